import type { DraftMessage, OwnPack } from '#core/own-pack/own-pack.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { DataTable } from '../components/data-table.tsx';
import { EmptyState } from '../components/empty-state.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { Form, Hidden } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { Select } from '../components/select.tsx';
import { TextArea } from '../components/text-area.tsx';
import { TextField } from '../components/text-field.tsx';
import { type FormState, textOf } from '../forms/form-state.ts';
import type { EntryField } from '../forms/pack-list-forms.ts';
import { type PackList, packListPath, packSection, packsPath, placePackPath } from '../pack-paths.ts';
import type { Place } from '../place-env.ts';
import { Panel } from './panel.tsx';

export interface ListedEntry {
  readonly key: string;
  /** What it is, for people. */
  readonly name: string;
  /** What texts write for it. */
  readonly token: string;
  readonly about: string;
  readonly uses: readonly DraftMessage[];
}

export interface PackListPageProps {
  readonly place: Place;
  readonly pack: OwnPack;
  readonly list: PackList;
  readonly entries: readonly ListedEntry[];
  readonly fields: readonly EntryField[];
  readonly form: FormState;
  /** The entry that the form changes; otherwise it adds one. */
  readonly changed: ListedEntry | undefined;
}

export const LIST_WORDS: Readonly<
  Record<PackList, { readonly heading: string; readonly one: string; readonly about: string }>
> = {
  links: {
    heading: 'Links',
    one: 'link',
    about: 'An address stands here once, and every text in every language leads to it.',
  },
  hashtags: { heading: 'Hashtags', one: 'hashtag', about: 'The hashtags that messages can carry.' },
  tags: {
    heading: 'Tags',
    one: 'tag',
    about:
      'Whom messages can mention, with the handle on each platform. No handle is used on another platform.',
  },
  placeholders: {
    heading: 'Placeholders',
    one: 'placeholder',
    about: 'What an office fills in. A date, a time or an address belongs here and never into a text.',
  },
};

/** One list of what a pack's messages are made of. */
export const PackListPage = (props: PackListPageProps) => {
  const { place, pack, list, entries, form, changed } = props;
  const { heading, one, about } = LIST_WORDS[list];
  const { scope } = place;
  return (
    <Layout
      title={heading}
      section={packSection(scope)}
      width="wide"
      failed={Object.keys(form.errors).length > 0}
    >
      <ErrorSummary errors={form.errors} />
      <Breadcrumb
        trail={[
          { href: packsPath(scope), label: 'Packs' },
          { href: placePackPath(scope, pack.id), label: pack.title },
        ]}
        here={heading}
      />
      <PageTitle above={pack.title}>{heading}</PageTitle>
      <p class="lead">{about}</p>
      {entries.length === 0 ? (
        <EmptyState heading="None yet">
          <p>Add the first {one} below.</p>
        </EmptyState>
      ) : (
        <Entries {...props} />
      )}
      <Panel id="entry" heading={changed ? `Change “${changed.name}”` : `Add a ${one}`}>
        <EntryForm {...props} />
      </Panel>
    </Layout>
  );
};

const Entries = ({ place: { scope }, pack, list, entries }: PackListPageProps) => (
  <DataTable
    caption={LIST_WORDS[list].heading}
    captionHidden
    rows={entries}
    columns={[
      { label: 'Name', cell: ({ name }) => name },
      { label: 'In texts', cell: ({ token }) => token },
      { label: 'About', cell: ({ about }) => about },
      {
        label: 'Used in',
        cell: ({ uses }) => (uses.length === 1 ? '1 message' : `${uses.length} messages`),
      },
      {
        label: 'Do',
        cell: ({ key, name }) => (
          <>
            <a href={packListPath(scope, pack.id, list, key)}>
              Change<span class="usa-sr-only"> {name}</span>
            </a>{' '}
            <Form
              action={placePackPath(scope, pack.id, `parts/${list}/remove`)}
              label={`Remove ${name}`}
              class="inline-form"
            >
              <Hidden name="key" value={key} />
              <Hidden name="seen" value={String(pack.version)} />
              <Button kind="plain">
                Remove<span class="usa-sr-only"> {name}</span>
              </Button>
            </Form>
          </>
        ),
      },
    ]}
  />
);

const EntryForm = ({ place: { scope }, pack, list, fields, form, changed }: PackListPageProps) => {
  const { one } = LIST_WORDS[list];
  return (
    <Form action={packListPath(scope, pack.id, list)} label={changed ? `Change the ${one}` : `Add a ${one}`}>
      <Hidden name="seen" value={textOf(form, 'seen')} />
      {changed ? <Hidden name="changes" value={changed.key} /> : null}
      {fields.map((field) => (
        <EntryControl form={form} field={field} />
      ))}
      <ButtonRow>
        <Button>{changed ? 'Save' : `Add the ${one}`}</Button>
        {changed ? <a href={packListPath(scope, pack.id, list)}>Cancel</a> : null}
      </ButtonRow>
    </Form>
  );
};

const EntryControl = ({ form, field }: { form: FormState; field: EntryField }) => {
  const { kind, options = [], ...props } = field;
  switch (kind) {
    case 'select':
      return <Select form={form} {...props} options={options} />;
    case 'lines':
      return <TextArea form={form} {...props} rows={3} />;
    case 'text':
      return <TextField form={form} {...props} autocomplete="off" />;
  }
};
