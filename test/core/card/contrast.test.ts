import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  Colour,
  contrastOf,
  darkenForWhite,
  LEAST_CONTRAST,
  WHITE,
  writeContrast,
} from '#core/card/contrast.ts';

const colours = fc
  .integer({ min: 0, max: 0xffffff })
  .map((value) => Colour.parse(`#${value.toString(16).padStart(6, '0')}`));

describe('contrast', () => {
  // From WebAIM's contrast checker.
  it.each([
    ['#000000', '21.0'],
    ['#ffffff', '1.0'],
    ['#767676', '4.5'],
    ['#777777', '4.4'],
    ['#1a4480', '9.6'],
    ['#ff0000', '3.9'],
  ])('of %s with white is %s', (colour, ratio) => {
    expect(writeContrast(contrastOf(Colour.parse(colour), WHITE))).toBe(ratio);
  });

  it('is the same both ways', () => {
    fc.assert(
      fc.property(colours, colours, (one, other) => contrastOf(one, other) === contrastOf(other, one)),
    );
  });

  it('is enough for white letters once a colour is darkened, and a colour that is dark enough stays', () => {
    fc.assert(
      fc.property(colours, (colour) => {
        const darker = darkenForWhite(colour);
        const enough = contrastOf(colour, WHITE) >= LEAST_CONTRAST;
        return contrastOf(darker, WHITE) >= LEAST_CONTRAST && (darker === colour) === enough;
      }),
    );
  });

  it.each(['red', '#fff', '1a4480', '#1a448g', '#1a44801'])('knows no colour %s', (typed) => {
    expect(Colour.safeParse(typed).success).toBe(false);
  });
});
