import { describe, expect, it } from 'vitest';
import { anyCase, listPattern } from '#core/guardrails/any-case.ts';
import { mergePolicies } from '#core/guardrails/association-policy.ts';
import { HELD_ELSEWHERE } from '#core/guardrails/data/held-elsewhere.ts';
import { WORD_LISTS } from '#core/guardrails/data/word-lists.ts';
import type { GuardrailSubject } from '#core/guardrails/guardrail.ts';
import { findHeldBack, type GuardrailFacts } from '#core/guardrails/held-back.ts';
import { overridesLeft } from '#core/guardrails/override.ts';
import { Instant } from '#core/time.ts';
import { actorOf, DANA } from '#test/fixtures/office.ts';
import { CANDIDATE, contextOf, IMAGE, SILENCE, subjectOf } from './setting.ts';

function judge(text: string, given: Partial<GuardrailFacts> = {}, subject: Partial<GuardrailSubject> = {}) {
  const { rules, ...facts } = contextOf(given);
  return findHeldBack(subjectOf(text, subject), facts, rules);
}

const at = Instant.parse('2026-09-15T14:00:00.000Z');
const override = (words: string | undefined, field: 'text' | 'alt' = 'text', rule = 'vote-for-against') => ({
  rule,
  field,
  ...(words !== undefined && { words }),
  reason: 'A title',
  by: actorOf(DANA),
  at,
});
const RAISED = { rule: 'party-names', severity: 'block-with-override', citation: 'Code 1', on: '2026-08-01' };
const stored = (change: object) => ({
  changes: [{ id: 'one', change: { ...change }, by: actorOf(DANA), at }],
});

describe('what holds a post back', () => {
  it.each<[string, string, Partial<GuardrailFacts>, readonly string[]]>([
    ['a call to vote one way', 'Vote for Robin.', {}, ['vote-for-against']],
    ['a side on a measure', 'Vote YES on Measure A.', {}, ['vote-for-against', 'measure-advocacy']],
    ['an address on no list', 'See https://rumors.example.com', {}, ['link-off-list']],
    ['a handle of another platform', 'Thanks @electioncenternaeo', {}, ['missing-handle']],
    ['the official’s voice while a candidate', 'Dana Whitfield writes.', CANDIDATE, ['candidate-official']],
    [
      'what an association has raised',
      'The Greens visit.',
      { policy: mergePolicies([stored({ kind: 'set-severity', ...RAISED })]) },
      ['party-names'],
    ],
    ['no warning', 'The Greens visit. We are 100% secure!', {}, []],
    ['no plain text', 'Polls are open from 7 to 8. millbrook.example.gov', {}, []],
  ])('is %s', (_, text, given, rules) => {
    expect(judge(text, given).map(({ rule }) => rule)).toEqual(rules);
  });

  it('is told here or elsewhere, never twice', () => {
    const text = `{office}: results are in today, on Monday, November 3, 2026. ${'long '.repeat(100)}`;
    const image = { ...IMAGE, alt: '' };
    const found = judge(text, SILENCE, { image }).map(({ rule }) => rule);
    expect(found.filter((rule) => rule in HELD_ELSEWHERE)).toEqual([]);
  });

  it('is told once for words that stand there twice', () => {
    expect(judge('Vote for one. Vote for two. Vote for Robin. Vote for Lee.')).toHaveLength(1);
  });

  it('is judged once for the same words and facts, whatever the time, and anew for a candidate’s day', () => {
    const { rules, ...facts } = contextOf();
    const text = 'Vote for Robin.';
    const first = findHeldBack(subjectOf(text), facts, rules)[0];
    const later = { notAfter: Instant.parse('2026-12-01T00:00:00.000Z') };
    expect(findHeldBack(subjectOf(text, later), facts, rules)[0]).toBe(first);
    const { rules: _, ...candidate } = contextOf(CANDIDATE);
    const again = findHeldBack(subjectOf(text), candidate, rules)[0];
    expect(findHeldBack(subjectOf(text, later), candidate, rules)[0]).not.toBe(again);
  });

  it('is let through by its words in its field, and by nothing else', () => {
    const { rules, ...facts } = contextOf();
    const judgeWith = (overrides: readonly ReturnType<typeof override>[]) =>
      findHeldBack({ ...subjectOf('Vote for Robin.'), overrides }, facts, rules);
    expect(judgeWith([override('Vote for')])).toEqual([]);
    expect(judgeWith([override('vote for')])).toHaveLength(1);
    expect(judgeWith([override('Vote for', 'alt')])).toHaveLength(1);
    expect(judgeWith([override('Vote for', 'text', 'measure-advocacy')])).toHaveLength(1);
    const strange = { ...subjectOf('Thanks @electioncenternaeo') };
    const allowed = override('@electioncenternaeo', 'text', 'missing-handle');
    expect(findHeldBack({ ...strange, overrides: [allowed] }, facts, rules)).toHaveLength(1);
  });
});

