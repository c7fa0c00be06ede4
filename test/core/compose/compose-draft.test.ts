import { describe, expect, it } from 'vitest';
import { composeDraft, sampleAnswers, tagsUsed } from '#core/compose/compose-draft.ts';
import { foldPoint } from '#core/compose/fold-point.ts';
import { appendToken, insertToken } from '#core/compose/insert-token.ts';
import { Language, Platform } from '#core/ids.ts';
import { Placeholder, Tag } from '#core/pack.ts';
import { rules as facebook } from '#platforms/facebook/rules.ts';
import { rules as instagram } from '#platforms/instagram/rules.ts';
import { rules as x } from '#platforms/x/rules.ts';
import { MILLBROOK } from '../../fixtures/office.ts';

const OFFICE = Placeholder.parse({
  key: 'office',
  label: 'Name of your office',
  type: 'text',
  required: true,
  local: true,
  max_length: 60,
  from: 'office.name',
  example: 'Example County Elections',
});
const DAY = Placeholder.parse({
  ...OFFICE,
  key: 'day',
  type: 'date',
  from: undefined,
  example: '2027-05-06',
});
const FRIENDS = Tag.parse({
  key: 'friends',
  name: 'Friends of Elections',
  role: 'Helps',
  status: 'active',
  handles: { x: { handle: 'friends_example' } },
});
const PACK = { links: [], placeholders: [OFFICE, DAY], tags: [FRIENDS], media: [] };
const MESSAGE = {
  tags: [{ tag: 'friends', without_handle: 'name' as const }],
  hashtags: ['Open'],
  media: undefined,
};
const wording = (text: string) => ({
  language: Language.parse('es'),
  voice: 'office' as const,
  platforms: [Platform.parse('x'), Platform.parse('facebook')],
  text,
  own: new Map([[Platform.parse('facebook'), '{office}: {nobody}']]),
});

describe('a draft', () => {
  const answers = sampleAnswers(PACK.placeholders, MILLBROOK);
  const [onX, onFacebook, ...more] = composeDraft(
    PACK,
    MESSAGE,
    wording('{office}, {day}: {@friends} {hashtags}'),
    answers,
    [x, facebook, instagram],
  );

  it('stands with the office’s own facts, and with examples for what it has no record of', () => {
    expect(onX?.text).toBe(`${MILLBROOK.name}, jueves, 6 de mayo de 2027: @friends_example #Open`);
    expect(sampleAnswers(PACK.placeholders, undefined)).toEqual({
      office: 'Example County Elections',
      day: '2027-05-06',
    });
  });

  it('says what its pack does not know, and shows the text as it was typed', () => {
    expect(onFacebook?.problems).toEqual([
      '{nobody} is nothing that this pack knows. Take it out, or add it to the pack first.',
    ]);
    expect(onFacebook?.text).toBe('{office}: {nobody}');
  });

  it('is shown nowhere but where it goes', () => {
    expect(more).toEqual([]);
  });

  it('is measured as it will stand', () => {
    const [long] = composeDraft(PACK, MESSAGE, wording('a'.repeat(281)), answers, [x]);
    expect(long?.problems).toEqual(['The X text counts 281; X allows 280. Shorten it by 1.']);
  });
});

describe('a token', () => {
  it.each([
    ['', 0, 0, '{office}', 8],
    ['See .', 4, 4, 'See {office}.', 12],
    ['Seeus', 3, 3, 'See {office} us', 12],
    ['We say so', 0, 2, '{office} say so', 8],
    ['Hello (', 7, 7, 'Hello ({office}', 15],
  ])('is put into %j at %i to %i', (text, from, until, expected, caret) => {
    expect(insertToken(text, '{office}', from, until)).toEqual({ text: expected, caret });
  });

  it.each([
    ['', '{office}', '{office}'],
    ['Hello.\n', '{office}', 'Hello. {office}'],
    ['Hello.\n\n{hashtags}', '{office}', 'Hello. {office}\n\n{hashtags}'],
    ['Hello.', '{hashtags}', 'Hello.\n\n{hashtags}'],
    ['{hashtags} Hello.', '{hashtags}', '{hashtags} Hello.'],
  ])('comes to the end of %j where nothing says where: %s', (text, token, expected) => {
    expect(appendToken(text, token).text).toBe(expected);
  });
});

it('the tags of a message are those in its texts, with what it did with each before', () => {
  const before = [
    { tag: 'gone', without_handle: 'omit' as const },
    { tag: 'kept', without_handle: 'omit' as const },
  ];
  expect(tagsUsed(['{@new} {@kept}', '{@kept} {office}'], before)).toEqual([
    { tag: 'new', without_handle: 'name' },
    { tag: 'kept', without_handle: 'omit' },
  ]);
});

describe('a platform folds a text', () => {
  const fold = { characters: 20, lines: 2 };
  it.each([
    ['Short enough.', undefined],
    ['Twenty characters or, and a rest of some words', 17],
    ['One.\nTwo.\nThree, and a little more than that.', 9],
    // Nobody hides one word.
    ['Twenty characters and more', undefined],
    [`${'a'.repeat(25)} and a rest of some words`, 20],
  ])('%j at %s', (text, at) => {
    expect(foldPoint(text, fold)).toBe(at);
  });

  it('never inside a character', () => {
    expect(foldPoint('🗳️'.repeat(30), fold)).toBe('🗳️'.repeat(10).length);
  });
});
