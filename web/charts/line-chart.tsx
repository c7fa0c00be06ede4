import { nameDate } from '../components/calendar-date.ts';
import type { Column } from '../components/data-table.tsx';
import { ChartFigure, type ChartProps, describeEmpty } from './chart-figure.tsx';
import { NARROW, WIDE } from './chart-size.ts';
import { capitalize, writeFigure } from './figure-text.ts';
import {
  changesBetween,
  type DefinitionChange,
  definitionAt,
  type LineAxis,
  type LinePoint,
  type LineSeries,
  type Place,
  readPlaces,
} from './line-data.ts';
import { LineDrawing } from './line-drawing.tsx';
import { layOutLines } from './line-layout.ts';

export interface LineChartProps extends ChartProps {
  readonly axis: LineAxis;
  /** At most MAX_SERIES. Of a single one the chart's title says what it is. */
  readonly series: readonly LineSeries[];
}

/**
 * Amounts along ages or dates, as lines above zero. A line breaks where something is unknown and where the definition
 * changed. Throws RangeError for too much of anything, a value that is no count, and what is no place of the axis.
 */
export const LineChart = ({ axis, series, ...chart }: LineChartProps) => {
  const places = readPlaces(axis, series);
  const changes = changesBetween(axis, places);
  const empty = describeEmpty(places.flatMap(({ points }) => points.map((point) => point?.y)));
  return (
    <ChartFigure
      chart={chart}
      empty={empty}
      rows={places}
      columns={[
        { label: axis.label, cell: ({ name }) => name },
        ...series.map(
          ({ label }, index): Column<Place> => ({
            label: series.length === 1 ? capitalize(chart.unit) : label,
            numeric: true,
            cell: ({ points }) => writeCell(points[index]),
          }),
        ),
        ...(changes.length === 0 ? [] : [changeColumn(changes)]),
      ]}
    >
      {empty === undefined
        ? [WIDE, NARROW].map((size) => (
            <LineDrawing chart={chart} axis={axis} size={size} layout={layOutLines(axis, series, size)} />
          ))
        : null}
    </ChartFigure>
  );
};

function writeCell(point: LinePoint | undefined): string {
  const figure = writeFigure(point?.y);
  return point?.note === undefined ? figure : `${figure}: ${point.note}`;
}

/** How each row of the table was counted, where that changed. */
function changeColumn(changes: readonly DefinitionChange[]): Column<Place> {
  const describe = (definition: number) => {
    const change = changes[definition - 1];
    if (change !== undefined) return `From ${nameDate(change.from)}: ${change.label}`;
    return `Before ${nameDate(changes[0]?.from ?? '')}`;
  };
  return { label: 'Counted', cell: ({ x }) => describe(definitionAt(changes, x)) };
}