it('an edit keeps what was let through where the words still stand', () => {
  const all = [override('Vote for'), override('gone'), override(undefined), override('A sign', 'alt')];
  const image = { alt: 'A sign in a window' };
  expect(overridesLeft(all, { text: 'Vote for two.', image })?.map(({ words }) => words)).toEqual([
    'Vote for',
    'A sign',
  ]);
  expect(overridesLeft(all, { text: 'Nothing.', image: undefined })).toBeUndefined();
  expect(overridesLeft(undefined, { text: 'Vote for', image: undefined })).toBeUndefined();
});

it('a change that is no longer understood is passed over, and the others count', () => {
  const unknown = stored({ kind: 'set-severity', rule: 'a-rule-of-old', severity: 'off' });
  const known = stored({ kind: 'set-severity', ...RAISED });
  expect(mergePolicies([unknown, known]).severities['party-names']).toBe('block-with-override');
  expect(mergePolicies([unknown, known])).toBe(mergePolicies([unknown, known]));
});

it.each([
  ['block-with-override', 'off', 'block-with-override'],
  ['off', 'block-with-override', 'block-with-override'],
  ['off', 'off', 'off'],
])('of two associations that set a rule to %s and %s, the graver counts', (one, other, counts) => {
  const set = (severity: string) => stored({ kind: 'set-severity', ...RAISED, severity });
  expect(mergePolicies([set(one), set(other)]).severities['party-names']).toBe(counts);
});

it('an association changes its own mind, and what is shipped', () => {
  const first = stored({ kind: 'set-severity', ...RAISED }).changes;
  const second = stored({ kind: 'set-severity', ...RAISED, severity: 'off' }).changes;
  expect(mergePolicies([{ changes: [...first, ...second] }]).severities['party-names']).toBe('off');
});

describe('a pattern that asks for the case of a letter', () => {
  it.each([
    ['I{capital}', 'an I', undefined],
    ['by {capital}\\p{L}+', 'study BY Ohio', 'BY Ohio'],
    ['by {capital}', 'study by a', undefined],
    ['{small}it', 'a kit', 'kit'],
    ['{small}it', 'a KIT', undefined],
    ['\\d{2} [a-z]+\\p{L} {capital}', '12 abc D', '12 abc D'],
    ['(?<=no )(?:sí) {capital}', 'no SI A', 'SI A'],
  ])('%s finds in “%s” %s', (source, text, found) => {
    expect(text.match(listPattern([source]))?.[0]).toBe(found);
  });

  it('keeps what is no letter as it is', () => {
    expect(anyCase('(?<name>a)\\p{Lu}[b-d]\\s{1,2}(?!e)ß')).toBe(
      '(?<name>[aA])\\p{Lu}[b-d]\\s{1,2}(?![eE])ß',
    );
  });

  it('needs no modifier anywhere in the lists', () => {
    expect(JSON.stringify(WORD_LISTS)).not.toMatch(/\(\?-?[a-z]+(?:-[a-z]+)?:/);
  });
});
