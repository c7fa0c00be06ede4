import { line } from 'd3-shape';
import { SMALL, TEXT, tenth } from './chart-size.ts';
import { writeFigure } from './figure-text.ts';
import { type DefinitionChange, definitionAt, type Place } from './line-data.ts';
import { nameDayOfYear } from './ticks.ts';
import { widthOf, wrapText } from './wrap-text.ts';

export interface Spot {
  readonly x: number;
  readonly y: number;
}

/** A stretch along the axis. */
export interface Span {
  readonly x: number;
  readonly width: number;
}

export interface PlacedLine {
  /** A path for each definition by which was counted. Each breaks where something is unknown. */
  readonly paths: readonly string[];
  /** What is known, in order. */
  readonly spots: readonly (Spot & { readonly value: number })[];
}

/** A line's places in the drawing. No path leads over what is unknown, or from one definition to the next. */
export function placeLine(
  places: readonly Place[],
  series: number,
  positions: readonly number[],
  changes: readonly DefinitionChange[],
  amounts: (value: number) => number,
): PlacedLine {
  const marks = places.map(({ x, points }, index) => {
    const value = points[series]?.y;
    return {
      x: positions[index] ?? 0,
      definition: definitionAt(changes, x),
      known: value === undefined ? undefined : { y: tenth(amounts(value)), value },
    };
  });
  const draw = line<(typeof marks)[number]>(
    ({ x }) => x,
    ({ known }) => known?.y ?? 0,
  ).defined(({ known }) => known !== undefined);
  const definitions = Array.from({ length: changes.length + 1 }, (_, definition) =>
    marks.filter((mark) => mark.definition === definition),
  );
  return {
    paths: definitions.flatMap((counted) => draw(counted) || []),
    spots: marks.flatMap(({ x, known }) => (known === undefined ? [] : [{ x, ...known }])),
  };
}

export interface PlacedChange {
  readonly x: number;
  readonly textX: number;
  /** Where the first line's letters stand. */
  readonly textY: number;
  readonly lines: readonly string[];
}

/** Each change's words in rows of their own above the plot, as near to its line as the edges let them be. */
export function placeChanges(
  changes: readonly DefinitionChange[],
  placeOf: (x: string) => number,
  width: number,
  top: number,
): { readonly placed: readonly PlacedChange[]; readonly bottom: number } {
  let bottom = top;
  const placed = changes.map(({ from, label }) => {
    const x = placeOf(from);
    const text = `From ${nameDayOfYear(from)}: ${label}`;
    const lines = wrapText(text, { width: Math.min(width, 420), size: SMALL.size, lines: 3 });
    const half = Math.max(...lines.map((words) => widthOf(words, SMALL.size))) / 2;
    const textY = bottom + SMALL.size;
    bottom += lines.length * SMALL.line + 4;
    return { x, textX: tenth(Math.min(width - half, Math.max(half, x))), textY, lines };
  });
  return { placed, bottom };
}

/** Stretches around places of which nothing is known, half way to their neighbours. */
export function placeUnknown(
  isUnknown: readonly boolean[],
  positions: readonly number[],
  plot: Span,
): readonly Span[] {
  const between = positions.slice(1).map((x, index) => (x + (positions[index] ?? 0)) / 2);
  const edges = [plot.x, ...between, plot.x + plot.width].map(tenth);
  const spans: Span[] = [];
  for (const [index, unknown] of isUnknown.entries()) {
    if (!unknown) continue;
    const from = isUnknown[index - 1] ? spans.pop()?.x : edges[index];
    const x = from ?? plot.x;
    spans.push({ x, width: tenth((edges[index + 1] ?? x) - x) });
  }
  return spans;
}

/** How far a number gives way to a line that rises or falls past it. */
const ASIDE = 9;

/** The numbers above a line's marks, if there is room between all of them. */
export function placeFigures({ spots }: PlacedLine): readonly (Spot & { readonly text: string })[] {
  const figures = spots.map(({ x, y, value }, index) => {
    const before = spots[index - 1]?.y ?? y;
    const after = spots[index + 1]?.y ?? y;
    // Upwards is towards less.
    const aside = before >= y && after < y ? -ASIDE : before < y && after >= y ? ASIDE : 0;
    const text = writeFigure(value);
    return { x: x + aside, y: tenth(y - 10), text, half: widthOf(text, TEXT.size) / 2 };
  });
  const fits = figures.every((figure, index) => {
    const before = figures[index - 1];
    return before === undefined || figure.x - before.x > figure.half + before.half + 4;
  });
  return fits ? figures.map(({ x, y, text }) => ({ x: tenth(x), y, text })) : [];
}
