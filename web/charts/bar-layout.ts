import { scaleLinear } from 'd3-scale';
import { type ChartSize, SMALL, TEXT, tenth } from './chart-size.ts';
import { checkFigure, endOfScale, writeFigure } from './figure-text.ts';
import { widthOf, wrapText } from './wrap-text.ts';

export interface Bar {
  readonly label: string;
  /** Nothing where it is unknown, which is not zero. */
  readonly value: number | undefined;
  /** What has to be known with it, such as why it is unknown. */
  readonly note?: string | undefined;
}

/** As many as one printed page holds. A longer list is for the caller to cut, or to show as a table. */
export const MAX_BARS = 30;

export interface PlacedBar {
  readonly label: readonly string[];
  readonly note: readonly string[];
  /** Where the letters of their first lines stand. */
  readonly labelY: number;
  readonly noteY: number;
  readonly y: number;
  readonly height: number;
  readonly figure: string;
  readonly shape:
    | { readonly kind: 'bar'; readonly width: number }
    | { readonly kind: 'zero' }
    | { readonly kind: 'unknown'; readonly width: number };
}

export interface BarLayout {
  readonly height: number;
  /** Where every bar begins, and how far the longest goes. */
  readonly from: number;
  readonly to: number;
  readonly bars: readonly PlacedBar[];
}

/** Between the edge of a bar and what stands beside it. */
export const BESIDE = 7;
const THICKNESS = 20;
const BETWEEN = 14;
/** Room for the unit above the bars. */
const HEAD = 22;
const LABEL_LINES = 3;
const NOTE_LINES = 2;

/** Places bars from the top down, in the order given. Throws RangeError for too many, and for what is no count. */
export function layOutBars(bars: readonly Bar[], size: ChartSize): BarLayout {
  if (bars.length > MAX_BARS) throw new RangeError(`${bars.length} bars: a chart holds ${MAX_BARS}`);
  for (const { value } of bars) checkFigure(value);
  const isWide = size.name === 'wide';
  const column = isWide ? labelColumn(bars) : size.width;
  const from = isWide ? column + 16 : 2;
  const figures = bars.map(({ value }) => widthOf(writeFigure(value), TEXT.size));
  const to = tenth(size.width - Math.max(0, ...figures) - BESIDE);
  const scale = scaleLinear([0, endOfScale(bars.map(({ value }) => value))], [0, to - from]);

  let top = HEAD;
  const placed = bars.map((bar): PlacedBar => {
    const label = wrapText(bar.label, { width: column, size: TEXT.size, lines: LABEL_LINES });
    const note = wrapText(bar.note ?? '', { width: column, size: SMALL.size, lines: NOTE_LINES });
    const text = label.length * TEXT.line + note.length * SMALL.line;
    const row = isWide ? Math.max(text, THICKNESS) : text + 5 + THICKNESS;
    const y = isWide ? top + (row - THICKNESS) / 2 : top + text + 5;
    const textTop = isWide ? top + (row - text) / 2 : top;
    top += row + BETWEEN;
    return {
      label,
      note,
      labelY: tenth(textTop + TEXT.size),
      noteY: tenth(textTop + label.length * TEXT.line + SMALL.size),
      y: tenth(y),
      height: THICKNESS,
      figure: writeFigure(bar.value),
      shape: shapeOf(bar.value, scale, to - from),
    };
  });
  return { height: tenth(top - BETWEEN + 6), from, to, bars: placed };
}

/** As wide as the longest label, within bounds: bars begin close to short labels. */
function labelColumn(bars: readonly Bar[]): number {
  const widths = bars.flatMap(({ label, note }) => [
    widthOf(label, TEXT.size),
    note === undefined ? 0 : Math.min(widthOf(note, SMALL.size), 220),
  ]);
  return Math.ceil(Math.min(260, Math.max(80, ...widths)));
}

function shapeOf(
  value: number | undefined,
  scale: (value: number) => number,
  longest: number,
): PlacedBar['shape'] {
  if (value === undefined) return { kind: 'unknown', width: tenth(longest) };
  if (value === 0) return { kind: 'zero' };
  // One view beside a million is still to be seen.
  return { kind: 'bar', width: tenth(Math.max(1.5, scale(value))) };
}
