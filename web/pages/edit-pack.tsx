import { Language } from '#core/ids.ts';
import { nameLanguage } from '#core/name-language.ts';
import { isOfOneOffice, type OwnPack } from '#core/own-pack/own-pack.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { Checkboxes } from '../components/choices.tsx';
import { DateField } from '../components/date-time-fields.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TextArea } from '../components/text-area.tsx';
import { TextField } from '../components/text-field.tsx';
import { type FormState, textOf } from '../forms/form-state.ts';
import { packSection, packsPath, placePackPath } from '../pack-paths.ts';
import type { Place } from '../place-env.ts';

/** Languages in which US offices inform voters most often, English and Spanish first. */
const USUAL = [
  'en',
  'es',
  'zh',
  'vi',
  'tl',
  'ko',
  'ar',
  'fr',
  'ht',
  'ja',
  'pl',
  'pt',
  'ru',
  'so',
  'hmn',
  'nv',
];

export interface EditPackPageProps {
  readonly place: Place;
  readonly pack: OwnPack;
  readonly form: FormState;
}

/** What a pack says of itself, and in which languages it speaks. */
export const EditPackPage = ({ place, pack, form }: EditPackPageProps) => {
  const all = [...new Set([...pack.languages, ...USUAL.map((tag) => Language.parse(tag))])];
  const choices = all.map((language) => ({ value: language, label: nameLanguage(language) }));
  const back = placePackPath(place.scope, pack.id);
  return (
    <Layout
      title="About the pack"
      section={packSection(place.scope)}
      failed={Object.keys(form.errors).length > 0}
    >
      <ErrorSummary errors={form.errors} />
      <Breadcrumb
        trail={[
          { href: packsPath(place.scope), label: 'Packs' },
          { href: back, label: pack.title },
        ]}
        here="About the pack"
      />
      <PageTitle above={pack.title}>About the pack</PageTitle>
      <Form action={placePackPath(place.scope, pack.id, 'edit')}>
        <Hidden name="seen" value={textOf(form, 'seen')} />
        <TextField form={form} name="title" label="Title" autocomplete="off" />
        <TextArea
          form={form}
          name="summary"
          label="Summary"
          hint="What the pack is for, in a sentence or two."
          rows={3}
        />
        <TextField
          form={form}
          name="topic"
          label="Topic"
          hint="One word for grouping packs, in lower-case letters and hyphens, such as early-voting."
          autocomplete="off"
        />
        <TextField
          form={form}
          name="source"
          label="Source"
          hint="Who wrote the contents, or where they come from."
          autocomplete="off"
        />
        <TextField
          form={form}
          name="license"
          label="License"
          hint="Under which terms others may use it, such as “For members of our association” or CC0-1.0."
          autocomplete="off"
          optional={isOfOneOffice(pack)}
        />
        <DateField
          form={form}
          name="review_by"
          label="Review by"
          hint="After this day the pack is shown as due for review."
        />
        <Checkboxes
          form={form}
          name="languages"
          label="Languages"
          hint="Those in which messages can be written."
          choices={choices}
        />
        <Checkboxes
          form={form}
          name="required"
          label="Required languages"
          hint="A message is held back from a published version until each of these is approved."
          choices={choices}
        />
        <ButtonRow>
          <Button>Save</Button>
          <a href={back}>Cancel</a>
        </ButtonRow>
      </Form>
    </Layout>
  );
};
