import fc from 'fast-check';
import { expect, test } from 'vitest';
import { widthOf, wrapText } from '#web/charts/wrap-text.ts';

const SIZE = 14;
const anyText = fc.string({ unit: 'grapheme', maxLength: 120 });
const bare = (text: string) => text.replaceAll(/\s+/g, '');

test('a text is broken between words', () => {
  expect(wrapText('Every ballot is counted twice', { width: 110, size: SIZE, lines: 3 })).toEqual([
    'Every ballot',
    'is counted',
    'twice',
  ]);
});

test('no line is wider than there is room, and no letter is lost', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const lines = wrapText(text, { width: 60, size: SIZE, lines: 1000 });
      for (const line of lines) expect(widthOf(line, SIZE)).toBeLessThanOrEqual(60);
      expect(bare(lines.join(''))).toBe(bare(text));
    }),
  );
});

test('what does not fit is cut off, and that is to be seen', () => {
  fc.assert(
    fc.property(anyText, (text) => {
      const whole = wrapText(text, { width: 60, size: SIZE, lines: 1000 });
      const lines = wrapText(text, { width: 60, size: SIZE, lines: 2 });
      expect(lines).toHaveLength(Math.min(2, whole.length));
      if (whole.length > 2) expect(lines[1]).toMatch(/…$/);
      else expect(lines).toEqual(whole);
      for (const line of lines) expect(widthOf(line, SIZE)).toBeLessThanOrEqual(60);
    }),
  );
});
