import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, test } from 'vitest';
import { checkPost } from '#core/check-post.ts';
import { Day } from '#core/election/day.ts';
import { looksLikeResults } from '#core/election/looks-like-results.ts';
import { findRelativeWords } from '#core/election/relative-words.ts';
import { Language } from '#core/ids.ts';
import type { Message, Pack } from '#core/pack.ts';
import { placeholdersIn } from '#core/template.ts';
import {
  compose,
  exampleAnswers,
  imageOf,
  library,
  longestAnswers,
  PLATFORMS,
  TEMPLATES,
  wordingsOf,
} from './shipped-packs.ts';
import { sentencesIn, unwantedIn, wordsOf } from './stale-words.ts';

/** People have ten minutes. */
const MOST_ANSWERS = 8;
const MOST_WORDS = 30;

const packs = library.list();
const texts = packs.flatMap(wordingsOf);
const messages = packs.flatMap((pack) =>
  pack.messages.map((message) => ({ pack, message, name: `${pack.id}, ${message.id}` })),
);
const aDay = Day.parse('2026-10-20');

function askedBy({ variants }: Message): ReadonlySet<string> {
  return new Set(variants.flatMap(({ text }) => placeholdersIn(text)));
}

function datesIn(pack: Pack, message: Message): readonly string[] {
  const asked = askedBy(message);
  return pack.placeholders.filter(({ key, type }) => type === 'date' && asked.has(key)).map(({ key }) => key);
}

test('the packs load without a problem', () => {
  expect(library.problems()).toEqual([]);
  expect(packs.map(({ id, languages }) => `${id}: ${languages}`)).toEqual([
    'after-election-canvass: en,es',
    'alliance-values: en',
    'election-day-service: en,es',
    'poll-worker-recruitment: en,es',
    'registration-and-deadlines: en,es',
    'rumor-response: en,es',
    'standards-of-conduct: en',
  ]);
});

describe.each(packs.map((pack) => [pack.id, pack] as const))('%s', (_id, pack) => {
  test('has hashtags in CamelCase, all of which are used', () => {
    const used = new Set(pack.messages.flatMap(({ hashtags }) => hashtags));
    expect(pack.hashtags.map(({ tag }) => tag).filter((tag) => !/^(?:[A-Z][a-z]+){2,}$/.test(tag))).toEqual(
      [],
    );
    expect(pack.hashtags.map(({ tag }) => tag).filter((tag) => !used.has(tag))).toEqual([]);
  });

  test('asks for nothing that no message uses', () => {
    const asked = new Set(pack.messages.flatMap((message) => [...askedBy(message)]));
    expect(pack.placeholders.filter(({ key }) => !asked.has(key))).toEqual([]);
  });

  test('has no two X texts alike', () => {
    const onX = wordingsOf(pack).filter(({ rules }) => rules.platform === 'x');
    const wordings = onX.map((wording) => compose(wording, exampleAnswers(pack)));
    expect(new Set(wordings).size).toBe(wordings.length);
  });

  test.each([...pack.images])(
    'has the square JPEG %s, and its description repeats the words in it',
    (key, image) => {
      expect(image).toMatchObject({ mimeType: 'image/jpeg', width: 1080, height: 1080 });
      expect(image.bytes).toBeLessThan(300_000);
      expect(image.alt.length).toBeGreaterThan(40);
      const drawn = readFileSync(join(TEMPLATES, pack.id, 'media', `${key}.svg`), 'utf8');
      const words = [...drawn.matchAll(/<text[^>]*>([^<]+)</g)].map(([, line = '']) => line.toLowerCase());
      expect(words.length).toBeGreaterThan(1);
      expect(words.filter((line) => !image.alt.toLowerCase().includes(line))).toEqual([]);
    },
  );
});

