import { describe, expect, test } from 'vitest';
import { sha256 } from '#adapters/node/sha256.ts';
import { Language, type MessageId } from '#core/ids.ts';
import { DraftMessage, type OwnMessage, OwnPack } from '#core/own-pack/own-pack.ts';
import { planEdition } from '#core/own-pack/plan-edition.ts';
import { changedLanguages, hashOf, stateOf } from '#core/own-pack/wording.ts';
import { searchPacks } from '#core/search-packs.ts';
import { rules as instagram } from '#platforms/instagram/rules.ts';
import { rules as x } from '#platforms/x/rules.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf, DANA, MILLBROOK } from '#test/fixtures/office.ts';

const by = actorOf(DANA);
const changed = { changedBy: by, changedAt: REFERENCE_INSTANT, version: 1 };
const [en, es] = [Language.parse('en'), Language.parse('es')];
const PACK = OwnPack.parse({
  id: 'own-00000000000000000000',
  owner: { associationId: 'four-rivers' },
  ...{ title: 'T', summary: 'S', topic: 't', source: 'S', license: 'L', review_by: '2027-01-01' },
  ...{ languages: ['en', 'es'], required: ['en'], tags: [], hashtags: [], media: [], published: 0 },
  links: [{ key: 'guide', label: 'Guide', url: 'https://vote.gov/guide' }],
  placeholders: [
    { key: 'office', label: 'O', type: 'text', required: true, local: true, max_length: 60, example: 'E' },
  ],
  ...changed,
});

function messageOf(texts: Readonly<Record<string, string>>, id = 'm'): DraftMessage {
  return DraftMessage.parse({
    ...{ id, title: 'M', kind: 'how-to', topic: 't', audience: 'public', time_sensitive: false },
    variants: Object.entries(texts).map(([language, text]) => ({
      ...{ platforms: ['x'], language, voice: 'office', text },
    })),
  });
}

function own(message: DraftMessage, approved: readonly Language[], pack = PACK): OwnMessage {
  const approvals = approved.map((language) => [
    language,
    { hash: hashOf(pack, message, language, sha256), by, at: REFERENCE_INSTANT, isAlone: false },
  ]);
  const rest = { packId: pack.id, position: 0, writers: {}, ...changed };
  return { ...rest, message, approvals: Object.fromEntries(approvals) };
}
const plan = (messages: readonly OwnMessage[], pack = PACK) => planEdition(pack, messages, [x], sha256);

describe('an approval', () => {
  const both = messageOf({ en: '{office}: {link:guide}', es: '{office}, {link:guide}' });
  const approved = own(both, [en, es]);
  const states = (message: OwnMessage, pack = PACK) =>
    [en, es].map((language) => stateOf(pack, message, language, sha256));

  test('holds for the very text', () => {
    expect(states(approved)).toEqual(['approved', 'approved']);
  });

  test.each<readonly [string, DraftMessage, OwnPack, readonly string[]]>([
    [
      'another text voids its language alone',
      messageOf({ en: '{office}! {link:guide}', es: '{office}, {link:guide}' }),
      PACK,
      ['changed', 'approved'],
    ],
    ['another hashtag voids both', { ...both, hashtags: ['Vote'] }, PACK, ['changed', 'changed']],
    [
      'a bent link voids whatever leads there',
      both,
      { ...PACK, links: [{ key: 'guide', label: 'Guide', url: 'https://elsewhere.example' }] },
      ['changed', 'changed'],
    ],
    [
      'a placeholder of another kind voids whatever asks for it',
      both,
      { ...PACK, placeholders: PACK.placeholders.map((each) => ({ ...each, type: 'url' as const })) },
      ['changed', 'changed'],
    ],
    ['another title voids nothing', { ...both, title: 'Another' }, PACK, ['approved', 'approved']],
    [
      'the order of the wordings voids nothing',
      { ...both, variants: both.variants.toReversed() },
      PACK,
      ['approved', 'approved'],
    ],
  ])('%s', (_, message, pack, wanted) => {
    expect(states({ ...approved, message }, pack)).toEqual(wanted);
  });

  test('counts as written anew just in the languages that differ', () => {
    expect(changedLanguages(both, messageOf({ en: 'Other', es: '{office}, {link:guide}' }))).toEqual(['en']);
    expect(changedLanguages(undefined, both)).toEqual(['en', 'es']);
    expect(changedLanguages(both, messageOf({ en: '{office}: {link:guide}' }))).toEqual(['es']);
  });
});

