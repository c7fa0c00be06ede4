import { describe, expect, test } from 'vitest';
import { findDates } from '#core/election/find-dates.ts';
import type { Language } from '#core/ids.ts';
import { type Message, type Pack, Variant } from '#core/pack.ts';
import { parseTemplate } from '#core/template.ts';
import { compose, exampleAnswers, imageOf, library, type Wording, wordingsOf } from './shipped-packs.ts';

const packs = library.list().filter(({ languages }) => languages.length > 1);
const messages = packs.flatMap((pack) =>
  pack.messages.map((message) => ({ pack, message, name: `${pack.id}, ${message.id}` })),
);

/** What a text has filled in: a date, a link, a place, a tag. */
function tokensOf({ text }: Variant): string {
  const tokens = parseTemplate(text).flatMap((part) => {
    if (part.kind === 'text') return [];
    return part.kind === 'hashtags' ? ['hashtags'] : [`${part.kind}:${part.key}`];
  });
  return [...new Set(tokens)].sort().join(' ');
}

/** The tokens of a message by platforms and voice, once for each language that says anything else than the others. */
function divergencesIn({ variants }: Message): readonly string[] {
  const places = Map.groupBy(variants, ({ platforms, voice }) => `${platforms.join()} ${voice}`);
  return [...places].flatMap(([place, there]) => {
    const tokens = new Set(there.map(tokensOf));
    return tokens.size === 1 ? [] : [`${place}: ${[...tokens].join(' / ')}`];
  });
}

function textsIn(pack: Pack, message: Message, language: Language): readonly Wording[] {
  return wordingsOf(pack).filter((wording) => wording.message === message && wording.language === language);
}

function daysNamed(wording: Wording): ReadonlySet<string> {
  const dates = findDates(compose(wording, exampleAnswers(wording.pack)));
  return new Set(dates.map(({ weekday, year, month, day }) => [weekday, year, month, day].join('-')));
}

test('there are packs in two languages', () => {
  expect(packs.map(({ id, languages }) => `${id} ${languages.join()}`)).toEqual([
    'after-election-canvass en,es',
    'election-day-service en,es',
    'poll-worker-recruitment en,es',
    'registration-and-deadlines en,es',
    'rumor-response en,es',
  ]);
});

describe('the languages of a message', () => {
  test.each(messages)('$name fills in the same dates, links and places', ({ message }) => {
    expect(divergencesIn(message)).toEqual([]);
  });

  test.each(messages)('$name names the same days, each in its own words', ({ pack, message }) => {
    const [first = [], ...others] = pack.languages.map((language) => textsIn(pack, message, language));
    const wanted = first.map(daysNamed);
    expect(others.map((texts) => texts.map(daysNamed))).toEqual(others.map(() => wanted));
    if (message.time_sensitive) expect(Math.min(...wanted.map(({ size }) => size))).toBeGreaterThan(0);
  });

  test.each(messages)('$name describes its picture in both', ({ pack, message }) => {
    const alt = imageOf({ pack, message })?.alt ?? '';
    expect(alt).toContain('It reads, in English and in Spanish:');
    expect(alt).toContain('Dice, en inglés y en español:');
  });

  test('no text writes out a date or a number that the other language could have otherwise', () => {
    const written = packs.flatMap(wordingsOf).filter(({ template }) => /\d(?!\. )/.test(template));
    expect(written.map(({ name }) => name)).toEqual([]);
  });
});

test('a language that names another date or link is found', () => {
  const [first] = messages;
  if (!first) throw new Error('there are no messages');
  const spoken = (language: string, text: string) =>
    Variant.parse({ platforms: ['x'], language, voice: 'office', text });
  const said = (text: string): Message => ({
    ...first.message,
    variants: [spoken('en', '{office} by {register_by}: {link:form}'), spoken('es', text)],
  });
  expect(divergencesIn(said('{link:form} de {office}, hasta el {register_by}'))).toEqual([]);
  expect(divergencesIn(said('{link:form} de {office}, hasta el {request_by}'))).toHaveLength(1);
  expect(divergencesIn(said('{office}, hasta el {register_by}'))).toHaveLength(1);
});
