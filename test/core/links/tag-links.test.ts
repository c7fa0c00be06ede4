import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { Platform } from '#core/ids.ts';
import { checkUtm } from '#core/links/check-utm.ts';
import { findLinks } from '#core/links/find-links.ts';
import { tagLinks, type UtmFacts } from '#core/links/tag-links.ts';
import type { UtmRule } from '#core/links/utm-rule.ts';
import { MILLBROOK } from '#test/fixtures/office.ts';

const X = Platform.parse('x');
const RULE: UtmRule = {
  source: '{platform}',
  medium: 'social',
  campaign: '{campaign}.{office}',
  hosts: ['fourrivers.example.org'],
};
const FACTS: UtmFacts = {
  campaign: 'Adopting the Standards – Año 2026!',
  platform: X,
  office: { id: MILLBROOK.id, website: 'https://www.millbrook.example.gov/clerk' },
};
const ADDED = 'utm_source=x&utm_medium=social&utm_campaign=adopting-the-standards-ano-2026.millbrook';
const tag = (text: string, facts: Partial<UtmFacts> = {}) => tagLinks(text, RULE, { ...FACTS, ...facts });

describe('a link to an own website', () => {
  it.each([
    ['https://millbrook.example.gov', `https://millbrook.example.gov/?${ADDED}`],
    ['https://millbrook.example.gov/vote', `https://millbrook.example.gov/vote?${ADDED}`],
    ['http://millbrook.example.gov/vote/', `http://millbrook.example.gov/vote/?${ADDED}`],
    ['https://www.millbrook.example.gov/a?b=%20c', `https://www.millbrook.example.gov/a?b=%20c&${ADDED}`],
    ['https://polls.millbrook.example.gov/a?b&', `https://polls.millbrook.example.gov/a?b&${ADDED}`],
    ['https://millbrook.example.gov/a#b?c', `https://millbrook.example.gov/a?${ADDED}#b?c`],
    ['https://millbrook.example.gov?a=1#b', `https://millbrook.example.gov?a=1&${ADDED}#b`],
    ['https://fourrivers.example.org/x', `https://fourrivers.example.org/x?${ADDED}`],
    [
      'https://millbrook.example.gov/a?utm_source=mail',
      `https://millbrook.example.gov/a?utm_source=mail&${ADDED.replace('utm_source=x&', '')}`,
    ],
    [
      'https://millbrook.example.gov/a?UTM_Source=m&utm_medium=n&utm_campaign=',
      'https://millbrook.example.gov/a?UTM_Source=m&utm_medium=n&utm_campaign=',
    ],
  ])('%s carries what its post is', (link, tagged) => {
    expect(tag(`Read ${link}. Then (${link})`)).toBe(`Read ${tagged}. Then (${tagged})`);
  });
});

describe('any other link', () => {
  it.each([
    'https://vote.gov/register',
    'https://bit.ly/49dCnuR',
    'https://notmillbrook.example.gov/a',
    'https://millbrook.example.gov.example.com/a',
    'https://example.com/?u=https://millbrook.example.gov',
    'https://clerk@millbrook.example.gov/a',
    'dana@millbrook.example.gov',
    'No link at all.',
  ])('stays as it is: %s', (link) => expect(tag(`Read ${link} today`)).toBe(`Read ${link} today`));

  it('stays as it is where the office’s website is a page among everybody’s', () => {
    const office = { id: MILLBROOK.id, website: 'https://www.facebook.com/millbrookclerk' };
    const text = 'Read https://facebook.com/somebody and https://facebook.com/millbrookclerk/posts';
    expect(tag(text, { office })).toBe(`${text}?${ADDED}`);
  });

  it('stays as it is where nobody can tap it', () => {
    const text = 'Read https://millbrook.example.gov/vote';
    expect(tag(text, { platform: Platform.parse('instagram') })).toBe(text);
  });
});

const word = fc.stringMatching(/^[a-z0-9]{1,8}$/);
const link = fc
  .record({
    host: fc.constantFrom('millbrook.example.gov', 'a.fourrivers.example.org', 'vote.gov', 'bit.ly'),
    path: fc.array(word, { maxLength: 3 }),
    query: fc.array(fc.tuple(fc.oneof(word, fc.constantFrom('utm_source', 'utm_campaign')), word), {
      maxLength: 3,
    }),
    anchor: fc.option(word),
  })
  .map(({ host, path, query, anchor }) => {
    const asked = query.map(([name, value]) => `${name}=${value}`).join('&');
    return `https://${[host, ...path].join('/')}${asked === '' ? '' : `?${asked}`}${anchor === null ? '' : `#${anchor}`}`;
  });
const text = fc
  .array(fc.oneof(link, word, fc.constantFrom('Read:', '(see', 'now)', '“x”,', '🗳️', '.')), { maxLength: 8 })
  .map((parts) => parts.join(' '));
const title = fc.string({ unit: 'grapheme', maxLength: 40 });

describe('tagging', () => {
  it('does nothing the second time, and leaves everything but its own parameters as it was', () => {
    return fc.assert(
      fc.property(text, title, (given, campaign) => {
        const once = tag(given, { campaign });
        expect(tag(once, { campaign })).toBe(once);
        const before = findLinks(given).map(({ words }) => new URL(words));
        const after = findLinks(once).map(({ words }) => new URL(words));
        expect(after).toHaveLength(before.length);
        after.forEach((found, at) => {
          const was = before[at] as URL;
          expect([found.host, found.pathname, found.hash]).toEqual([was.host, was.pathname, was.hash]);
          const kept = [...was.searchParams];
          expect([...found.searchParams].slice(0, kept.length)).toEqual(kept);
          const added = [...found.searchParams.keys()].slice(kept.length);
          expect(added.filter((name) => was.searchParams.has(name))).toEqual([]);
          expect(new Set(added).size).toBe(added.length);
          if (/vote\.gov|bit\.ly/.test(was.host)) expect(added).toEqual([]);
          else expect(found.searchParams.has('utm_medium')).toBe(true);
        });
      }),
      { numRuns: 60 },
    );
  });
});

describe('a rule', () => {
  const wanted = { source: '{platform}', medium: 'social', campaign: '{campaign}', hosts: '' };

  it('is read from what people type', () => {
    const hosts = 'https://www.FourRivers.example.org/pages\nclerks.example.gov, clerks.example.gov';
    expect(checkUtm({ ...wanted, source: ' clarion ', hosts })).toEqual({
      ok: true,
      value: { ...wanted, source: 'clarion', hosts: ['fourrivers.example.org', 'clerks.example.gov'] },
    });
  });

  it.each([
    ['source', ''],
    ['source', 'a b'],
    ['medium', 'a&b=c'],
    ['medium', 'x'.repeat(61)],
    ['campaign', '{county}'],
    ['campaign', '{campaign'],
    ['campaign', 'año'],
    ['hosts', 'bit.ly'],
    ['hosts', 'facebook.com'],
    ['hosts', 'gov'],
    ['hosts', 'localhost'],
    ['hosts', '10.0.0.1'],
    ['hosts', 'mailto:a@b.gov'],
    ['hosts', 'a.gov:8080'],
    ['hosts', Array.from({ length: 21 }, (_, at) => `a${at}.example.gov`).join(' ')],
  ])('is refused at %s: %s', (field, value) => {
    const checked = checkUtm({ ...wanted, [field]: value });
    expect(checked.ok ? [] : checked.error.map((problem) => problem.field)).toContain(field);
  });
});
