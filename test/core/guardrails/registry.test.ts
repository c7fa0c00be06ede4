import { describe, expect, it } from 'vitest';
import { RULE_IDS, SEVERITIES } from '#core/guardrails/data/severities.ts';
import { judgePost } from '#core/guardrails/judge-post.ts';
import { GUARDRAILS } from '#core/guardrails/registry.ts';
import { EXAMPLES, type Example } from './examples.ts';
import { contextOf, subjectOf } from './setting.ts';

const rows = (which: 'fires' | 'silent') =>
  GUARDRAILS.flatMap((rule) =>
    (EXAMPLES[rule.id]?.[which] ?? []).map((example) => [rule.id, example.text, example, rule] as const),
  );

function judge(rule: (typeof GUARDRAILS)[number], { text, subject, context }: Example) {
  return rule.judge(subjectOf(text, subject), contextOf(context));
}

describe('the registry', () => {
  it('holds each rule once, with the severity of its data', () => {
    expect(GUARDRAILS.map(({ id }) => id).toSorted()).toEqual([...RULE_IDS].toSorted());
    for (const { id, severity } of GUARDRAILS) expect(severity).toBe(SEVERITIES[id]);
  });

  it.each(GUARDRAILS.map(({ id }) => id))(
    'has examples of what %s reports and of what it passes over',
    (id) => {
      expect(EXAMPLES[id]?.fires.length).toBeGreaterThan(0);
      expect(EXAMPLES[id]?.silent.length).toBeGreaterThan(0);
    },
  );
});

describe('a rule', () => {
  it.each(rows('fires'))('%s reports “%s”', (id, _, example, rule) => {
    const found = judge(rule, example);
    expect(found).not.toEqual([]);
    for (const finding of found) {
      expect(finding).toMatchObject({ rule: id, severity: SEVERITIES[id] });
      const { words, start, end, field } = finding;
      if (words === undefined) continue;
      const subject = subjectOf(example.text, example.subject);
      const whole = field === 'alt' ? subject.image?.alt : subject.text;
      expect(whole?.slice(start, end)).toBe(words);
      expect(finding.message).toContain(words);
    }
    if (example.words) expect(found.map(({ words }) => words)).toEqual(example.words);
  });

  it.each(rows('silent'))('%s passes over “%s”', (_, __, example, rule) => {
    expect(judge(rule, example)).toEqual([]);
  });

  it('never vouches for a text, and always says what to do', () => {
    for (const [, , example, rule] of rows('fires')) {
      for (const { message } of judge(rule, example)) {
        expect(message).not.toMatch(
          /\b(?:il)?legal(?:ly)?\b|\blawful|\bnonpartisan|\bnon-partisan|\bcertif|\bcompl(?:y|ies|iant)|\bapproved\b|\bsafe to\b/i,
        );
        expect(message).toMatch(/\.$/);
        expect(message.split(/[.:] /).length).toBeGreaterThan(1);
      }
    }
  });

  it('finds nothing in an ordinary post', () => {
    const text =
      'Our office is open from 9 to 5. Questions? See https://millbrook.example.gov/hours #StandardsOfConduct';
    expect(judgePost(subjectOf(text), contextOf())).toEqual([]);
  });
});
