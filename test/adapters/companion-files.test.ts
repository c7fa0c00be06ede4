import { describe, expect, test } from 'vitest';
import { PackId } from '#core/ids.ts';
import { HEADER, HEADER_FILE, readLibrary, soundPack } from './pack-fixture.ts';

const FILE = 'fair/companions/card.yaml';
const COMPANION = `kind: card
title: Card
summary: A card for the counter.
share: { message: meet-us, link: page }
fields:
  - key: office
    label: Office
    type: text
    required: true
    max_length: 60
    example: Example County Elections
wordings:
  - language: en
    title: Card
    blocks:
      - heading: Meet {office}
      - points:
          - { lead: First., text: "Read {link:guide}." }
`;
const PLACEHOLDER = `  - key: page
    label: Page
    type: url
    required: false
    local: true
    max_length: 60
    example: https://example.gov
tags:`;

const read = (companion: string, file = FILE) =>
  readLibrary({ ...soundPack(), [HEADER_FILE]: HEADER.replace('tags:', PLACEHOLDER), [file]: companion });

test('a companion is read with its pack, and a pack without one has none', async () => {
  const library = await read(COMPANION);
  expect(library.problems()).toEqual([]);
  expect(library.find(PackId.parse('fair'))?.companions).toMatchObject([{ kind: 'card', title: 'Card' }]);
  const bare = await readLibrary(soundPack());
  expect(bare.find(PackId.parse('fair'))?.companions).toEqual([]);
});

describe('a companion with a fault leaves its pack out, and says where it is', () => {
  test.each([
    ['an unknown field', 'title: Card\nsum', 'colour: red\ntitle: Card\nsum', 'colour', 'not a field'],
    ['an unknown kind of block', 'heading:', 'headline:', 'wordings[0].blocks[0].headline', 'not a field'],
    ['an unknown field in a text', '{office}', '{ofice}', 'wordings[0].blocks[0]', 'no field for {ofice}'],
    ['a link that is none', 'link:guide', 'link:map', 'wordings[0].blocks[1]', 'no link for {link:map}'],
    ['a tag', 'Meet {office}', 'Meet {office} {@friends}', 'wordings[0].blocks[0]', 'is for posts'],
    ['a toolkit’s bracket', 'Meet', 'Meet [OFFICE]', 'wordings[0].blocks[0]', 'not a token'],
    [
      'a language that the pack has not',
      'language: en',
      'language: es',
      'wordings[0].language',
      'language es',
    ],
    ['a message that is not there', 'meet-us', 'nobody', 'share.message', 'no message nobody'],
    ['a link of another type', 'link: page', 'link: greeting', 'share.link', 'of type url'],
    ['a field that no text uses', 'key: office', 'key: place', 'fields[0].key', 'No text uses {place}'],
    ['a long example', 'max_length: 60', 'max_length: 6', 'fields[0].example', 'longer than max_length'],
    ['another kind than its file', 'kind: card', 'kind: op-ed', 'kind', 'op-ed.yaml'],
  ])('%s', async (_name, from, to, field, says) => {
    expect(COMPANION).toContain(from);
    const library = await read(COMPANION.replace(from, to));
    expect(library.list()).toEqual([]);
    const found = library.problems().filter((problem) => problem.field === field);
    expect(found.map(({ file }) => file)).toContain(FILE);
    expect(found.map(({ message }) => message).join(' ')).toContain(says);
  });
});
