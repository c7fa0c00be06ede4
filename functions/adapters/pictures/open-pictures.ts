import type { TextRules } from '#core/text-rules.ts';
import type { Pictures } from '#ports/pictures.ts';
import { drawCard } from './draw-card.ts';
import { type CardFonts, readFonts } from './fonts.ts';
import { inTurn } from './in-turn.ts';
import { readUpload } from './read-upload.ts';

export interface PicturesOptions {
  /** The folder with the files of @fontsource/public-sans. */
  readonly fonts: string;
  /** Of every platform: a picture is small enough for all of them. */
  readonly rules: readonly Pick<TextRules, 'image'>[];
}

/** Pictures that are in work at once: each may take 200 MB while it is unpacked. */
const AT_ONCE = 2;

/** Pictures by satori and sharp. Nothing is loaded before the first one is asked for. */
export function openPictures({ fonts: folder, rules }: PicturesOptions): Pictures {
  const mostBytes = Math.min(...rules.map(({ image }) => image.maxBytes));
  const takeTurn = inTurn(AT_ONCE);
  let fonts: Promise<CardFonts> | undefined;
  const readOnce = () => {
    fonts ??= readFonts(folder);
    return fonts;
  };
  return {
    letters: async () => (await readOnce()).letters,
    draw: (design, logo) => takeTurn(async () => drawCard(await readOnce(), design, logo, mostBytes)),
    readUpload: (bytes) => takeTurn(() => readUpload(bytes, mostBytes)),
  };
}
