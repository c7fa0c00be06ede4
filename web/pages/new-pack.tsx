import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { TextField } from '../components/text-field.tsx';
import { type FormState, textOf } from '../forms/form-state.ts';
import { packSection, packsPath } from '../pack-paths.ts';
import type { Place } from '../place-env.ts';

export interface NewPackPageProps {
  readonly place: Place;
  readonly form: FormState;
  /** Where the form goes. */
  readonly action: string;
  /** The pack that is copied, if one is. */
  readonly original?:
    | { readonly title: string; readonly version: number; readonly messages: number }
    | undefined;
}

/** Begins a pack: an empty one, or a copy. */
export const NewPackPage = ({ place, form, action, original }: NewPackPageProps) => {
  const title = original ? `Copy “${original.title}”` : 'Start a pack';
  return (
    <Layout title={title} section={packSection(place.scope)} failed={Object.keys(form.errors).length > 0}>
      <ErrorSummary errors={form.errors} />
      <Breadcrumb trail={[{ href: packsPath(place.scope), label: 'Packs' }]} here={title} />
      <PageTitle>{title}</PageTitle>
      {original ? (
        <p>
          Version {original.version} with its {original.messages} messages, links, tags, hashtags and pictures
          becomes a pack of {place.name}, which you can change. The original stays as it is. Each text has to
          be approved here before you publish the copy.
        </p>
      ) : (
        <p>
          You begin with an empty pack. It asks for the office’s name, the official and the website, which
          Clarion fills in by itself. Nobody else sees it before you publish it.
        </p>
      )}
      <Form action={action}>
        <Hidden name="id" value={textOf(form, 'id')} />
        <TextField
          form={form}
          name="title"
          label="Title of the pack"
          hint="What people see when they choose a pack, such as “Early voting in our county”."
          autocomplete="off"
        />
        <ButtonRow>
          <Button>{original ? 'Make the copy' : 'Start the pack'}</Button>
          <a href={packsPath(place.scope)}>Cancel</a>
        </ButtonRow>
      </Form>
    </Layout>
  );
};
