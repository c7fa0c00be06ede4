import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { nodeSecrets } from '#adapters/node/node-secrets.ts';
import { checkShortLink } from '#core/check-short-link.ts';
import { Day } from '#core/election/day.ts';
import { isPreviewFetcher, PREVIEW_FETCHERS } from '#core/preview-fetchers.ts';
import { addUpOpenings, drawCode, LinkCode, namesAddress, readCode } from '#core/short-link.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { MILLBROOK } from '#test/fixtures/office.ts';

function check(target: string, { website = MILLBROOK.website, title = 'Polling places' } = {}): string {
  const checked = checkShortLink({ title, target }, { website });
  return checked.ok
    ? checked.value.target
    : checked.error.map(({ field, message }) => `${field}: ${message}`).join(' | ');
}

describe('the address that a short link leads to', () => {
  it.each([
    ['https://millbrook.example.gov/vote', 'https://millbrook.example.gov/vote'],
    [' millbrook.example.gov/vote?a=1#here ', 'https://millbrook.example.gov/vote?a=1#here'],
    ['vote.gov', 'https://vote.gov/'],
    ['https://WWW.EAC.GOV/voters', 'https://www.eac.gov/voters'],
    ['https://vote.gov:443/', 'https://vote.gov/'],
    // Browsers take the backslash for a slash, so that this leads to vote.gov and is kept as they read it.
    ['https://vote.gov\\@example.com/', 'https://vote.gov/@example.com/'],
  ])('%s is read as browsers do', (typed, kept) => {
    expect(check(typed)).toBe(kept);
  });

  it.each([
    'https://vote.example.com/',
    'https://example.com/vote.gov',
    'https://vote.gov.example.com/',
    'https://evilgov.org/',
    'https://xgov.com/',
    'https://amillbrook.example/',
    'vote.gov@example.com',
    'https://vote.gov@example.com/',
    'https://somebody:secret@vote.gov/',
    'http://vote.gov/',
    'ftp://vote.gov/',
    'javascript:alert(1)',
    'javascript://vote.gov/%0aalert(1)',
    'data:text/html,vote.gov',
    'https://vote.gov:8443/',
    'https://localhost/',
    'https://gov/',
    'https://127.0.0.1/',
    'https://0x7f.1/',
    'https://10.0.0.1/',
    'https://[::1]/',
    'https://8.8.8.8/',
    'https://clerk.internal/',
    '//example.com',
    '',
  ])('is never %s', (typed) => {
    expect(check(typed)).toMatch(/^target: /);
  });

  it('may lie below the office’s own website, wherever that is', () => {
    const website = 'http://www.co.mill.ny.us:8080/elections/';
    expect(check('https://co.mill.ny.us/tax', { website })).toBe('https://co.mill.ny.us/tax');
    expect(check('https://maps.co.mill.ny.us/', { website })).toBe('https://maps.co.mill.ny.us/');
    expect(check('https://co.other.ny.us/', { website })).toBe(
      'target: A short link leads only to your office’s own website (co.mill.ny.us) or to an address that ends in .gov, such as vote.gov.',
    );
  });

  it('is not the office’s own website where that is private', () => {
    for (const host of ['127.0.0.1', '192.168.1.5', 'localhost', '8.8.8.8']) {
      expect(check(`https://${host}/`, { website: `https://${host}/` })).toMatch(/^target: /);
    }
  });

  it('has at most 500 characters', () => {
    const address = (length: number) => 'https://vote.gov/'.padEnd(length, 'a');
    expect(check(address(500))).toBe(address(500));
    expect(check(address(501))).toBe(
      'target: This address is too long: it has 501 characters, and at most 500 are allowed.',
    );
  });

  it('comes with a title', () => {
    expect(check('vote.gov', { title: ' \n ' })).toMatch(/^title: Write what/);
    expect(check('vote.gov', { title: 'a'.repeat(101) })).toMatch(/^title: That is too long/);
    expect(check('', { title: '' })).toMatch(/^title: .* \| target: /);
  });
});