describe('each message', () => {
  test.each(messages)('$name is for every platform in each language of its pack', ({ pack, message }) => {
    const voices = new Set(message.variants.map(({ voice }) => voice));
    const wanted = pack.languages.flatMap((language) =>
      [...voices].flatMap((voice) => PLATFORMS.map(({ platform }) => `${platform} ${language} ${voice}`)),
    );
    const there = message.variants.flatMap(({ platforms, language, voice }) =>
      platforms.map((platform) => `${platform} ${language} ${voice}`),
    );
    expect(voices).toContain('office');
    expect(there.sort()).toEqual(wanted.sort());
  });

  test.each(messages)('$name has a picture', ({ pack, message }) => {
    expect(imageOf({ pack, message })).toBeDefined();
  });

  test.each(messages)('$name asks for few answers', ({ message }) => {
    expect(askedBy(message).size).toBeLessThanOrEqual(MOST_ANSWERS);
  });

  test.each(messages)('$name is time-sensitive exactly if it names a date', ({ pack, message }) => {
    expect(datesIn(pack, message).length > 0).toBe(message.time_sensitive);
  });
});

describe('each text', () => {
  test.each(texts)('$name is local', ({ pack, template }) => {
    const local = pack.placeholders.filter((placeholder) => placeholder.local).map(({ key }) => key);
    expect(placeholdersIn(template).filter((key) => local.includes(key))).not.toEqual([]);
  });

  test.each(texts)('$name fits with the longest answers', (wording) => {
    const text = compose(wording, longestAnswers(wording.pack));
    expect(checkPost({ text, image: imageOf(wording) }, wording.rules)).toEqual([]);
  });

  test.each(texts)('$name has no word that goes stale, takes a side or promises too much', (wording) => {
    const text = compose(wording, exampleAnswers(wording.pack));
    expect(unwantedIn(wording.template)).toEqual([]);
    expect(findRelativeWords(text, aDay).filter(({ plain }) => !plain)).toEqual([]);
  });

  test.each(texts)('$name does not read like results', (wording) => {
    const text = compose(wording, exampleAnswers(wording.pack));
    expect(looksLikeResults(text, wording.language).words).toEqual([]);
  });

  test.each(texts)('$name has short sentences', (wording) => {
    const text = compose(wording, exampleAnswers(wording.pack));
    expect(sentencesIn(text).filter((sentence) => wordsOf(sentence) > MOST_WORDS)).toEqual([]);
  });
});

describe('the checks above can fail', () => {
  const control = texts.find(
    ({ message, rules }) => message.id === 'announce-adoption' && rules.platform === 'x',
  );
  if (!control) throw new Error('there is no announcement for X');

  test('an answer over its length takes an X text over the limit', () => {
    const answers = { ...longestAnswers(control.pack), office: 'W'.repeat(120) };
    const problems = checkPost({ text: compose(control, answers), image: undefined }, control.rules);
    expect(problems.map(({ field }) => field)).toEqual(['text']);
  });

  test('Instagram misses a picture', () => {
    const instagram = texts.find(({ rules }) => rules.image.required);
    if (!instagram) throw new Error('no platform asks for a picture');
    const text = compose(instagram, exampleAnswers(instagram.pack));
    const problems = checkPost({ text, image: undefined }, instagram.rules);
    expect(problems.map(({ field }) => field)).toEqual(['image']);
  });

  test.each([
    'In 2024 we began',
    'We guarantee it',
    'Es 100% cierto',
    'We serve all voters',
    'Para todos los votantes',
    'Research shows it',
    'Los estudios muestran',
    'Vote for change',
    'Vote por el cambio',
    'The Republican primary',
    'See www.example.gov',
    'This is FALSE news',
    'Vote early!',
  ])('“%s” is found', (words) => {
    expect(unwantedIn(words)).not.toEqual([]);
  });

  test.each([
    'You can vote by mail.',
    'Quién puede votar por correo',
    'todos los votantes elegibles',
    '{office} answers from {polls_open} to {polls_close}.',
  ])('“%s” is fine', (words) => {
    expect(unwantedIn(words)).toEqual([]);
  });

  test('relative days and results are found in both languages', () => {
    const [en, es] = [Language.parse('en'), Language.parse('es')];
    expect(findRelativeWords('Vote tomorrow. Vote mañana.', aDay)).toHaveLength(2);
    expect(looksLikeResults('The results are in.', en).words).not.toEqual([]);
    expect(looksLikeResults('Vea los resultados.', es).words).not.toEqual([]);
  });

  test('a long sentence is counted whole, from 7 a.m. in the U.S. to its end', () => {
    expect(sentencesIn('From 7 a.m. to 8 p.m. in the U.S. we count. Then we rest.').map(wordsOf)).toEqual([
      9, 3,
    ]);
  });
});