describe('a version', () => {
  const goodbye = messageOf({ en: '{office}', es: '{office} y {office}' });

  test('takes approved languages alone, and says what it leaves out', () => {
    const [going] = plan([own(goodbye, [en])]).going;
    expect(going).toMatchObject({ languages: ['en'], leftOut: ['es'] });
    expect(going?.message.variants.map(({ language }) => language)).toEqual(['en']);
  });

  test('holds a message until each required language is approved', () => {
    const strict = { ...PACK, required: [en, es] };
    const { going, held } = plan([own(goodbye, [en], strict)], strict);
    expect(going).toEqual([]);
    expect(held).toEqual([{ id: 'm', title: 'M', why: 'Spanish is not approved.' }]);
    expect(plan([own(goodbye, [en, es], strict)], strict).held).toEqual([]);
  });

  test.each<readonly [string, string, string]>([
    ['an unknown token', '{office} {nobody}', 'The pack has no placeholder for {nobody}.'],
    ['a text that does not fit', `{office} ${'word '.repeat(60)}`, 'The X text counts'],
    ['nothing local', 'The same everywhere', 'No placeholder in this text is local'],
  ])('does not go with %s, and says in which message', (_, text, says) => {
    const { faults } = plan([own(messageOf({ en: text }), [en])]);
    expect(faults).toHaveLength(1);
    expect(faults[0]?.message).toContain(says);
    expect(faults[0]?.messageId).toBe('m' as MessageId);
  });

  test('of one office alone may say the same everywhere, and has no terms for others', () => {
    const office = { ...PACK, owner: { officeId: MILLBROOK.id }, license: '' };
    expect(plan([own(messageOf({ en: 'The same everywhere' }), [en], office)], office)).toMatchObject({
      faults: [],
      going: [{ languages: ['en'] }],
    });
  });

  test('of one office alone goes to Instagram without a picture, which is chosen when it is posted', () => {
    const message = messageOf({ en: '{office}' });
    const pictured = {
      ...message,
      variants: message.variants.map((each) => ({ ...each, platforms: [instagram.platform] })),
    };
    const office = { ...PACK, owner: { officeId: MILLBROOK.id } };
    const faults = (pack: OwnPack) =>
      planEdition(pack, [own(pictured, [en], pack)], [instagram], sha256).faults;
    expect(faults(office)).toEqual([]);
    expect(faults(PACK)).toMatchObject([{ path: ['media'] }]);
  });

  test('does not wait for what a held message has wrong', () => {
    expect(plan([own(messageOf({ en: '{nobody}' }), []), own(goodbye, [en])]).faults).toEqual([]);
  });

  test.each(['summary', 'source', 'license'] as const)('asks for the %s', (field) => {
    const paths = plan([], { ...PACK, [field]: '' }).faults.map(({ path }) => path);
    expect(paths).toEqual([[field]]);
  });
});

describe('a search', () => {
  const packs = [
    { ...PACK, title: 'Elección', messages: [messageOf({ en: 'Vote early', es: 'Vote antes' })] },
  ];
  test.each<readonly [string, number, number]>([
    ['', 1, 0],
    ['ELECCION', 1, 0],
    ['early VOTE', 1, 1],
    ['early eleccion', 0, 0],
    ['nothing', 0, 0],
  ])('for “%s” finds %i packs and %i messages', (query, found, messages) => {
    const hits = searchPacks(packs, query);
    expect([hits.length, hits.flatMap((hit) => hit.messages).length]).toEqual([found, messages]);
  });
});
