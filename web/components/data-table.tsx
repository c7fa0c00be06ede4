// biome-ignore-all lint/a11y/noRedundantRoles: laid out as cards, Safari no longer takes it for a table unless told
import type { Child } from 'hono/jsx';

export interface Column<Row> {
  readonly label: string;
  readonly numeric?: boolean | undefined;
  readonly cell: (row: Row) => Child;
}

export interface DataTableProps<Row> {
  readonly caption: string;
  /** The first column names the row. */
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
  /** Where the page's heading says the same already, the caption is for screen readers only. */
  readonly captionHidden?: boolean | undefined;
}

/** A table that turns into a list of cards on a narrow screen. Show an EmptyState instead of an empty table. */
export const DataTable = <Row,>({ caption, columns, rows, captionHidden }: DataTableProps<Row>) => (
  <table class="data-table" role="table">
    <caption class={captionHidden ? 'usa-sr-only' : undefined}>{caption}</caption>
    <thead role="rowgroup">
      <tr role="row">
        {columns.map(({ label, numeric }) => (
          <th scope="col" role="columnheader" class={numeric ? 'numeric' : undefined}>
            {label}
          </th>
        ))}
      </tr>
    </thead>
    <tbody role="rowgroup">
      {rows.map((row) => (
        <tr role="row">
          {columns.map((column, index) => (
            <Cell column={column} row={row} first={index === 0} />
          ))}
        </tr>
      ))}
    </tbody>
  </table>
);

const Cell = <Row,>({ column, row, first }: { column: Column<Row>; row: Row; first: boolean }) => {
  const className = column.numeric ? 'numeric' : undefined;
  return first ? (
    <th scope="row" role="rowheader" class={className}>
      {column.cell(row)}
    </th>
  ) : (
    <td role="cell" class={className} data-label={column.label}>
      <div>{column.cell(row)}</div>
    </td>
  );
};
