import { describe, expect, test } from 'vitest';
import { sha256 } from '#adapters/node/sha256.ts';
import { CompanionTemplate } from '#core/companion/companion-template.ts';
import { Language } from '#core/ids.ts';
import {
  beginWith,
  COMPANION_BYTES,
  isCompanionTooLong,
  withCompanion,
  withoutCompanion,
} from '#core/own-pack/own-companions.ts';
import { DraftMessage, type OwnMessage, OwnPack } from '#core/own-pack/own-pack.ts';
import { planEdition } from '#core/own-pack/plan-edition.ts';
import { companionsWithLink } from '#core/own-pack/uses.ts';
import { hashOf } from '#core/own-pack/wording.ts';
import { rules as x } from '#platforms/x/rules.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf, DANA } from '#test/fixtures/office.ts';

const [en, es] = [Language.parse('en'), Language.parse('es')];
const by = actorOf(DANA);
const changed = { changedBy: by, changedAt: REFERENCE_INSTANT, version: 1 };
const question = { label: 'Q', type: 'text', required: true, local: true, max_length: 60, example: 'E' };
const GUIDE = { key: 'guide', label: 'Guide', url: 'https://vote.gov/guide' };
const PACK = OwnPack.parse({
  id: 'own-00000000000000000000',
  owner: { officeId: 'millbrook' },
  ...{ title: 'T', summary: 'S', topic: 't', source: 'S', license: 'L', review_by: '2027-01-01' },
  ...{ languages: ['en', 'es'], required: ['en'], tags: [], hashtags: [], media: [], published: 0 },
  links: [GUIDE],
  placeholders: [
    { ...question, key: 'office' },
    { ...question, key: 'page', type: 'url', example: 'https://example.gov' },
  ],
  ...changed,
});
const MESSAGE = DraftMessage.parse({
  ...{ id: 'm', title: 'M', kind: 'how-to', topic: 't', audience: 'public', time_sensitive: false },
  variants: [{ platforms: ['x'], language: 'en', voice: 'office', text: '{office} is open.' }],
});
const hash = hashOf(PACK, MESSAGE, en, sha256);
const message = (isApproved: boolean): OwnMessage => ({
  ...{ packId: PACK.id, position: 0, message: MESSAGE, writers: {}, ...changed },
  approvals: isApproved ? { [en]: { hash, by, at: REFERENCE_INSTANT, isAlone: false } } : {},
});

function card(text: string, changes: object = {}): CompanionTemplate {
  return CompanionTemplate.parse({
    ...{ kind: 'card', title: 'Card', summary: 'A card.' },
    fields: [{ key: 'office', label: 'O', type: 'text', required: true, max_length: 60 }],
    wordings: [{ language: 'en', title: 'Card', blocks: [{ heading: '{office}' }, { paragraph: text }] }],
    ...changes,
  });
}

describe('a version', () => {
  const plan = (template: CompanionTemplate, isApproved = true) =>
    planEdition(PACK, [message(isApproved)], [x], sha256, [template]);

  test.each([
    ['a link that the pack has', card('{link:guide}'), []],
    ['a link that it has not', card('{link:other}'), ['The pack has no link for {link:other}.']],
    ['a question that nobody asks', card('{who}'), ['There is no field for {who}.']],
  ])('is checked for companions as files are: %s', (_, template, faults) => {
    const found = plan(template).faults;
    expect(found.map(({ message: why, companion }) => [why, companion])).toEqual(
      faults.map((why) => [why, 'card']),
    );
  });

  test.each([
    ['a message that goes', { message: 'm', link: 'page' }, true, undefined],
    ['a message that is held', { message: 'm', link: 'page' }, false, 'm'],
    ['a message that is gone', { message: 'gone', link: 'page' }, true, 'gone'],
    ['a link that is none', { message: 'm', link: 'office' }, true, 'm'],
  ])('shares a companion by %s, or goes without and says so', (_, share, isApproved, without) => {
    const [going] = plan(card('Hello.', { share }), isApproved).companions;
    expect(going?.withoutShare).toBe(without);
    expect(going?.template.share).toEqual(without === undefined ? share : undefined);
  });

  test('is another one where a companion has changed', () => {
    expect(plan(card('Hello.')).hash).not.toBe(plan(card('Goodbye.')).hash);
  });
});

describe('a companion that is begun with another pack’s', () => {
  const from = { links: [GUIDE, { ...GUIDE, key: 'law', url: 'https://vote.gov/law?a=$1' }] };
  const original = card('See {link:guide} and {link:law}.', { share: { message: 'm', link: 'page' } });

  test('keeps links that lead to the same place here, and has the others written out', () => {
    const begun = beginWith(original, from, PACK);
    expect(begun?.wordings[0]?.blocks[1]).toEqual({
      paragraph: 'See {link:guide} and https://vote.gov/law?a=$1.',
    });
    expect(begun).not.toHaveProperty('share');
    const elsewhere = { ...PACK, links: [{ ...GUIDE, url: 'https://elsewhere.example' }] };
    expect(JSON.stringify(beginWith(original, from, elsewhere))).not.toContain('{link:');
  });

  test('speaks the languages of its pack alone, and is nothing without any', () => {
    expect(beginWith(original, from, { ...PACK, languages: [es] })).toBeUndefined();
    const wordings = [...original.wordings, { language: es, title: 'T', blocks: [{ heading: '{place}' }] }];
    const [office] = original.fields;
    const fields = office ? [office, { ...office, key: 'place' }] : [];
    const begun = beginWith({ ...original, fields, wordings }, from, { ...PACK, languages: [es] });
    expect(begun?.wordings.map(({ language }) => language)).toEqual([es]);
    expect(begun?.fields.map(({ key }) => key)).toEqual(['place']);
  });
});

test('a pack has one companion of a kind, in the order of kinds', () => {
  const release = card('R', { kind: 'press-release' });
  const [first, second] = [card('1'), card('2')];
  expect(withCompanion([first], release)).toEqual([release, first]);
  expect(withCompanion([release, first], second)).toEqual([release, second]);
  expect(withoutCompanion([release, first], 'press-release')).toEqual([first]);
});

test('a companion may be so long and no longer', () => {
  const blocks = (count: number) => Array.from({ length: count }, () => ({ paragraph: 'é'.repeat(1_000) }));
  const long = (count: number) =>
    card('', { wordings: [{ language: 'en', title: 'T', blocks: blocks(count) }] });
  expect([28, 30].map((count) => isCompanionTooLong(long(count)))).toEqual([false, true]);
  expect(COMPANION_BYTES * 4).toBeLessThan(400_000);
});

test('a link is in use where a companion holds it', () => {
  const [with1, without] = [card('{link:guide}'), card('{guide}')];
  expect(companionsWithLink('guide', [with1, without])).toEqual([with1]);
});
