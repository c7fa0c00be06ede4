import { describe, expect, it, test } from 'vitest';
import { checkCompanionAnswers, knownAnswers, ownAnswers } from '#core/companion/companion-answers.ts';
import { CompanionTemplate } from '#core/companion/companion-template.ts';
import { describeScore, describeWeakClaim } from '#core/companion/describe-review.ts';
import { fillDocument } from '#core/companion/fill-document.ts';
import { reviewDocument } from '#core/companion/review-document.ts';
import { countWords, judgeCount } from '#core/count-words.ts';
import { Language } from '#core/ids.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { MILLBROOK } from '#test/fixtures/office.ts';

const TEMPLATE = CompanionTemplate.parse({
  kind: 'op-ed',
  title: 'Op-ed',
  summary: 'An op-ed.',
  words: { min: 4, max: 6 },
  evidence: 2,
  fields: [
    { key: 'office', label: 'Office', type: 'text', required: true, max_length: 20, from: 'office.name' },
    { key: 'body', label: 'Text', type: 'long', required: true, max_length: 500 },
    { key: 'mail', label: 'Mail', type: 'email', required: false, max_length: 40, example: 'a@example.gov' },
  ],
  wordings: [{ language: 'en', title: 'Op-ed', blocks: [{ heading: '{office}' }, { paragraph: '{body}' }] }],
});

function review(body: string, claims: readonly { sentence: string; evidence: string[] }[] = []) {
  const answers = { office: 'A research shows office', body };
  const language = Language.parse('en');
  const document = fillDocument({ pack: { links: [] }, template: TEMPLATE, language, answers, claims });
  return reviewDocument({ template: TEMPLATE, document, answers, claims }, MILLBROOK, REFERENCE_INSTANT);
}

test.each([
  ['', 0],
  ['One', 1],
  [' One  two\nthree ', 3],
  ['A well-known 9:30 – 10 a.m. “hour” …', 6],
  ['Años: mañana', 2],
])('%j has %i words', (text, words) => {
  expect(countWords(text)).toBe(words);
});

test.each([
  [699, '1 under'],
  [700, 'as long as it should be'],
  [800, 'as long as it should be'],
  [801, '1 over'],
])('of 700 to 800, %i words are %s', (words, verdict) => {
  expect(judgeCount(words, { min: 700, max: 800 })).toBe(verdict);
});

describe('a review', () => {
  it('counts only what the office writes in its own words', () => {
    expect(review('One two three.').length).toEqual({ words: 3, limits: { min: 4, max: 6 } });
  });

  it('says how hard the text is to read, and that this is an estimate', () => {
    const { score } = review('We count each ballot twice.');
    expect(score?.kind).toBe('grade');
    if (score) expect(describeScore(score, 12)).toMatch(/grade -?[\d.]+ .*grade 12 or lower.*estimate/);
    expect(review('').score).toBeUndefined();
  });

  it('lists claims with little evidence, and those that the text does not make', () => {
    const claims = [
      { sentence: 'We count twice', evidence: [] },
      { sentence: 'We count twice', evidence: ['Minutes'] },
      { sentence: '“we  count twice”.', evidence: ['Minutes', 'Log'] },
      { sentence: 'We never err', evidence: ['Minutes', 'Log'] },
    ];
    const { weakClaims } = review('We count twice.', claims);
    expect(weakClaims.map(({ at, why }) => `${at} ${why}`)).toEqual([
      '0 no-evidence',
      '1 little-evidence',
      '3 not-in-text',
    ]);
    const [, little] = weakClaims;
    if (little) expect(describeWeakClaim(little, 2)).toBe('It has 1 source; 2 or more convince better.');
  });

  it('has notes on the words of the whole document, as posts have, and none of its length', () => {
    const hard = 'Administrative responsibilities necessitate comprehensive documentation. ';
    const { score, notes } = review(`We guarantee it. ${hard.repeat(60)}`);
    const rules = notes.map(({ rule }) => rule);
    expect(score?.value).toBeGreaterThan(20);
    expect(rules).toContain('guarantees');
    expect(rules).not.toContain('plain-language');
    expect(rules).not.toContain('limits');
  });
});

describe('answers', () => {
  const known = knownAnswers(TEMPLATE, { answers: { office: 'From the campaign' } }, MILLBROOK);

  it('come from the campaign before the office’s records', () => {
    expect(known.office).toBe('From the campaign');
    expect(knownAnswers(TEMPLATE, { answers: { office: ' ' } }, MILLBROOK).office).toBe(MILLBROOK.name);
  });

  it('are kept only where they say something else, or were emptied on purpose', () => {
    const typed = { office: 'From the campaign', body: 'Mine', other: 'x' };
    expect(ownAnswers(TEMPLATE, typed, known)).toEqual({ body: 'Mine' });
    expect(ownAnswers(TEMPLATE, { office: '' }, known)).toEqual({ office: '' });
  });

  it.each([
    [{ office: 'W'.repeat(21) }, 'answers.office'],
    [{ office: 'two\nlines' }, 'answers.office'],
    [{ body: 'a\u0007b' }, 'answers.body'],
    [{ mail: 'nobody' }, 'answers.mail'],
  ])('%j are not kept', (answers, at) => {
    expect(checkCompanionAnswers(TEMPLATE, answers, []).map((problem) => problem.field)).toEqual([at]);
  });

  it('may be missing, and long ones may have lines', () => {
    expect(checkCompanionAnswers(TEMPLATE, { body: 'a\n\nb', mail: 'a@example.gov' }, [])).toEqual([]);
  });

  it.each([
    [[{ sentence: '', evidence: ['Log'] }], 'claim.0'],
    [[{ sentence: 'W'.repeat(501), evidence: [] }], 'claim.0'],
    [[{ sentence: 'W', evidence: Array.from({ length: 6 }, () => 'Log') }], 'evidence.0'],
    [Array.from({ length: 21 }, () => ({ sentence: 'W', evidence: [] })), 'claim.0'],
  ])('claims are checked too: %#', (claims, at) => {
    expect(checkCompanionAnswers(TEMPLATE, {}, claims).map((problem) => problem.field)).toEqual([at]);
  });
});
