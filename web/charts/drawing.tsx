import type { PropsWithChildren } from 'hono/jsx';
import type { ChartProps } from './chart-figure.tsx';
import { type ChartSize, SMALL, TEXT } from './chart-size.ts';

export interface DrawingProps {
  readonly chart: ChartProps;
  readonly size: ChartSize;
  readonly height: number;
}

/** One drawing of a chart. It is a single picture for a screen reader, which finds the numbers in the table. */
export const Drawing = ({ chart, size, height, children }: PropsWithChildren<DrawingProps>) => {
  const id = `${chart.id}-${size.name}`;
  return (
    <svg
      class={`chart__drawing chart__drawing--${size.name}`}
      viewBox={`0 0 ${size.width} ${height}`}
      preserveAspectRatio="xMinYMin meet"
      font-size={TEXT.size}
      role="img"
      aria-labelledby={`${id}-title ${id}-desc`}
      focusable="false"
    >
      <title id={`${id}-title`}>{chart.title}</title>
      <desc id={`${id}-desc`}>{`${chart.description} The numbers are in the table below.`}</desc>
      <defs>
        <pattern
          id={`${id}-hatch`}
          width="7"
          height="7"
          patternUnits="userSpaceOnUse"
          patternTransform="rotate(45)"
        >
          <line class="chart__hatch" x1="0" y1="0" x2="0" y2="7" />
        </pattern>
      </defs>
      {children}
    </svg>
  );
};

/** An area of which nothing is known: hatched, so that it is no shape of any number. */
export const UnknownArea = ({
  chart,
  size,
  ...place
}: Pick<DrawingProps, 'chart' | 'size'> & {
  readonly x: number;
  readonly y: number;
  readonly width: number;
  readonly height: number;
}) => <rect class="chart__unknown" {...place} fill={`url(#${chart.id}-${size.name}-hatch)`} />;

export interface LinesProps {
  readonly lines: readonly string[];
  readonly x: number;
  /** Where the first line's letters stand. */
  readonly y: number;
  readonly small?: boolean | undefined;
  readonly anchor?: 'start' | 'middle' | 'end' | undefined;
  readonly class?: string | undefined;
}

/** Text in lines that were broken before: SVG breaks none. */
export const Lines = ({ lines, x, y, small, anchor, class: className }: LinesProps) => {
  const { size, line } = small ? SMALL : TEXT;
  return (
    <text class={className} x={x} y={y} font-size={small ? size : undefined} text-anchor={anchor}>
      {lines.map((text, index) => (
        <tspan x={x} dy={index === 0 ? undefined : line}>
          {text}
        </tspan>
      ))}
    </text>
  );
};
