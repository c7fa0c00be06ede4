import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addUp, formatDollars, Millicents, readDollars } from '#core/cost/millicents.ts';

const amounts = fc.maxSafeNat().map((n) => Millicents.parse(n));

describe('an amount of money', () => {
  it.each([
    [0, '$0.00'],
    [1, '$0.00001'],
    [500, '$0.005'],
    [1_500, '$0.015'],
    [20_000, '$0.20'],
    [99_999, '$0.99999'],
    [100_000, '$1.00'],
    [123_456_000, '$1,234.56'],
    [100_000_000_000, '$1,000,000.00'],
  ])('of %i millicents is written %s', (amount, written) => {
    expect(formatDollars(Millicents.parse(amount))).toBe(written);
  });

  it('is read back as it was written', () => {
    return fc.assert(
      fc.property(amounts, (amount) => {
        expect(readDollars(formatDollars(amount))).toBe(amount);
      }),
    );
  });

  it.each([
    ['25', 2_500_000],
    ['$25.5', 2_550_000],
    [' 1,234.56 ', 123_456_000],
    ['0.015', 1_500],
    ['0', 0],
  ])('may be written %j', (text, amount) => {
    expect(readDollars(text)).toBe(amount);
  });

  it.each(['', '$', '-5', '1e3', '12,34', '0.000001', '5 dollars', '1.2.3', '99999999999999999999', '€5'])(
    'may not be written %j',
    (text) => {
      expect(readDollars(text)).toBeUndefined();
    },
  );

  it('has no fractions and is not negative', () => {
    expect(Millicents.safeParse(0.5).success).toBe(false);
    expect(Millicents.safeParse(-1).success).toBe(false);
  });

  it('adds up exactly, where dollars as floats would not', () => {
    const dimes = Array.from({ length: 3 }, () => Millicents.parse(10_000));
    expect(formatDollars(addUp(dimes))).toBe('$0.30');
  });
});
