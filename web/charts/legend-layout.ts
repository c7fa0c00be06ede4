import { TEXT } from './chart-size.ts';
import { UNKNOWN } from './figure-text.ts';
import { widthOf, wrapText } from './wrap-text.ts';

/** Which line of the chart, counted from zero; or the hatch. */
export type Sample = number | 'unknown';

export interface LegendItem {
  readonly sample: Sample;
  readonly x: number;
  /** Where the first line's letters stand. */
  readonly y: number;
  readonly lines: readonly string[];
}

/** How long the piece of line beside a name is, and with the room after it. */
export const SAMPLE_WIDTH = 36;
const SAMPLE_ROOM = SAMPLE_WIDTH + 7;
const BETWEEN = 20;

/** Names beside pieces of their lines, row by row. A single line needs no name: the chart's title is its name. */
export function layOutLegend(
  labels: readonly string[],
  hasUnknown: boolean,
  width: number,
): { readonly items: readonly LegendItem[]; readonly height: number } {
  const named: readonly (readonly [Sample, string])[] = [
    ...(labels.length > 1 ? labels.map((label, index) => [index, label] as const) : []),
    ...(hasUnknown ? [['unknown', UNKNOWN] as const] : []),
  ];
  const items: LegendItem[] = [];
  let x = 0;
  let top = 0;
  let row = 0;
  for (const [sample, label] of named) {
    const lines = wrapText(label, { width: width - SAMPLE_ROOM, size: TEXT.size, lines: 2 });
    const wide = SAMPLE_ROOM + Math.max(...lines.map((line) => widthOf(line, TEXT.size)));
    if (x > 0 && x + wide > width) {
      x = 0;
      top += row;
      row = 0;
    }
    items.push({ sample, x, y: top + TEXT.size, lines });
    row = Math.max(row, lines.length * TEXT.line + 4);
    x += wide + BETWEEN;
  }
  return { items, height: top + row };
}
