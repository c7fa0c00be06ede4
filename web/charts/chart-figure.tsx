import type { Child, PropsWithChildren } from 'hono/jsx';
import { type Column, DataTable } from '../components/data-table.tsx';

/** What every chart is told about itself. */
export interface ChartProps {
  /** Small letters, digits and hyphens; nothing else on the page begins with it. */
  readonly id: string;
  readonly title: string;
  /** A sentence that says what there is to see: it stands above the drawing, and is read out in its place. */
  readonly description: string;
  /** What one of what is counted is called, in the plural: `views`. */
  readonly unit: string;
  /** When the numbers were read, such as a TimeText; left out where nothing has been read yet. */
  readonly asOf: Child;
  /** Of how many a number is known: `31 of 47 posts reported.` */
  readonly coverage: string;
}

export interface ChartFigureProps<Row> {
  readonly chart: ChartProps;
  /** Stands in the place of the drawing where there is nothing to draw. */
  readonly empty: string | undefined;
  readonly columns: readonly Column<Row>[];
  readonly rows: readonly Row[];
}

/**
 * A drawing with all that it needs to be understood: what it shows, how much of it is known and since when, and its
 * numbers as a table. Throws RangeError for an id that nothing could refer to.
 */
export const ChartFigure = <Row,>({
  chart: { id, title, description, asOf, coverage },
  empty,
  columns,
  rows,
  children,
}: PropsWithChildren<ChartFigureProps<Row>>) => {
  if (!/^[a-z][a-z0-9-]*$/.test(id)) throw new RangeError(`${JSON.stringify(id)} is no id of a chart`);
  return (
    <figure class="chart" id={id}>
      <figcaption class="chart__caption">
        <p class="chart__title">{title}</p>
        <p class="chart__description">{description}</p>
      </figcaption>
      {empty === undefined ? children : <p class="chart__empty">{empty}</p>}
      <p class="chart__standing">{coverage}</p>
      {isShown(asOf) ? <p class="chart__as-of">As of {asOf}</p> : null}
      {rows.length === 0 ? null : (
        <details class="chart__numbers">
          <summary>
            Numbers as a table<span class="usa-sr-only">: {title}</span>
          </summary>
          <DataTable caption={title} captionHidden columns={columns} rows={rows} />
        </details>
      )}
    </figure>
  );
};

const isShown = (child: Child) => child !== undefined && child !== null && child !== false && child !== '';

/** What stands where a chart has nothing to draw; nothing where it has. */
export function describeEmpty(values: readonly (number | undefined)[]): string | undefined {
  if (values.length === 0) return 'There are no numbers yet.';
  return values.every((value) => value === undefined) ? 'None of these numbers is known.' : undefined;
}
