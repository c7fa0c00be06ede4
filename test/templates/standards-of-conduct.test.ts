import { describe, expect, test } from 'vitest';
import { PackId } from '#core/ids.ts';
import type { Pack } from '#core/pack.ts';
import { placeholdersIn } from '#core/template.ts';
import { library } from './shipped-packs.ts';

function findPack(): Pack {
  const pack = library.find(PackId.parse('standards-of-conduct'));
  if (!pack) throw new Error(JSON.stringify(library.problems(), null, 2));
  return pack;
}

const pack = findPack();
const PRINCIPLES = [1, 2, 3, 4, 5, 6, 7, 8, 9, 10];

describe('the pack', () => {
  test('has the announcement, ten principles and six talking points', () => {
    const kinds = pack.messages.map(({ kind }) => kind);
    expect(kinds.filter((kind) => kind === 'announcement')).toHaveLength(1);
    expect(kinds.filter((kind) => kind === 'talking-point')).toHaveLength(6);
    const principles = pack.messages.filter(({ kind }) => kind === 'principle');
    expect(principles.map(({ principle }) => principle)).toEqual(PRINCIPLES);
  });

  test('has a message to share each companion with', () => {
    const shared = pack.messages.filter(({ kind }) => kind === 'share').map(({ id }) => id);
    expect(pack.companions?.map(({ share }) => share?.message).toSorted()).toEqual(shared);
  });

  test('shows each principle in practice, with an example that only the office can give', () => {
    const shown = pack.messages.filter(({ kind }) => kind === 'how-to');
    expect(shown.map(({ principle }) => principle)).toEqual(PRINCIPLES);
    const examples = shown.map(({ topic, variants }) =>
      variants.every(({ text }) => placeholdersIn(text).includes(`example_${topic}`)),
    );
    expect(examples).toEqual(PRINCIPLES.map(() => true));
    const own = pack.placeholders.filter(({ key }) => key.startsWith('example_'));
    expect(own).toHaveLength(10);
    expect(own.filter(({ local, from }) => !local || from !== undefined)).toEqual([]);
  });

  test('requires only answers that the announcement uses', () => {
    const announcement = pack.messages.find(({ kind }) => kind === 'announcement');
    const used = new Set(announcement?.variants.flatMap(({ text }) => placeholdersIn(text)));
    const required = pack.placeholders.filter((placeholder) => placeholder.required).map(({ key }) => key);
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
  });

  test('the links are those of the toolkit', () => {
    expect(pack.links.map(({ url }) => url)).toEqual([
      'https://bit.ly/49dCnuR',
      'https://bit.ly/electionstandardstoolkit',
    ]);
  });
});

test('every message is worded in both voices, since officials adopt the Standards too', () => {
  const voices = pack.messages.map(({ variants }) => new Set(variants.map(({ voice }) => voice)));
  expect(voices.filter(({ size }) => size !== 2)).toEqual([]);
});
