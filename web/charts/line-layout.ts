import { scaleLinear, scalePoint } from 'd3-scale';
import { type ChartSize, SMALL, TEXT, tenth } from './chart-size.ts';
import { endOfScale, UNKNOWN, writeFigure } from './figure-text.ts';
import { type LegendItem, layOutLegend } from './legend-layout.ts';
import { changesBetween, type LineAxis, type LineSeries, type Place, readPlaces } from './line-data.ts';
import {
  type PlacedChange,
  type PlacedLine,
  placeChanges,
  placeFigures,
  placeLine,
  placeUnknown,
  type Span,
  type Spot,
} from './place-line.ts';
import { DAY_WIDTH, type Tick, ticksAlong, ticksUp } from './ticks.ts';
import { widthOf } from './wrap-text.ts';

/** The frame in which amounts are drawn. */
export interface Plot {
  readonly left: number;
  readonly right: number;
  readonly top: number;
  readonly bottom: number;
}

export interface LineLayout {
  readonly height: number;
  readonly plot: Plot;
  /** Where the letters of the unit's name stand. */
  readonly unitY: number;
  readonly legend: readonly LegendItem[];
  readonly changes: readonly PlacedChange[];
  readonly up: readonly Tick[];
  readonly along: readonly Tick[];
  /** Where nothing is known of any line. */
  readonly unknown: readonly Span[];
  readonly lines: readonly PlacedLine[];
  /** Numbers at the marks of a single line, where they all have room. */
  readonly figures: readonly (Spot & { readonly text: string })[];
  /** The size of a mark: what is close together is marked smaller. */
  readonly radius: number;
}

const PLOT_HEIGHT = 230;
/** For the number above the highest mark. */
const ABOVE = 24;
const BELOW = 8;

/** Places lines from zero up. Throws RangeError as `readPlaces` does. */
export function layOutLines(axis: LineAxis, series: readonly LineSeries[], size: ChartSize): LineLayout {
  const places = readPlaces(axis, series);
  const changes = changesBetween(axis, places);
  const values = places.flatMap(({ points }) => points.map((point) => point?.y));
  const isUnknown = places.map(({ points }) => points.every((point) => point?.y === undefined));

  const amounts = scaleLinear([0, endOfScale(values)], [PLOT_HEIGHT, 0]).nice(5);
  const isWhole = values.every((value) => value === undefined || Number.isInteger(value));
  const widest = Math.max(...ticksUp(amounts, isWhole).map(({ lines }) => widthOf(lines.join(), SMALL.size)));
  const left = Math.ceil(widest) + 8;
  const right = size.width - 2;
  const { placeOf, positions, step } = placeAlong(
    axis,
    places,
    left,
    right,
    series.length === 1 ? values : [],
  );

  const labels = series.map(({ label }, index) =>
    places.some(({ points }) => points[index]?.y !== undefined)
      ? label
      : `${label} (${UNKNOWN.toLowerCase()})`,
  );
  const legend = layOutLegend(labels, isUnknown.includes(true), size.width);
  const changeTexts = placeChanges(changes, placeOf, size.width, legend.height);
  const top = changeTexts.bottom + TEXT.line + ABOVE;
  const plot = { left, right, top, bottom: top + PLOT_HEIGHT };
  amounts.range([plot.bottom, plot.top]);
  const along = ticksAlong(axis, places, positions, step);
  const lines = series.map((_, index) => placeLine(places, index, positions, changes, amounts));
  const names = Math.max(0, ...along.map((tick) => tick.lines.length));
  return {
    height: plot.bottom + BELOW + (names + 1) * SMALL.line + 8,
    plot,
    unitY: changeTexts.bottom + SMALL.size + 2,
    legend: legend.items,
    changes: changeTexts.placed,
    up: ticksUp(amounts, isWhole),
    along,
    unknown: placeUnknown(isUnknown, positions, { x: left, width: right - left }),
    lines,
    figures: lines.length === 1 && lines[0] !== undefined ? placeFigures(lines[0]) : [],
    radius: Math.min(4.5, Math.max(1.5, step * 0.4)),
  };
}

interface Along {
  readonly placeOf: (x: string) => number;
  /** The middle of each place, and the least distance between two. */
  readonly positions: readonly number[];
  readonly step: number;
}

function placeAlong(
  axis: LineAxis,
  places: readonly Place[],
  left: number,
  right: number,
  figures: readonly (number | undefined)[],
): Along {
  const xs = places.map(({ x }) => x);
  if (axis.kind === 'ages') {
    const scale = scalePoint(xs, [left, right]).padding(0.5);
    const placeOf = (x: string) => tenth(scale(x) ?? left);
    return { placeOf, positions: xs.map(placeOf), step: scale.step() };
  }
  // Room for half of what stands at the first and the last.
  const half = Math.max(DAY_WIDTH, ...figures.map((value) => widthOf(writeFigure(value), TEXT.size))) / 2;
  const ends = [xs.at(0), xs.at(-1)].map((x) => Date.parse(x ?? ''));
  const scale = scaleLinear(ends, [left + half, right - half]);
  const placeOf = (x: string) => tenth(scale(Date.parse(x)));
  const positions = xs.map(placeOf);
  const steps = positions.slice(1).map((x, index) => x - (positions[index] ?? 0));
  return { placeOf, positions, step: Math.min(right - left, ...steps) };
}
