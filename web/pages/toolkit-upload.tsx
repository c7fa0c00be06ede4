import type { ToolkitImport } from '#core/import-toolkit/toolkit-import.ts';
import { Breadcrumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { DataTable } from '../components/data-table.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { FileField } from '../components/file-field.tsx';
import { Form } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { Steps } from '../components/steps.tsx';
import { TimeText } from '../components/time-text.tsx';
import type { FormState } from '../forms/form-state.ts';
import { packSection, packsPath, placePackPath } from '../pack-paths.ts';
import type { Place } from '../place-env.ts';
import { toolkitPath } from '../toolkit-paths.ts';

export const TOOLKIT_TITLE = 'Import a toolkit';
export const TOOLKIT_STEPS = ['Choose the document', 'Go through it', 'Your pack'];

export interface ToolkitUploadPageProps {
  readonly place: Place;
  readonly form: FormState;
  /** Of the file at most. */
  readonly maxBytes: number;
  /** Those that were read before, the newest first. */
  readonly read: readonly ToolkitImport[];
}

const ACCEPTED = '.md,.markdown,.txt,.docx,.csv,.xlsx,.zip';

/** Takes a toolkit, which is read first and becomes a pack only when somebody has gone through it. */
export const ToolkitUploadPage = ({ place, form, maxBytes, read }: ToolkitUploadPageProps) => (
  <Layout
    title={TOOLKIT_TITLE}
    section={packSection(place.scope)}
    failed={Object.keys(form.errors).length > 0}
  >
    <Breadcrumb trail={[{ href: packsPath(place.scope), label: 'Packs' }]} here={TOOLKIT_TITLE} />
    <ErrorSummary errors={form.errors} />
    <PageTitle>{TOOLKIT_TITLE}</PageTitle>
    <Steps label={TOOLKIT_TITLE} steps={TOOLKIT_STEPS} current={1} />
    <p>
      Give Clarion the document that you were sent: sample posts, whom to tag, hashtags, talking points.
      Clarion reads it, shows what it found and what it did not understand, and you decide what becomes a
      pack. Nothing is posted.
    </p>
    <Form action={toolkitPath(place.scope)} label={TOOLKIT_TITLE} withFile>
      <FileField
        form={form}
        name="file"
        label="The toolkit"
        hint={`Word (.docx), plain text, Markdown, a table (.xlsx, .csv), or a ZIP with the document and its pictures. At most ${maxBytes / 1_000_000} MB.`}
        accept={ACCEPTED}
      />
      <ButtonRow>
        <Button>Read it</Button>
      </ButtonRow>
      <p class="usa-hint">Reading takes up to 20 seconds.</p>
    </Form>
    <section aria-labelledby="accepted">
      <h2 id="accepted">What is read</h2>
      <ul>
        <li>
          A document with headings, such as “Sample posts” and “X/Twitter”. Each post is best a paragraph or a
          list item of its own. What offices fill in stands in [BRACKETS].
        </li>
        <li>
          A table with one post in each row and any of these columns: post, platform, timeframe, topic,
          time-sensitive, image, alt text.
        </li>
        <li>
          A ZIP, when pictures belong to the posts. The document or table names each picture by its file.
        </li>
        <li>
          Not a PDF: it has lost its lists and tables. Ask for the document it was made from, or copy its text
          into a Word document.
        </li>
      </ul>
    </section>
    {read.length === 0 ? null : <Earlier {...{ place, read }} />}
  </Layout>
);

const Earlier = ({ place, read }: Pick<ToolkitUploadPageProps, 'place' | 'read'>) => (
  <section aria-labelledby="earlier">
    <h2 id="earlier">Read before</h2>
    <DataTable
      caption="Toolkits that were read before"
      captionHidden
      rows={read}
      columns={[
        { label: 'Toolkit', cell: ({ id, title }) => <a href={toolkitPath(place.scope, id)}>{title}</a> },
        { label: 'File', cell: ({ fileName }) => fileName },
        {
          label: 'Read',
          cell: ({ createdAt, createdBy }) => (
            <>
              <TimeText at={createdAt} zone={place.zone} /> by {createdBy.name}
            </>
          ),
        },
        {
          label: 'What became of it',
          cell: ({ saved, packId }) =>
            saved ? <a href={placePackPath(place.scope, packId)}>Saved as a pack</a> : 'Not saved yet',
        },
      ]}
    />
    <p class="usa-hint">What nobody saves is removed after 90 days.</p>
  </section>
);
