import type { TableProblem } from '#core/import-offices/table.ts';
import { DataTable } from '../components/data-table.tsx';
import { writeNumber } from '../components/number-text.ts';

/** More at once would be no help: most of them have one cause. */
const SHOWN = 200;

/** Everything that keeps a file from being imported, row by row. */
export const TableProblems = ({ problems }: { readonly problems: readonly TableProblem[] }) =>
  problems.length === 0 ? null : (
    <section aria-labelledby="problems">
      <h2 id="problems">What to mend in the file</h2>
      <DataTable
        caption="Problems of the file"
        captionHidden
        rows={problems.slice(0, SHOWN)}
        columns={[
          { label: 'Row', cell: ({ row }) => (row === undefined ? 'The file' : `Row ${row}`) },
          { label: 'Column', cell: ({ column }) => (column ? <code>{column}</code> : '') },
          { label: 'It says', cell: ({ value }) => (value ? `“${value}”` : '') },
          { label: 'What to do', cell: ({ message }) => message },
        ]}
      />
      {problems.length > SHOWN ? (
        <p>
          And {writeNumber(problems.length - SHOWN)} more. Mend these first: most of the others have the same
          cause.
        </p>
      ) : null}
    </section>
  );

/** Such as `1 problem` or `12 problems`. */
export function countProblems(count: number): string {
  return `${writeNumber(count)} ${count === 1 ? 'problem' : 'problems'}`;
}
