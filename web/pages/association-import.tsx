import type { Association } from '#core/association.ts';
import type { TableProblem } from '#core/import-offices/table.ts';
import { Breadcrumb, type Crumb } from '../components/breadcrumb.tsx';
import { Button, ButtonRow } from '../components/buttons.tsx';
import { DataTable } from '../components/data-table.tsx';
import { ErrorSummary } from '../components/error-summary.tsx';
import { FileField } from '../components/file-field.tsx';
import { Form } from '../components/form.tsx';
import { Layout } from '../components/layout.tsx';
import { PageTitle } from '../components/page-title.tsx';
import { Steps } from '../components/steps.tsx';
import { TextArea } from '../components/text-area.tsx';
import type { FormState } from '../forms/form-state.ts';
import { exportPath, newImportPath } from '../import-paths.ts';
import { IMPORT_STEPS, type ImportWords } from './association-import-words.ts';
import { TableProblems } from './table-problems.tsx';

export interface AssociationImportPageProps {
  readonly association: Association;
  readonly words: ImportWords;
  readonly form: FormState;
  /** What is wrong with the file that was sent. */
  readonly problems: readonly TableProblem[];
}

/** Takes a file, which is checked first and changes nothing. */
export const AssociationImportPage = ({ association, words, form, problems }: AssociationImportPageProps) => {
  const { kind, title, section, guide } = words;
  return (
    <Layout
      title={title}
      section={section}
      failed={Object.keys(form.errors).length > 0}
      width={problems.length > 0 ? 'wide' : 'text'}
    >
      <Breadcrumb trail={trailOf(association, words)} here={title} />
      <ErrorSummary errors={form.errors} />
      <PageTitle>{title}</PageTitle>
      <Steps label={title} steps={IMPORT_STEPS} current={1} />
      <TableProblems problems={problems} />
      <p>{words.about}</p>
      <Form action={newImportPath(association.id, kind)} label={title} withFile>
        <FileField
          form={form}
          name="file"
          label="CSV file"
          hint="Saved from a spreadsheet as “CSV UTF-8 (Comma delimited)”, up to 2 MB."
          accept=".csv,text/csv"
        />
        <TextArea
          form={form}
          name="pasted"
          label="Or paste its content"
          hint="With the row of column names, separated by commas."
          rows={4}
          optional
        />
        <ButtonRow>
          <Button>Check the file</Button>
        </ButtonRow>
        <p class="usa-hint">This changes nothing yet. You see first what would happen.</p>
      </Form>
      <section aria-labelledby="columns">
        <h2 id="columns">What the file looks like</h2>
        <p>
          The first row names the columns, in any order. Every column has to be there.{' '}
          <a href={exportPath(association.id, kind)}>{words.exportLabel}</a>
        </p>
        <DataTable
          caption="The columns"
          captionHidden
          rows={Object.entries(guide)}
          columns={[
            { label: 'Column', cell: ([column]) => <code>{column}</code> },
            { label: 'What may stand in it', cell: ([, allowed]) => allowed },
          ]}
        />
      </section>
    </Layout>
  );
};

function trailOf({ id }: Association, { list }: ImportWords): readonly Crumb[] {
  return [{ href: list.path(id), label: list.label }];
}