describe('a code', () => {
  it('has seven letters and digits that are not mistaken for each other, drawn by chance', () => {
    const drawn = Array.from({ length: 500 }, () => drawCode(nodeSecrets.token()));
    expect(new Set(drawn).size).toBe(500);
    for (const code of drawn) expect(code).toMatch(/^[2-8cdfhjkmnprtvwx]{7}$/);
    expect(new Set(drawn.join(''))).toHaveLength(21);
  });

  it('favours no letter', () => {
    const BASE64URL = 'ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_';
    const times = new Map<string, number>();
    for (const character of BASE64URL.slice(0, 63)) {
      const [letter = ''] = drawCode(character.repeat(43));
      times.set(letter, (times.get(letter) ?? 0) + 1);
    }
    expect([...times.values()]).toEqual(Array(21).fill(3));
    expect(drawCode(`${'_'.repeat(20)}${'A'.repeat(23)}`)).toBe(drawCode('A'.repeat(43)));
  });

  it('may be typed in capitals, and is nothing else', () => {
    expect(readCode('CDFH234')).toBe('cdfh234');
    for (const text of ['', 'cdfh23', 'cdfh2345', 'cdfh230', '../../x', 'cdfh23%']) {
      expect(readCode(text)).toBeUndefined();
    }
  });
});

describe('openings', () => {
  const code = LinkCode.parse('cdfh234');
  const day = (text: string, opened: number, of = code) => ({ code: of, day: Day.parse(text), opened });

  it('are added up in all and over 28 days, today included', () => {
    expect(REFERENCE_INSTANT).toContain('2026-09-15');
    const days = [
      day('2026-08-18', 1),
      day('2026-08-19', 10),
      day('2026-09-15', 100),
      day('2026-09-15', 1000, LinkCode.parse('2345678')),
    ];
    expect(addUpOpenings(code, days, REFERENCE_INSTANT)).toEqual({ total: 111, lately: 110 });
    expect(addUpOpenings(code, [], REFERENCE_INSTANT)).toEqual({ total: 0, lately: 0 });
  });
});

describe('the address of a link in a text', () => {
  const address = 'https://clarion.example.gov/l/cdfh234';

  it.each([
    [`Find your place: ${address}`, true],
    [`Find your place (${address}).`, true],
    [`${address}x and then ${address}`, true],
    [`${address}x`, false],
    ['https://clarion.example.gov/l/cdfh23', false],
    ['', false],
  ])('%s: %s', (text, found) => {
    expect(namesAddress(text, address)).toBe(found);
  });

  it('is found wherever it stands', () => {
    return fc.assert(
      fc.property(fc.string(), fc.string(), (before, after) =>
        namesAddress(`${before}${address} ${after}`, address),
      ),
    );
  });
});

describe('a preview fetcher', () => {
  it.each([
    'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)',
    'Mozilla/5.0 (Macintosh) AppleWebKit/601.2.4 (KHTML, like Gecko) Safari/601.2.4 facebookexternalhit/1.1 Facebot Twitterbot/1.0',
    'Twitterbot/1.0',
    'LinkedInBot/1.0 (compatible; Mozilla/5.0; Apache-HttpClient +http://www.linkedin.com)',
    'Slackbot-LinkExpanding 1.0 (+https://api.slack.com/robots)',
    'TelegramBot (like TwitterBot)',
    'WhatsApp/2.23.20.0',
    'Mozilla/5.0 (compatible; Discordbot/2.0; +https://discordapp.com)',
    'Mozilla/5.0 (Windows NT 6.1; WOW64) SkypeUriPreview Preview/0.5',
    'Mozilla/5.0 AppleWebKit/537.36 (KHTML, like Gecko; compatible; Bluesky Cardyb/1.1; +mailto:support@bsky.app) Chrome/100.0.0.0 Safari/537.36',
    'Mastodon/4.2.1 (http.rb/5.1.1; +https://mastodon.example/)',
  ])('is known: %s', (userAgent) => {
    expect(isPreviewFetcher(userAgent)).toBe(true);
  });

  it.each([
    '',
    'curl/8.5.0',
    'Mozilla/5.0 (Windows NT 10.0; Win64; x64) AppleWebKit/537.36 (KHTML, like Gecko) Chrome/140.0.0.0 Safari/537.36',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [FBAN/FBIOS;FBAV/480.0.0.0;FBDV/iPhone15,2]',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Instagram 340.0.0.0 (iPhone15,2)',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 Twitter for iPhone/10.50',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [LinkedInApp]/9.30',
    'Mozilla/5.0 (iPhone; CPU iPhone OS 18_0 like Mac OS X) AppleWebKit/605.1.15 (KHTML, like Gecko) Mobile/15E148 [Pinterest/iOS]',
  ])('is no browser, not even one inside an app: %s', (userAgent) => {
    expect(isPreviewFetcher(userAgent)).toBe(false);
  });

  it('is told by a mark in lower case, with its source', () => {
    for (const { mark, source } of PREVIEW_FETCHERS) {
      expect(mark).toBe(mark.toLowerCase());
      expect(source).toMatch(/^https:\/\//);
    }
  });
});
