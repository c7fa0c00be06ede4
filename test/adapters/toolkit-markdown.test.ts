import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { readMarkdown } from '#adapters/toolkit-files/read-markdown.ts';
import { isText, wordsOf } from '#core/import-toolkit/document.ts';
import { placesIn } from '#core/import-toolkit/lost-lines.ts';
import { SOURCE } from '#test/core/import-toolkit/toolkit-sources.ts';
import { draftOfAll, lettersOf } from '#test/core/import-toolkit/toolkit-stage.ts';

test('every line of Markdown that is not empty is in a block', () => {
  return fc.assert(
    fc.property(SOURCE, (source) => {
      const { blocks } = readMarkdown('a.md', source);
      const isRead = (line: number) =>
        blocks.some(({ place: { first, last } }) => first <= line && line <= last);
      const lost = source
        .split(/\r\n|[\n\r]/)
        .flatMap((line, at) => (line.trim() === '' || isRead(at + 1) ? [] : [line]));
      expect(lost).toEqual([]);
    }),
    { numRuns: 600, examples: [['-\n\ta'], ['-\n  ## a'], ['-\n  > a']] },
  );
});

test('every block and every word of Markdown is in its draft, unread or left out with a reason', () => {
  return fc.assert(
    fc.property(SOURCE, (source) => {
      const document = readMarkdown('a.md', source);
      const draft = draftOfAll([document]);
      const places = placesIn(draft);
      const lost = document.blocks
        .flatMap((block) => (block.kind === 'table' ? block.rows.map(({ place }) => place) : [block.place]))
        .filter(({ first, last }) => !places.some((place) => place.first <= first && place.last >= last));
      expect(lost).toEqual([]);
      const said = lettersOf(draft);
      const words = document.blocks
        .filter((block) => isText(block) || block.kind === 'table')
        .flatMap(
          (block) =>
            wordsOf(block)
              .toLowerCase()
              .match(/\p{L}{3,}/gu) ?? [],
        );
      expect(words.filter((word) => !said.includes(word))).toEqual([]);
    }),
    { numRuns: 600 },
  );
});
