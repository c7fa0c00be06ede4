import * as z from 'zod';

/** The shapes in which every card is drawn, since platforms show one or the other best. */
export const SizeName = z.enum(['wide', 'tall', 'square']);
export type SizeName = z.infer<typeof SizeName>;

export interface CardSize {
  readonly name: SizeName;
  /** Pixels. */
  readonly width: number;
  /** Pixels. */
  readonly height: number;
}

export const CARD_SIZES: readonly CardSize[] = [
  { name: 'wide', width: 1200, height: 675 },
  { name: 'tall', width: 1080, height: 1350 },
  { name: 'square', width: 1080, height: 1080 },
];

export function sizeCalled(name: SizeName): CardSize {
  const size = CARD_SIZES.find((candidate) => candidate.name === name);
  if (!size) throw new Error(`There is no size ${name}`);
  return size;
}
