import sharp from 'sharp';
import { describe, expect, test } from 'vitest';
import { card, HEADER, HEADER_FILE, MESSAGE, MESSAGE_FILE, readLibrary, soundPack } from './pack-fixture.ts';

interface Fault {
  readonly name: string;
  readonly file: string;
  readonly from: string;
  readonly to: string;
  /** Words of the line that the problem should point to, after the change. */
  readonly at: string;
  readonly field: string;
  readonly says: string;
}

function inHeader(name: string, from: string, to: string, at: string, field: string, says: string): Fault {
  return { name, file: HEADER_FILE, from, to, at, field, says };
}

function inMessage(name: string, from: string, to: string, at: string, field: string, says: string): Fault {
  return { name, file: MESSAGE_FILE, from, to, at, field, says };
}

const FAULTS: readonly Fault[] = [
  inHeader('an unknown field', 'topic: fair', 'topic: fair\ncolour: red', 'colour', 'colour', 'not a field'),
  inHeader('a missing field', 'topic: fair\n', '', 'format', 'topic', 'missing'),
  inHeader('a wrong type', 'version: 1', 'version: one', 'version', 'version', 'a number'),
  inHeader('a wrong word', 'type: text', 'type: prose', 'prose', 'placeholders[0].type', 'text or date'),
  inHeader('a date that is none', '2027-06-30', '2027-06-31', 'review_by', 'review_by', '2027-03-01'),
  inHeader(
    'a handle with @',
    'friends_example',
    '"@friends_example"',
    '@friends',
    'tags[0].handles.x.handle',
    'without @',
  ),
  inHeader('an id unlike its folder', 'id: fair', 'id: fairs', 'id: fairs', 'id', 'folder fair'),
  inHeader('a second format', 'format: 1', 'format: 2', 'format', 'format', 'Write 1'),
  inHeader(
    'a hashtag in two casings',
    '  - { tag: CountyFair, status: on }',
    '  - { tag: CountyFair, status: on }\n  - { tag: Countyfair, status: on }',
    'Countyfair',
    'hashtags[1].tag',
    'as CountyFair',
  ),
  inHeader(
    'a key given twice',
    'key: greeting',
    'key: office',
    '- key: office\n',
    'placeholders[1].key',
    'already',
  ),
  inHeader(
    'an unreachable placeholder',
    'key: greeting',
    'key: hashtags',
    'key: hashtags',
    'placeholders[1].key',
    'another key',
  ),
  inHeader('a long example', 'Hello', 'H'.repeat(21), 'HHH', 'placeholders[1].example', 'max_length, 20'),
  inHeader('a missing image', 'card.png', 'cart.png', 'cart', 'media[0].file', 'no file media/cart.png'),
  inHeader(
    'an expiry without reason',
    '    reason: The event is over.\n',
    '',
    'key: speaker',
    'tags[1].reason',
    'why',
  ),
  inMessage(
    'an unknown placeholder',
    'Meet me and {office}',
    'Meet me and {office} of {town}',
    '{town}',
    'variants[1].text',
    '{town}',
  ),
  inMessage('an unlisted tag', '{@friends}', '{@speaker}', '{@speaker}', 'variants[0].text', '{@speaker}'),
  inMessage('an unknown link', '{link:guide}', '{link:map}', '{link:map}', 'variants[0].text', '{link:map}'),
  inMessage(
    'a lone brace',
    'at the fair with',
    'at {the fair with',
    'at {the',
    'variants[0].text',
    '{ stands',
  ),
  inMessage(
    'a foreign token',
    'Read the guide',
    '[YOUR OFFICE] has a guide',
    '[YOUR',
    'variants[0].text',
    'Write {office}',
  ),
  inMessage('an unknown tag', 'tag: friends', 'tag: fiends', 'fiends', 'tags[0].tag', 'no tag fiends'),
  inMessage('an expired tag', 'tag: friends', 'tag: speaker', 'speaker', 'tags[0].tag', 'The event is over'),
  inMessage('an unknown hashtag', '[CountyFair]', '[Fair]', '[Fair]', 'hashtags[0]', 'no hashtag Fair'),
  inMessage(
    'another casing',
    '[CountyFair]',
    '[countyfair]',
    '[countyfair]',
    'hashtags[0]',
    'has CountyFair',
  ),
  inMessage('an unknown picture', 'media: card', 'media: map', 'media: map', 'media', 'no media map'),
  inMessage(
    'an unlisted language',
    'language: en',
    'language: es',
    'language: es',
    'variants[0].language',
    'es',
  ),
  inMessage(
    'two wordings for one',
    'voice: personal',
    'voice: office',
    'platforms: [x]',
    'variants[1].platforms[0]',
    'variants[0]',
  ),
  inMessage(
    'nothing local',
    'Meet me and {office}',
    'Meet {greeting}',
    '{greeting}',
    'variants[1].text',
    'local',
  ),
];

