import { type Letters, type Weight, widthOf } from './letters.ts';

/** The room that a text has, in pixels, and the sizes that it may be set in, the largest first. */
export interface Room {
  readonly width: number;
  readonly height: number;
  readonly sizes: readonly number[];
  readonly weight: Weight;
}

/** A text set in lines. Sizes in pixels. */
export interface SetText {
  readonly lines: readonly string[];
  readonly size: number;
  readonly lineHeight: number;
  readonly weight: Weight;
}

/** Lines stand this far apart, as a share of the font's size: the tallest letters of Public Sans do not touch. */
const LEADING = 1.2;

/** A line may fill this much of its room: kerning and rounding never take the rest. */
const FILLED = 0.98;

/** Sets a text as large as it fits, whole words only; undefined where it does not fit even at the smallest size. */
export function fitText(text: string, room: Room, letters: Letters): SetText | undefined {
  const { width, height, sizes, weight } = room;
  for (const size of sizes) {
    const lines = breakLines(text, (width * FILLED) / size, letters, weight);
    const lineHeight = Math.ceil(size * LEADING);
    if (lines && lines.length * lineHeight <= height) return { lines, size, lineHeight, weight };
  }
  return undefined;
}

/** Lines no wider than `room`, a share of the font's size; undefined where a single word is wider. */
function breakLines(
  text: string,
  room: number,
  letters: Letters,
  weight: Weight,
): readonly string[] | undefined {
  const lines: string[] = [];
  for (const word of text.split(' ').filter((part) => part !== '')) {
    if (widthOf(word, letters, weight) > room) return undefined;
    const last = lines.at(-1);
    const longer = last === undefined ? undefined : `${last} ${word}`;
    if (longer !== undefined && widthOf(longer, letters, weight) <= room) lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}
