import { describe, expect, test } from 'vitest';
import { type CompanionTemplate, textsOf } from '#core/companion/companion-template.ts';
import { fillDocument } from '#core/companion/fill-document.ts';
import { reviewDocument } from '#core/companion/review-document.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { MILLBROOK } from '#test/fixtures/office.ts';
import { library } from './shipped-packs.ts';
import { unwantedIn } from './stale-words.ts';

const companions = library
  .list()
  .flatMap((pack) =>
    (pack.companions ?? []).map((template) => ({ pack, template, name: `${pack.id}, ${template.kind}` })),
  );
const wordings = companions.flatMap(({ name, pack, template }) =>
  template.wordings.map((wording) => ({ name: `${name}, ${wording.language}`, pack, template, wording })),
);
const find = (kind: CompanionTemplate['kind']): CompanionTemplate => {
  const found = companions.find(({ template }) => template.kind === kind);
  if (!found) throw new Error(`there is no ${kind}`);
  return found.template;
};

test('the Standards of Conduct have one of each kind, and other packs have none', () => {
  expect(companions.map(({ name }) => name)).toEqual([
    'standards-of-conduct, press-release',
    'standards-of-conduct, op-ed',
    'standards-of-conduct, proclamation',
    'standards-of-conduct, card',
  ]);
});

test('the press release asks for everything that a toolkit’s has a place for', () => {
  // As the toolkit writes them, each in brackets.
  const toolkit = [
    'LOGO OR LETTERHEAD',
    'MEDIA CONTACT NAME',
    'PHONE NUMBER',
    'EMAIL',
    'DATE OF RELEASE',
    'STATE/COUNTY/TOWN',
    'YOUR CITY/TOWN',
    'STATE',
    'ELECTION OFFICIAL TITLE/NAME',
    'YOUR OFFICE',
    'OFFICE',
    'QUOTE FROM ELECTION OFFICIAL',
  ];
  expect(find('press-release').fields.flatMap(({ aliases }) => aliases)).toEqual(toolkit);
});

test('the op-ed has five steps with questions, 700 to 800 words and two pieces of evidence a claim', () => {
  const { fields, words, evidence, grade_max } = find('op-ed');
  expect(fields.filter(({ prompts = [] }) => prompts.length >= 3)).toHaveLength(5);
  expect({ words, evidence, grade_max }).toEqual({
    words: { min: 700, max: 800 },
    evidence: 2,
    grade_max: 12,
  });
});

test('the card has ten points', () => {
  const [points] = find('card').wordings[0]?.blocks.filter((block) => 'points' in block) ?? [];
  expect(points && 'points' in points ? points.points : []).toHaveLength(10);
});

describe.each(wordings)('$name', ({ pack, template, wording }) => {
  const answers = Object.fromEntries(
    template.fields.map(({ key, example }) => [key, example ?? 'We answer.']),
  );
  const { language } = wording;
  const document = fillDocument({ pack, template, language, answers, claims: [] });

  test('has no word that goes stale, takes a side or promises too much', () => {
    expect(wording.blocks.flatMap(textsOf).flatMap(unwantedIn)).toEqual([]);
  });

  test('is whole with the examples of its fields, and has nothing for a guardrail to note', () => {
    expect(document.missing).toEqual([]);
    const office = { ...MILLBROOK, website: 'https://elections.example.gov' };
    const review = reviewDocument({ template, document, answers, claims: [] }, office, REFERENCE_INSTANT);
    const noted = review.notes.filter(({ words }) => words !== 'https://bit.ly/49dCnuR');
    expect(noted.map(({ rule, words }) => `${rule}: ${words}`)).toEqual([]);
    if (review.score?.kind === 'grade') expect(review.score.value).toBeLessThan(template.grade_max ?? 12);
  });
});
