const GRAPHEMES = new Intl.Segmenter('en', { granularity: 'grapheme' });
const ELLIPSIS = '…';

/** Widths of the semi-bold letters of Public Sans, in parts of their size, rounded up: the first that fits counts. */
const WIDTHS: readonly (readonly [RegExp, number])[] = [
  [/^[ .,:;'‘’|!ijlI()[\]{}]$/, 0.36],
  [/^[frtJ1*^"“”/\\-]$/, 0.48],
  [/^[a-ln-vx-zLTF27+=<>~_#?–]$/, 0.62],
  [/^\d$/, 0.66],
  [/^[mMW%@—]$/, 1],
  // What is not Latin may be as wide as it is high, and a sign of several letters wider.
  [/^[\u0020-\u024f…]$/, 0.84],
];
const WIDEST = 1.3;

/** How wide letters of a size are at most. Nothing draws them here, so kinds of letters are reckoned with. */
export function widthOf(text: string, size: number): number {
  let width = 0;
  for (const { segment } of GRAPHEMES.segment(text)) {
    width += WIDTHS.find(([letters]) => letters.test(segment))?.[1] ?? WIDEST;
  }
  return width * size;
}

/** Breaks a text into lines that are not wider than that; what is left after the last line is cut off. */
export function wrapText(
  text: string,
  { width, size, lines: max }: { readonly width: number; readonly size: number; readonly lines: number },
): readonly string[] {
  const fits = (line: string) => widthOf(line, size) <= width;
  const lines: string[] = [];
  let line = '';
  for (const piece of text
    .trim()
    .split(/\s+/)
    .flatMap((word) => breakWord(word, fits))) {
    const longer = line === '' ? piece : `${line} ${piece}`;
    if (fits(longer)) {
      line = longer;
    } else {
      lines.push(line);
      line = piece;
    }
  }
  if (line !== '') lines.push(line);
  if (lines.length <= max) return lines;
  return [...lines.slice(0, max - 1), cutLine(lines[max - 1] ?? '', fits)];
}

/** A word that no line holds, such as an address, in pieces that one does. */
function breakWord(word: string, fits: (line: string) => boolean): readonly string[] {
  if (fits(word)) return [word];
  const pieces: string[] = [];
  let piece = '';
  for (const { segment } of GRAPHEMES.segment(word)) {
    if (piece !== '' && !fits(piece + segment)) {
      pieces.push(piece);
      piece = '';
    }
    piece += segment;
  }
  return [...pieces, piece];
}

function cutLine(line: string, fits: (line: string) => boolean): string {
  const letters = [...GRAPHEMES.segment(line)].map(({ segment }) => segment);
  while (letters.length > 1 && !fits(letters.join('') + ELLIPSIS)) letters.pop();
  return letters.join('').trimEnd() + ELLIPSIS;
}
