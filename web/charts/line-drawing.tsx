import { type SymbolType, symbol, symbolCircle, symbolDiamond, symbolSquare, symbolTriangle } from 'd3-shape';
import type { ChartProps } from './chart-figure.tsx';
import { type ChartSize, SMALL, TEXT, tenth } from './chart-size.ts';
import { Drawing, Lines, UnknownArea } from './drawing.tsx';
import { capitalize } from './figure-text.ts';
import { type LegendItem, SAMPLE_WIDTH } from './legend-layout.ts';
import type { LineAxis } from './line-data.ts';
import type { LineLayout, Plot } from './line-layout.ts';
import type { PlacedChange } from './place-line.ts';

/** Mark and dash tell lines apart without their colour; in the order of the series. */
const LOOKS: readonly { readonly mark: SymbolType; readonly dash?: string }[] = [
  { mark: symbolCircle },
  { mark: symbolSquare, dash: '9 5' },
  { mark: symbolTriangle, dash: '2 4' },
  { mark: symbolDiamond, dash: '11 4 2 4' },
];

export interface LineDrawingProps {
  readonly chart: ChartProps;
  readonly axis: LineAxis;
  readonly size: ChartSize;
  readonly layout: LineLayout;
}

export const LineDrawing = ({ chart, axis, size, layout }: LineDrawingProps) => {
  const { plot, radius } = layout;
  const frame = { y: plot.top, height: plot.bottom - plot.top };
  return (
    <Drawing chart={chart} size={size} height={layout.height}>
      {layout.legend.map((item) => (
        <Legend item={item} chart={chart} size={size} />
      ))}
      <Lines class="chart__quiet" lines={[capitalize(chart.unit)]} x={0} y={layout.unitY} small />
      {layout.unknown.map((span) => (
        <UnknownArea chart={chart} size={size} {...span} {...frame} />
      ))}
      <Axes axis={axis} layout={layout} />
      {layout.changes.map((change) => (
        <Change change={change} plot={plot} />
      ))}
      {layout.lines.map(({ paths, spots }, index) => (
        <g class={`chart__line chart__line--${index + 1}`}>
          {paths.map((path) => (
            <path class="chart__path" d={path} stroke-dasharray={LOOKS[index]?.dash} />
          ))}
          {spots.map(({ x, y }) => (
            <Mark line={index} x={x} y={y} radius={radius} />
          ))}
        </g>
      ))}
      {layout.figures.map(({ x, y, text }) => (
        <text class="chart__figure chart__figure--over" x={x} y={y} text-anchor="middle">
          {text}
        </text>
      ))}
    </Drawing>
  );
};

/** Round amounts across the plot, zero as its floor, and the names of the places below. */
const Axes = ({ axis, layout: { plot, up, along } }: Pick<LineDrawingProps, 'axis' | 'layout'>) => {
  const below = plot.bottom + 6 + SMALL.size;
  const names = Math.max(0, ...along.map(({ lines }) => lines.length));
  const label = axis.kind === 'ages' ? `${axis.label} (steps are not to scale)` : axis.label;
  return (
    <>
      {up.map(({ at, lines }) => (
        <>
          <line
            class={at === plot.bottom ? 'chart__axis' : 'chart__grid'}
            x1={plot.left}
            x2={plot.right}
            y1={tenth(at)}
            y2={tenth(at)}
          />
          <Lines lines={lines} x={plot.left - 8} y={tenth(at + SMALL.size * 0.35)} anchor="end" small />
        </>
      ))}
      {along.map(({ at, lines }) => (
        <>
          <line class="chart__axis" x1={at} x2={at} y1={plot.bottom} y2={plot.bottom + 5} />
          <Lines lines={lines} x={at} y={below + 2} anchor="middle" small />
        </>
      ))}
      <Lines
        class="chart__quiet"
        lines={[label]}
        x={tenth((plot.left + plot.right) / 2)}
        y={below + names * SMALL.line + 4}
        anchor="middle"
        small
      />
    </>
  );
};

const Change = ({ change: { x, textX, textY, lines }, plot }: { change: PlacedChange; plot: Plot }) => (
  <>
    <line
      class="chart__change"
      x1={x}
      x2={x}
      y1={textY + (lines.length - 1) * SMALL.line + 5}
      y2={plot.bottom}
      stroke-dasharray="6 4"
    />
    <Lines class="chart__over" lines={lines} x={textX} y={textY} anchor="middle" small />
  </>
);

interface LegendProps {
  readonly item: LegendItem;
  readonly chart: ChartProps;
  readonly size: ChartSize;
}

const Legend = ({ item: { sample, x, y, lines }, chart, size }: LegendProps) => {
  const middle = tenth(y - TEXT.size * 0.35);
  return (
    <>
      {sample === 'unknown' ? (
        <UnknownArea
          chart={chart}
          size={size}
          x={x + 0.5}
          y={middle - 7}
          width={SAMPLE_WIDTH - 1}
          height={14}
        />
      ) : (
        <g class={`chart__line chart__line--${sample + 1}`}>
          <path
            class="chart__path"
            d={`M${x},${middle}h${SAMPLE_WIDTH}`}
            stroke-dasharray={LOOKS[sample]?.dash}
          />
          <Mark line={sample} x={x + SAMPLE_WIDTH / 2} y={middle} radius={4.5} />
        </g>
      )}
      <Lines lines={lines} x={x + SAMPLE_WIDTH + 7} y={y} />
    </>
  );
};

interface MarkProps {
  readonly line: number;
  readonly x: number;
  readonly y: number;
  readonly radius: number;
}

const Mark = ({ line, x, y, radius }: MarkProps) => (
  <path
    class="chart__mark"
    d={symbol(LOOKS[line]?.mark ?? symbolCircle, Math.PI * radius ** 2)() ?? ''}
    transform={`translate(${x} ${y})`}
  />
);