describe('a fault is told with its file, line and field', () => {
  test.each(FAULTS)('$name', async ({ file, from, to, at, field, says }) => {
    const files = soundPack();
    const broken = replaceIn(String(files[file]), from, to);
    const library = await readLibrary({ ...files, [file]: broken });

    expect(library.list()).toEqual([]);
    const wanted = { file, field, line: lineOf(broken, at), message: expect.stringContaining(says) };
    expect(library.problems()).toContainEqual(wanted);
  });

  test('YAML that is broken names the line', async () => {
    const broken = HEADER.replace('languages: [en]', 'languages: [en');
    const [problem] = (await readLibrary({ ...soundPack(), [HEADER_FILE]: broken })).problems();
    expect(problem).toMatchObject({ file: HEADER_FILE, field: '' });
    expect(problem?.line).toBeGreaterThanOrEqual(lineOf(broken, '[en'));
  });

  test('a field given twice names the second line', async () => {
    const broken = `${MESSAGE}topic: again\n`;
    const library = await readLibrary({ ...soundPack(), [MESSAGE_FILE]: broken });
    expect(library.problems()).toEqual([
      { file: MESSAGE_FILE, line: lineOf(broken, 'topic: again'), field: '', message: expect.any(String) },
    ]);
  });

  test('an anchor is refused', async () => {
    const broken = MESSAGE.replace('topic: fair', 'topic: &t fair').replace('id: meet-us', 'id: *t');
    const library = await readLibrary({ ...soundPack(), [MESSAGE_FILE]: broken });
    expect(library.problems().map(({ line }) => line)).toEqual([1, lineOf(broken, '&t')]);
  });

  test('a message id used twice names the second file', async () => {
    const library = await readLibrary({ ...soundPack(), 'fair/messages/z.yaml': MESSAGE });
    expect(library.problems()).toEqual([
      {
        file: 'fair/messages/z.yaml',
        line: 1,
        field: 'id',
        message: expect.stringContaining('meet-us.yaml'),
      },
    ]);
  });

  test.each([
    ['a folder without pack.yaml', { 'fair/messages/meet-us.yaml': MESSAGE }, HEADER_FILE],
    ['a pack without messages', { [HEADER_FILE]: HEADER }, 'fair/messages'],
    ['a message with another ending', { 'fair/messages/b.yml': MESSAGE }, 'fair/messages/b.yml'],
    ['a file that is not UTF-8', { [MESSAGE_FILE]: new Uint8Array([0x69, 0xe9]) }, MESSAGE_FILE],
    ['an empty file', { [MESSAGE_FILE]: '' }, MESSAGE_FILE],
  ])('%s', async (_name, files, file) => {
    const problems = (await readLibrary(files)).problems();
    expect(problems).toContainEqual({ file, line: 1, field: '', message: expect.any(String) });
  });

  test('a picture that is none, or another kind than its name says', async () => {
    const none = await readLibrary({ ...soundPack(), 'fair/media/card.png': 'not a picture' });
    expect(none.problems()[0]).toMatchObject({ field: 'media[0].file', line: lineOf(HEADER, 'card.png') });

    const jpeg = await sharp(card).jpeg().toBuffer();
    const other = await readLibrary({ ...soundPack(), 'fair/media/card.png': jpeg });
    expect(other.problems()[0]?.message).toContain('image/jpeg');
  });

  test('every fault of a pack is told at once, in the order of files and lines', async () => {
    const header = HEADER.replace('version: 1', 'version: 0').replace('key: guide', 'key: Guide');
    const message = MESSAGE.replace('kind: how-to', 'kind: poem');
    const library = await readLibrary({ ...soundPack(), [HEADER_FILE]: header, [MESSAGE_FILE]: message });
    expect(library.problems().map(({ file, field }) => `${file} ${field}`)).toEqual([
      `${MESSAGE_FILE} kind`,
      `${HEADER_FILE} version`,
      `${HEADER_FILE} links[0].key`,
    ]);
  });
});

/** The number, from 1, of the last line that holds some words. */
function lineOf(text: string, words: string): number {
  expect(text).toContain(words);
  return text.slice(0, text.lastIndexOf(words)).split('\n').length;
}

function replaceIn(text: string, from: string, to: string): string {
  expect(text).toContain(from);
  return text.replace(from, to);
}
