import { type Bar, type BarLayout, BESIDE, layOutBars, type PlacedBar } from './bar-layout.ts';
import { ChartFigure, type ChartProps, describeEmpty } from './chart-figure.tsx';
import { type ChartSize, NARROW, TEXT, tenth, WIDE } from './chart-size.ts';
import { Drawing, Lines, UnknownArea } from './drawing.tsx';
import { capitalize, UNKNOWN, writeFigure } from './figure-text.ts';
import { widthOf } from './wrap-text.ts';

export interface BarChartProps extends ChartProps {
  /** What each bar is, such as `Message`: the head of the table's first column. */
  readonly each: string;
  /** At most MAX_BARS, in the order in which they are drawn from the top down. */
  readonly bars: readonly Bar[];
}

/**
 * Amounts beside each other, as bars from zero that lie. What is unknown is hatched and says so; a true zero is a line
 * at zero. Throws RangeError for too many bars, a value that is no count, and a malformed id.
 */
export const BarChart = ({ each, bars, ...chart }: BarChartProps) => {
  const hasNotes = bars.some(({ note }) => note !== undefined);
  return (
    <ChartFigure
      chart={chart}
      empty={describeEmpty(bars.map(({ value }) => value))}
      rows={bars}
      columns={[
        { label: each, cell: ({ label }) => label },
        { label: capitalize(chart.unit), numeric: true, cell: ({ value }) => writeFigure(value) },
        ...(hasNotes ? [{ label: 'Note', cell: ({ note }: Bar) => note ?? '' }] : []),
      ]}
    >
      {[WIDE, NARROW].map((size) => (
        <BarDrawing chart={chart} size={size} layout={layOutBars(bars, size)} />
      ))}
    </ChartFigure>
  );
};

interface BarDrawingProps {
  readonly chart: ChartProps;
  readonly size: ChartSize;
  readonly layout: BarLayout;
}

const BarDrawing = ({ chart, size, layout: { height, from, bars } }: BarDrawingProps) => (
  <Drawing chart={chart} size={size} height={height}>
    <Lines class="chart__quiet" lines={[capitalize(chart.unit)]} x={from} y={TEXT.size} small />
    {bars.map((bar) => (
      <>
        <Lines lines={bar.label} x={0} y={bar.labelY} />
        {bar.note.length === 0 ? null : (
          <Lines class="chart__quiet" lines={bar.note} x={0} y={bar.noteY} small />
        )}
        <Shape bar={bar} from={from} chart={chart} size={size} />
      </>
    ))}
    {/* The labels of a narrow drawing stand where its zero line would go through. */}
    {size.name === 'wide' ? <line class="chart__axis" x1={from} x2={from} y1={20} y2={height} /> : null}
  </Drawing>
);

const Shape = ({ bar, from, chart, size }: Omit<BarDrawingProps, 'layout'> & ShapeProps) => {
  const { shape, y, height, figure } = bar;
  const textY = tenth(y + height / 2 + TEXT.size * 0.35);
  switch (shape.kind) {
    case 'unknown':
      return (
        <>
          <UnknownArea chart={chart} size={size} x={from} y={y} width={shape.width} height={height} />
          <rect class="chart__plate" x={from + 8} y={y + 1} width={PLATE} height={height - 2} />
          <text x={from + 8 + BESIDE} y={textY}>
            {figure}
          </text>
        </>
      );
    case 'zero':
      return (
        <>
          <line class="chart__zero" x1={from} x2={from} y1={y - 3} y2={y + height + 3} />
          <text class="chart__figure" x={from + BESIDE} y={textY}>
            {figure}
          </text>
        </>
      );
    case 'bar':
      return (
        <>
          <rect class="chart__bar" x={from} y={y} width={shape.width} height={height} />
          <text class="chart__figure" x={tenth(from + shape.width + BESIDE)} y={textY}>
            {figure}
          </text>
        </>
      );
  }
};

interface ShapeProps {
  readonly bar: PlacedBar;
  readonly from: number;
}

/** Keeps the hatch away from the word on it. */
const PLATE = widthOf(UNKNOWN, TEXT.size) + 2 * BESIDE - 6;
