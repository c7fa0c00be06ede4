import { describe, expect, test } from 'vitest';
import { checkPost } from '#core/check-post.ts';
import { Language, PackId } from '#core/ids.ts';
import { findVariant, type Message, type Pack } from '#core/pack.ts';
import { placeholdersIn } from '#core/template.ts';
import type { TextRules } from '#core/text-rules.ts';
import { compose, exampleAnswers, library, longestAnswers, PLATFORMS, VOICES } from './shipped-packs.ts';

const FORBIDDEN = [
  'today',
  'tomorrow',
  'tonight',
  'yesterday',
  '2024',
  'guarantee',
  '100%',
  'all voters',
  'new standards',
  'research shows',
];

function findPack(): Pack {
  const pack = library.find(PackId.parse('standards-of-conduct'));
  if (!pack) throw new Error(JSON.stringify(library.problems(), null, 2));
  return pack;
}

const pack = findPack();
const texts = pack.messages.flatMap((message) =>
  PLATFORMS.flatMap((rules) =>
    VOICES.map((voice) => ({ message, rules, voice, name: nameOf(message, rules, voice) })),
  ),
);

function nameOf(message: Message, rules: TextRules, voice: string): string {
  return `${message.id}, ${rules.name}, ${voice}`;
}

function forbiddenIn(text: string): readonly string[] {
  return FORBIDDEN.filter((words) => text.toLowerCase().includes(words));
}

function imageOf(message: Message) {
  return message.media === undefined ? undefined : pack.images.get(message.media);
}

describe('the pack', () => {
  test('loads without a problem', () => {
    expect(library.problems()).toEqual([]);
  });

  test('has the announcement, ten principles and six talking points', () => {
    const kinds = pack.messages.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'announcement')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'talking-point')).toHaveLength(6);
    const principles = pack.messages.flatMap(({ principle }) => principle ?? []);
    expect(principles).toEqual([1, 2, 3, 4, 5, 6, 7, 8, 9, 10]);
  });

  test('asks for few answers, and each required one is used by the announcement', () => {
    const announcement = pack.messages.find(({ kind }) => kind === 'announcement');
    const used = new Set(announcement?.variants.flatMap(({ text }) => placeholdersIn(text)));
    const required = pack.placeholders.filter((placeholder) => placeholder.required).map(({ key }) => key);
    expect(pack.placeholders.length).toBeLessThanOrEqual(8);
    expect(required.filter((key) => !used.has(key))).toEqual([]);
  });
});

describe('the facts', () => {
  test('Election Center has these handles, and none on LinkedIn', () => {
    expect(pack.tags.find(({ key }) => key === 'election-center')?.handles).toEqual({
      x: { handle: 'ElectionCenter2' },
      facebook: { page_name: 'Election Center', slug: 'ElectionCenter' },
      instagram: { handle: 'electioncenternaeo' },
      threads: { handle: 'electioncenternaeo' },
    });
  });

  test.each([
    ['Michael Adams', { x: { handle: 'KYSecState' } }],
    ['Adrian Fontes', { x: { handle: 'AZSecretary' } }],
    ['Benjamin Ginsberg', { x: { handle: 'BenLGinsberg' } }],
    ['Tammy Patrick', { x: { handle: 'aztammyp' }, threads: { handle: 'aztammyp' } }],
    ['Madeleine May', { x: { handle: 'madbmay' } }],
    ['Zach Montellaro', { x: { handle: 'ZachMontellaro' } }],
  ])('%s is on record and expired', (name, handles) => {
    const tag = pack.tags.find((candidate) => candidate.name === name);
    expect(tag).toMatchObject({ status: 'expired', reason: expect.stringContaining('2024') });
    expect(tag?.handles).toEqual(handles);
  });

  test('nobody else can be tagged', () => {
    expect(pack.tags).toHaveLength(7);
    expect(pack.tags.filter(({ status }) => status === 'active').map(({ key }) => key)).toEqual([
      'election-center',
    ]);
  });

  test('the hashtags are those of the toolkit; the one with a party’s meaning is off', () => {
    expect(pack.hashtags.map(({ tag, status }) => `${tag} ${status}`)).toEqual([
      'StandardsOfConduct on',
      'ElectionOfficials on',
      'FreeAndFairElections on',
      'SafeElections on',
      'ProtectTheVote off',
    ]);
    const chosen = new Set(pack.messages.flatMap(({ hashtags }) => hashtags));
    expect(pack.hashtags.filter(({ tag }) => !chosen.has(tag))).toEqual([]);
  });

  test('the links are those of the toolkit', () => {
    expect(pack.links.map(({ url }) => url)).toEqual([
      'https://bit.ly/49dCnuR',
      'https://bit.ly/electionstandardstoolkit',
    ]);
  });
});

describe('each message, on each platform, in each voice', () => {
  test.each(texts)('$name has a wording that is local', ({ message, rules, voice }) => {
    const variant = findVariant(message, rules.platform, Language.parse('en'), voice);
    const local = pack.placeholders.filter((placeholder) => placeholder.local).map(({ key }) => key);
    expect(placeholdersIn(variant?.text ?? '').filter((key) => local.includes(key))).not.toEqual([]);
  });

  test.each(texts)('$name fits with the longest answers', ({ message, rules, voice }) => {
    const text = compose(pack, message, rules, voice, longestAnswers(pack));
    expect(checkPost({ text, image: imageOf(message) }, rules)).toEqual([]);
  });

  test.each(texts)('$name has no word that goes stale or promises too much', ({ message, rules, voice }) => {
    expect(forbiddenIn(compose(pack, message, rules, voice, exampleAnswers(pack)))).toEqual([]);
  });

  test('no two X texts of an office are alike', () => {
    const wordings = texts
      .filter(({ rules }) => rules.platform === 'x')
      .map(({ message, rules, voice }) => compose(pack, message, rules, voice, exampleAnswers(pack)));
    expect(new Set(wordings).size).toBe(wordings.length);
  });
});

describe('the checks above can fail', () => {
  const control = texts[0];

  test('an answer over its length takes an X text over the limit', () => {
    if (!control) throw new Error('there are no texts');
    const { message, rules, voice } = control;
    const answers = { ...longestAnswers(pack), office: 'W'.repeat(120) };
    const problems = checkPost(
      { text: compose(pack, message, rules, voice, answers), image: undefined },
      rules,
    );
    expect(problems.map(({ field }) => field)).toEqual(['text']);
  });

  test('Instagram misses a picture', () => {
    const instagram = texts.find(({ rules }) => rules.image.required);
    if (!instagram) throw new Error('no platform asks for a picture');
    const text = compose(pack, instagram.message, instagram.rules, 'office', exampleAnswers(pack));
    expect(checkPost({ text, image: undefined }, instagram.rules).map(({ field }) => field)).toEqual([
      'image',
    ]);
  });

  test('a stale word is found, in capitals too', () => {
    expect(forbiddenIn('TODAY we announce that Research shows 100% of it')).toEqual([
      'today',
      '100%',
      'research shows',
    ]);
  });
});

describe('the pictures', () => {
  test.each([...pack.images])('%s is a square JPEG under 300 KB, described in words', (_key, image) => {
    expect(image).toMatchObject({ mimeType: 'image/jpeg', width: 1080, height: 1080 });
    expect(image.bytes).toBeLessThan(300_000);
    expect(image.alt.length).toBeGreaterThan(40);
  });

  test('every message has one', () => {
    expect(pack.messages.filter((message) => !imageOf(message)).map(({ id }) => id)).toEqual([]);
  });
});
