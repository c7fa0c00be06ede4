import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readBlocks, writeBlocks } from '#core/companion/block-notation.ts';
import type { CompanionBlock } from '#core/companion/companion-template.ts';
import { library } from '#test/templates/shipped-packs.ts';

test.each<readonly [string, string, readonly CompanionBlock[]]>([
  ['a headline', '# Open count', [{ heading: 'Open count' }]],
  [
    'a smaller heading right above its text',
    '## Why\nWe show it.',
    [{ subheading: 'Why' }, { paragraph: 'We show it.' }],
  ],
  ['lines of one paragraph', 'Ana\n555-0100', [{ paragraph: 'Ana\n555-0100' }]],
  ['two paragraphs', 'One.\n\n\nTwo.', [{ paragraph: 'One.' }, { paragraph: 'Two.' }]],
  ['a quote of two paragraphs', '> One.\n>\n> Two.', [{ quote: 'One.\n\nTwo.' }]],
  ['a list', '- {office}\n- two', [{ list: ['{office}', 'two'] }]],
  ['two lists', '- one\n\n- two', [{ list: ['one'] }, { list: ['two'] }]],
  ['points', '1. Law. | We follow it.', [{ points: [{ lead: 'Law.', text: 'We follow it.' }] }]],
  ['a sentence with a number', '7. November is the day.', [{ paragraph: '7. November is the day.' }]],
  ['the mark at the end of a release', '###', [{ paragraph: '###' }]],
  ['a sign that is text', '\\# 1 of all', [{ paragraph: '# 1 of all' }]],
  ['nothing', ' \n\n', []],
])('%s is read', (_, text, blocks) => {
  expect(readBlocks(text)).toEqual(blocks);
});

const line = fc
  .string({ unit: fc.constantFrom(...'ab1 #>-.|\\{}“'), minLength: 1, maxLength: 12 })
  .map((text) => text.trim())
  .filter((text) => text !== '');
const lines = fc.array(line, { minLength: 1, maxLength: 3 }).map((all) => all.join('\n'));
const word = fc.string({ unit: fc.constantFrom(...'abc1.{}'), minLength: 1, maxLength: 8 });
const block: fc.Arbitrary<CompanionBlock> = fc.oneof(
  line.map((heading) => ({ heading })),
  line.map((subheading) => ({ subheading })),
  lines.map((paragraph) => ({ paragraph })),
  lines.map((quote) => ({ quote })),
  fc.array(line, { minLength: 1, maxLength: 3 }).map((list) => ({ list })),
  fc
    .array(fc.record({ lead: word, text: line }), { minLength: 1, maxLength: 3 })
    .map((points) => ({ points })),
);

test('what a form shows is read back as it was', () => {
  return fc.assert(
    fc.property(fc.array(block, { maxLength: 5 }), (blocks) => {
      expect(readBlocks(writeBlocks(blocks))).toEqual(blocks);
    }),
    { seed: 7, numRuns: 300 },
  );
});

test('so are the companions that come with Clarion', () => {
  const flat = (blocks: readonly CompanionBlock[]) =>
    JSON.stringify(blocks)
      .replaceAll(/(?:\\n| )+/g, ' ')
      .replaceAll(' "', '"');
  for (const { wordings } of library.list().flatMap(({ companions = [] }) => companions)) {
    for (const { blocks } of wordings) {
      expect(flat(readBlocks(writeBlocks(blocks)))).toBe(flat(blocks));
    }
  }
});
