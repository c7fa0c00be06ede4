/** The two weights that cards are set in. */
export type Weight = 'regular' | 'bold';

/** How wide each letter of the cards' fonts is. Whatever draws the cards reads it from the very fonts it draws with. */
export interface Letters {
  /** The advance of a letter as a share of the font's size; undefined where the fonts have no such letter. */
  advance(letter: string, weight: Weight): number | undefined;
}

/** The letters of a text that the fonts cannot show, each once. */
export function missingLetters(text: string, letters: Letters): readonly string[] {
  const missing = [...text].filter((letter) => letters.advance(letter, 'bold') === undefined);
  return [...new Set(missing)];
}

/** How wide a text is as a share of the font's size. Every letter must be there. */
export function widthOf(text: string, letters: Letters, weight: Weight): number {
  let width = 0;
  for (const letter of text) {
    const advance = letters.advance(letter, weight);
    if (advance === undefined) throw new RangeError(`The fonts have no ${JSON.stringify(letter)}`);
    width += advance;
  }
  return width;
}
