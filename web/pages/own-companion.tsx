import type { CompanionTemplate } from '#core/companion/companion-template.ts';
import { nameLanguage } from '#core/name-language.ts';
import type { OwnPack } from '#core/own-pack/own-pack.ts';
import { BlankDocument } from '../components/blank-document.tsx';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { FormSection } from '../components/form-section.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TextArea } from '../components/text-area.tsx';
import { TextField } from '../components/text-field.tsx';
import { type FormState, textOf } from '../forms/form-state.ts';
import {
  hintField,
  labelField,
  languagesOf,
  promptsField,
  textField,
  titleField,
} from '../forms/own-companion-form.ts';
import { packCompanionsPath, packSection, packsPath, placePackPath } from '../pack-paths.ts';
import type { Place } from '../place-env.ts';

export interface OwnCompanionPageProps {
  readonly place: Place;
  readonly pack: OwnPack;
  readonly template: CompanionTemplate;
  readonly form: FormState;
  readonly mayWrite: boolean;
}

/** A companion of a pack on the desk: its text in each language, what it asks, and how it reads. */
export const OwnCompanionPage = (props: OwnCompanionPageProps) => {
  const { place, pack, template, form, mayWrite } = props;
  const { scope } = place;
  return (
    <Layout title={template.title} section={packSection(scope)} failed={Object.keys(form.errors).length > 0}>
      <ErrorSummary errors={form.errors} />
      <Breadcrumb
        trail={[
          { href: packsPath(scope), label: 'Packs' },
          { href: placePackPath(scope, pack.id), label: pack.title },
        ]}
        here={template.title}
      />
      <PageTitle above={pack.title}>{template.title}</PageTitle>
      <p class="lead">{template.summary}</p>
      {mayWrite ? (
        <>
          <p>
            <a href="#as-it-stands">See how it reads</a>
          </p>
          <Entry {...props} />
        </>
      ) : null}
      <section aria-labelledby="as-it-stands">
        <h2 id="as-it-stands">As it stands</h2>
        <p>What is marked is filled in by each office.</p>
        {languagesOf(pack, template).map((language) => (
          <>
            <h3>{nameLanguage(language)}</h3>
            {template.wordings.some((wording) => wording.language === language) ? (
              <BlankDocument {...{ template, language }} links={pack.links} />
            ) : (
              <p>
                There is no {nameLanguage(language)} text. A campaign in this language gets the{' '}
                {nameLanguage(template.wordings[0]?.language ?? 'en')} one.
              </p>
            )}
          </>
        ))}
      </section>
      {mayWrite ? <Remove {...props} /> : null}
    </Layout>
  );
};

const Entry = ({ place, pack, template, form }: OwnCompanionPageProps) => (
  <Form action={packCompanionsPath(place.scope, pack.id, template.kind)} label={`Change: ${template.title}`}>
    <Hidden name="seen" value={textOf(form, 'seen')} />
    <FormSection id="texts" heading="Texts">
      <Notation />
      {languagesOf(pack, template).map((language, at) => (
        <>
          <TextField
            form={form}
            name={titleField(language)}
            label={`Title of the document in ${nameLanguage(language)}`}
            autocomplete="off"
            optional={at > 0}
          />
          <TextArea
            form={form}
            name={textField(language)}
            label={`Text in ${nameLanguage(language)}`}
            hint={at > 0 ? 'Left empty with its title, there is none in this language.' : undefined}
            rows={18}
            language={language}
            optional={at > 0}
          />
        </>
      ))}
    </FormSection>
    <Questions {...{ template, form, pack }} />
    <FormSection id="about" heading="About it">
      <TextField form={form} name="title" label="Name of it in lists" autocomplete="off" />
      <TextArea form={form} name="summary" label="What it is for" rows={3} />
      {template.words ? (
        <>
          <TextField form={form} name="least" label="Words at least" autocomplete="off" />
          <TextField form={form} name="most" label="Words at most" autocomplete="off" />
        </>
      ) : null}
    </FormSection>
    <ButtonRow>
      <Button>Save</Button>
      <a href={placePackPath(place.scope, pack.id)}>Back to the pack</a>
    </ButtonRow>
  </Form>
);

const NOTATION: readonly (readonly [string, string])[] = [
  ['# Headline', 'the headline'],
  ['## Heading', 'a smaller heading'],
  ['> Words', 'a quote'],
  ['- Item', 'an item of a list, one on each line'],
  ['1. Fairness. | The same rules hold for everyone.', 'a numbered point, its beginning in bold'],
  ['{office}', 'the answer to a question'],
];

const Notation = () => (
  <details>
    <summary>How to write it</summary>
    <p>An empty line begins a new part. A part without a sign is a paragraph.</p>
    <ul>
      {NOTATION.map(([written, meaning]) => (
        <li>
          <code>{written}</code> is {meaning}.
        </li>
      ))}
    </ul>
    <p>A line that begins with such a sign and is plain text all the same begins with \.</p>
  </details>
);

/** What the texts ask of each office, and what else they may ask. */
const Questions = ({ template, form, pack }: Pick<OwnCompanionPageProps, 'template' | 'form' | 'pack'>) => {
  const { fields } = template;
  const isWrong = Object.keys(form.errors).some((name) => /^(?:label|hint|prompts)-/.test(name));
  const others = pack.placeholders.filter(({ key }) => !fields.some((field) => field.key === key));
  return (
    <FormSection id="questions" heading="Questions to each office">
      <p>
        What a campaign or the office’s records answer already is filled in by itself. A question that no text
        asks any more is dropped when you save.
      </p>
      {others.length === 0 ? null : (
        <details>
          <summary>Other questions of the pack, which texts may ask too</summary>
          <ul>
            {others.map(({ key, label }) => (
              <li>
                <code>{`{${key}}`}</code>: {label}
              </li>
            ))}
          </ul>
        </details>
      )}
      {fields.length === 0 ? null : (
        <details open={isWrong}>
          <summary>Change how questions are put ({fields.length})</summary>
          {fields.map(({ key, prompts }) => (
            <>
              <TextField
                form={form}
                name={labelField(key)}
                label={`Question that {${key}} asks`}
                autocomplete="off"
              />
              <TextField
                form={form}
                name={hintField(key)}
                label={`Help with {${key}}`}
                autocomplete="off"
                optional
              />
              {prompts ? (
                <TextArea
                  form={form}
                  name={promptsField(key)}
                  label={`Prompts for {${key}}`}
                  hint="One on each line. They help to write this step."
                  rows={4}
                />
              ) : null}
            </>
          ))}
        </details>
      )}
    </FormSection>
  );
};

const Remove = ({ place, pack, template, form }: OwnCompanionPageProps) => (
  <section aria-labelledby="remove">
    <h2 id="remove">Remove it from the pack</h2>
    <p>
      Its texts in all languages are gone from the pack then, and cannot be brought back. Versions that are
      published with it keep it.
    </p>
    <Form
      action={`${packCompanionsPath(place.scope, pack.id, template.kind)}/remove`}
      label={`Remove: ${template.title}`}
    >
      <Hidden name="seen" value={textOf(form, 'seen')} />
      <Button kind="danger">Remove it</Button>
    </Form>
  </section>
);
