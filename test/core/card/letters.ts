import { readFonts } from '#adapters/pictures/fonts.ts';
import type { Letters } from '#core/card/letters.ts';
import { FONTS_FOLDER } from '#local/assets/places.ts';

/** The letters that cards are really drawn with. */
export async function readLetters(): Promise<Letters> {
  return (await readFonts(FONTS_FOLDER)).letters;
}
