import * as fc from 'fast-check';
import { expect, test } from 'vitest';
import { isText, wordsOf } from '#core/import-toolkit/document.ts';
import { addLost, placesIn } from '#core/import-toolkit/lost-lines.ts';
import { readPlainText } from '#core/import-toolkit/read-plain-text.ts';
import { SOURCE } from './toolkit-sources.ts';
import { draftOfAll, lettersOf } from './toolkit-stage.ts';

test('every line of a plain text that is not empty is in a block', () => {
  return fc.assert(
    fc.property(SOURCE, (source) => {
      const { blocks } = readPlainText('a.txt', source);
      const read = new Set(
        blocks.flatMap(({ place: { first, last } }) =>
          Array.from({ length: last - first + 1 }, (_, at) => first + at),
        ),
      );
      const filled = source
        .split(/\r\n|[\n\r\f]/)
        .flatMap((line, at) => (line.trim() === '' ? [] : [at + 1]));
      expect(filled.filter((line) => !read.has(line))).toEqual([]);
    }),
    { numRuns: 600 },
  );
});

test('every block is in the draft, unread or left out with a reason', () => {
  return fc.assert(
    fc.property(SOURCE, (source) => {
      const document = readPlainText('a.txt', source);
      const places = placesIn(draftOfAll([document]));
      const lost = document.blocks
        .flatMap((block) => (block.kind === 'table' ? block.rows.map(({ place }) => place) : [block.place]))
        .filter(({ first, last }) => !places.some((place) => place.first <= first && place.last >= last));
      expect(lost).toEqual([]);
    }),
    { numRuns: 600 },
  );
});

test('every word of a toolkit stands in its draft', () => {
  return fc.assert(
    fc.property(SOURCE, (source) => {
      const document = readPlainText('a.txt', source);
      const said = lettersOf(draftOfAll([document]));
      const words = document.blocks
        .filter((block) => isText(block) || block.kind === 'table')
        .flatMap((block) => wordsOf(block).match(/\p{L}{3,}/gu) ?? []);
      expect(words.filter((word) => !said.includes(word.toLowerCase()))).toEqual([]);
    }),
    { numRuns: 600 },
  );
});

test('the same documents always give the same draft', () => {
  return fc.assert(
    fc.property(SOURCE, (source) => {
      const read = () => draftOfAll([readPlainText('a.txt', source)]);
      expect(read()).toEqual(read());
    }),
    { numRuns: 50 },
  );
});

test('a block that no rule took is unread, whatever the rules are', () => {
  const document = readPlainText('a.txt', '# Talking points\n\n- We count in the open.\n');
  const draft = draftOfAll([document]);
  expect(addLost([document], draft)).toEqual(draft);
  expect(addLost([document], { ...draft, talkingPoints: [] }).unread).toEqual([
    {
      place: { document: 'a.txt', first: 3, last: 3 },
      text: 'We count in the open.',
      why: 'No rule read it.',
    },
  ]);
});
