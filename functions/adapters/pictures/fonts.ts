import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Letters, Weight } from '#core/card/letters.ts';
import { type Advances, readWoff } from './read-woff.ts';

/** A font file as satori takes it. */
export interface CardFont {
  readonly name: string;
  readonly data: Buffer;
  readonly weight: 400 | 700;
  readonly style: 'normal';
}

export interface CardFonts {
  readonly fonts: readonly CardFont[];
  readonly letters: Letters;
}

/** What a card is set in: the second has the letters that the first has not. */
export const FONT_FAMILY = 'Public Sans, Public Sans Extended';

const FILES = [
  { name: 'Public Sans', subset: 'latin' },
  { name: 'Public Sans Extended', subset: 'latin-ext' },
] as const;

const WEIGHTS = { regular: 400, bold: 700 } as const satisfies Record<Weight, number>;

/** The names of the files that `readFonts` reads. */
export const FONT_FILES: readonly string[] = FILES.flatMap(({ subset }) =>
  Object.values(WEIGHTS).map((weight) => fileOf(subset, weight)),
);

/** Reads the fonts of the cards from a folder with the files of @fontsource/public-sans. */
export async function readFonts(folder: string): Promise<CardFonts> {
  const read = FILES.flatMap(({ name, subset }) =>
    (['regular', 'bold'] as const).map(async (weight) => {
      const data = await readFile(join(folder, fileOf(subset, WEIGHTS[weight])));
      return { weight, font: { name, data, weight: WEIGHTS[weight], style: 'normal' as const } };
    }),
  );
  const files = await Promise.all(read);
  const advances = new Map<Weight, readonly Advances[]>();
  for (const { weight, font } of files) {
    advances.set(weight, [...(advances.get(weight) ?? []), readWoff(font.data)]);
  }
  return {
    fonts: files.map(({ font }) => font),
    letters: {
      advance: (letter, weight) => {
        const code = letter.codePointAt(0);
        if (code === undefined) return undefined;
        return advances
          .get(weight)
          ?.find((known) => known.has(code))
          ?.get(code);
      },
    },
  };
}

function fileOf(subset: string, weight: number): string {
  return `public-sans-${subset}-${weight}-normal.woff`;
}
