import { describe, expect, it } from 'vitest';
import type { LinkVerdict } from '#core/guardrails/context.ts';
import { linkOffList } from '#core/guardrails/rules/link-off-list.ts';
import { askableUrl, linksOf } from '#core/links/find-links.ts';
import { isStale, type LinkAnswer, type LinkCheck } from '#core/links/link-answer.ts';
import { findDestination, verdictOf } from '#core/links/read-answer.ts';
import { isShortened } from '#core/links/shorteners.ts';
import { DAY, HOUR, later } from '#core/time.ts';
import { contextOf, subjectOf } from '#test/core/guardrails/setting.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';

const alive = (finalUrl: string, hops = 0): LinkAnswer => ({ kind: 'alive', finalUrl, hops });
const dead: LinkAnswer = { kind: 'dead', why: 'it is gone' };
const unknown: LinkAnswer = { kind: 'unknown', why: 'it did not answer in time' };
const refused: LinkAnswer = { kind: 'refused', why: 'it is private' };
const check = (url: string, answer: LinkAnswer): LinkCheck => ({ url, answer, askedAt: REFERENCE_INSTANT });

describe('the links of texts', () => {
  it('are each named once, as they stand there', () => {
    expect(linksOf(['Go to vote.gov or https://eac.gov/a.', 'Or vote.gov, not a@b.gov'])).toEqual([
      'vote.gov',
      'https://eac.gov/a',
    ]);
  });

  it.each([
    ['vote.gov', 'https://vote.gov/'],
    ['https://VOTE.gov/a?b#c', 'https://vote.gov/a?b'],
    ['http://vote.gov', 'http://vote.gov/'],
    ['ftp://vote.gov', undefined],
    ['https://', undefined],
    [`https://vote.gov/${'a'.repeat(2_000)}`, undefined],
  ])('%s is asked for as %s', (link, url) => expect(askableUrl(link)).toBe(url));
});

describe('an answer', () => {
  it.each([
    [alive('https://a.gov/'), DAY],
    [dead, DAY],
    [refused, DAY],
    [unknown, HOUR],
  ])('%o holds for its time', (answer, holds) => {
    const made = check('https://a.gov/', answer);
    expect(isStale(made, later(REFERENCE_INSTANT, holds - 1))).toBe(false);
    expect(isStale(made, later(REFERENCE_INSTANT, holds))).toBe(true);
  });

  it('is a verdict for the guardrails, and unknown is none', () => {
    expect(verdictOf('https://a.gov', alive('https://b.gov/'))).toEqual({ kind: 'alive' });
    expect(verdictOf('bit.ly/x', alive('https://b.gov/'))).toEqual({
      kind: 'alive',
      leadsTo: 'https://b.gov/',
    });
    expect(verdictOf('https://a.gov', dead)).toEqual({ kind: 'dead', why: 'it is gone' });
    expect(verdictOf('https://a.gov', refused)).toEqual({ kind: 'dead', why: 'it is private' });
    expect(verdictOf('https://a.gov', unknown)).toBeUndefined();
  });

  it.each([
    ['http://a.gov/x', 'https://www.a.gov/x/', undefined],
    ['https://a.gov/x', 'https://a.gov/y', 'https://a.gov/y'],
    ['https://bit.ly/x', 'https://a.gov/', 'https://a.gov/'],
  ])('for %s that ends at %s leads to %s', (url, finalUrl, destination) =>
    expect(findDestination(check(url, alive(finalUrl, 1)))).toBe(destination),
  );
});

describe('a short link that an office has not listed', () => {
  const judge = (leadsTo?: string) => {
    const verdict: LinkVerdict = { kind: 'alive', ...(leadsTo !== undefined && { leadsTo }) };
    const links = { ...contextOf().links, verdicts: new Map([['bit.ly/x', verdict]]) };
    const subject = subjectOf('Read bit.ly/x today.');
    return linkOffList.judge(subject, contextOf({ links })).map(({ message }) => message);
  };

  it('is judged by where it leads', () => {
    expect(judge('https://millbrook.example.gov/vote')).toEqual([]);
    expect(judge('https://evil.example.com/')[0]).toContain(
      '“bit.ly/x” leads to https://evil.example.com/, which is not among the addresses',
    );
    expect(judge()[0]).toContain('“bit.ly/x” is not among the addresses');
  });
});

describe('a short link', () => {
  it.each([
    ['bit.ly/x', true],
    ['https://www.tinyurl.com/x', true],
    ['https://bit.ly.example.com/x', false],
    ['https://at.co/x', false],
    ['vote.gov', false],
  ])('%s: %s', (link, isShort) => expect(isShortened(link)).toBe(isShort));
});
