import * as z from 'zod';

/** A colour as `#rrggbb`, in lower case. */
export const Colour = z
  .string()
  .trim()
  .toLowerCase()
  .regex(/^#[0-9a-f]{6}$/, 'Write a color as # and six digits or letters from a to f, such as #1a4480.')
  .brand<'Colour'>();
export type Colour = z.infer<typeof Colour>;

export const WHITE = Colour.parse('#ffffff');

/** The least that text may stand out from its ground by (WCAG 2.2, 1.4.3). */
export const LEAST_CONTRAST = 4.5;

/** By how much two colours stand out from each other, 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrastOf(one: Colour, other: Colour): number {
  const [dark = 0, light = 0] = [luminanceOf(one), luminanceOf(other)].toSorted((a, b) => a - b);
  return (light + 0.05) / (dark + 0.05);
}

/** Such as `3.9`: cut and never rounded up, so that a ratio that misses the limit is not shown as one that meets it. */
export function writeContrast(ratio: number): string {
  return (Math.floor(ratio * 10) / 10).toFixed(1);
}

/** The lightest colour of the same hue that white text can be read on: the colour itself where that is so already. */
export function darkenForWhite(colour: Colour): Colour {
  for (let share = 100; share > 0; share -= 1) {
    const darker = mix(colour, share / 100);
    if (contrastOf(darker, WHITE) >= LEAST_CONTRAST) return darker;
  }
  return Colour.parse('#000000');
}

/** WCAG 2.2, "relative luminance", 0 for black and 1 for white. */
function luminanceOf(colour: Colour): number {
  const [red = 0, green = 0, blue = 0] = channelsOf(colour).map((value) => {
    const part = value / 255;
    return part <= 0.04045 ? part / 12.92 : ((part + 0.055) / 1.055) ** 2.4;
  });
  return 0.2126 * red + 0.7152 * green + 0.0722 * blue;
}

function channelsOf(colour: Colour): readonly number[] {
  return [1, 3, 5].map((at) => Number.parseInt(colour.slice(at, at + 2), 16));
}

function mix(colour: Colour, share: number): Colour {
  const parts = channelsOf(colour).map((value) =>
    Math.floor(value * share)
      .toString(16)
      .padStart(2, '0'),
  );
  return Colour.parse(`#${parts.join('')}`);
}
