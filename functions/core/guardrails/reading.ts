import twitter from 'twitter-text';
import { type FoundWords, type Sentence, sentencesOf, tolerate } from '#core/election/find-words.ts';
import { anyCase } from './any-case.ts';
import type { ListedName, Names } from './context.ts';
import { escapePattern } from './escape-pattern.ts';

/** A listed name in a text. */
export interface FoundName extends FoundWords {
  readonly kind: 'party' | 'candidate';
}

/** A text as rules read it, each part worked out once for all of them. Every version is as long as the text. */
export interface Reading {
  readonly text: string;
  readonly links: readonly FoundWords[];
  /** With the links blanked out: what stands in an address is not said. */
  readonly spoken: string;
  readonly names: readonly FoundName[];
  /**
   * As spoken, with each listed name as one made-up word of its length: whatever a rule finds, it finds for every name, also
   * for a candidate called An or Grant.
   */
  readonly neutral: string;
  /** Of the neutral text. */
  readonly sentences: readonly Sentence[];
}

/** In no word of English or Spanish, and neither is the other in another case: patterns that ask no case tell them apart. */
const NAME_LETTER = '\ua771';
const NAME_CAPITAL = '\ua74e';

/** What `{name}` in a word list stands for: the made-up name keeps the case of its first letter. */
export const ANY_NAME = `(?:${NAME_CAPITAL}${NAME_LETTER}*|${NAME_LETTER}+)`;

/** And what `{lower-name}` stands for. */
export const LOWER_NAME = `${NAME_LETTER}+`;

/** Rules ask for the same text in a row. */
const AT_ONCE = 50;

const known = new WeakMap<Names, (text: string) => Reading>();

/** Reads a text once for all the rules that ask for it. */
export function readText(text: string, names: Names): Reading {
  const reader = known.get(names) ?? makeReader(names);
  known.set(names, reader);
  return reader(text);
}

function makeReader(names: Names): (text: string) => Reading {
  const readings = new Map<string, Reading>();
  const patterns = [
    { kind: 'party' as const, pattern: namePattern(names.parties) },
    { kind: 'candidate' as const, pattern: namePattern(names.candidates) },
  ];
  return (text) => {
    const before = readings.get(text);
    if (before) return before;
    if (readings.size >= AT_ONCE) readings.clear();
    const links = findLinks(text);
    const spoken = blank(text, links, ({ start, end }) => ' '.repeat(end - start));
    const found = patterns.flatMap(({ kind, pattern }) =>
      [...spoken.matchAll(pattern)].map((match) => ({ kind, ...placeOf(match) })),
    );
    const neutral = blank(spoken, found, ({ words, start, end }) => {
      const first = /^\p{Lu}/u.test(words) ? NAME_CAPITAL : NAME_LETTER;
      return first + NAME_LETTER.repeat(end - start - 1);
    });
    const reading = { text, links, spoken, names: found, neutral, sentences: sentencesOf(neutral) };
    readings.set(text, reading);
    return reading;
  };
}

/** Names as whole words in any case, and inside a hashtag that capitals divide: `#TeamJones`, `#jones2026`. */
function namePattern(listed: readonly ListedName[]): RegExp {
  const forms = [...new Set(listed.flatMap(({ name, also = [] }) => [name, ...also]))]
    .map((form) => form.trim())
    .filter((form) => form !== '')
    // The longest first, so that "Democratic Party" is not read as "Democratic".
    .sort((one, other) => other.length - one.length);
  if (forms.length === 0) return /(?!)/gu;
  const words = forms.map((form) => anyCase(tolerate(escapePattern(form.replaceAll(/\s+/g, ' '))))).join('|');
  const inside = forms.map((form) => anyCase(escapePattern(form.replaceAll(/[\s.'’-]+/g, '')))).join('|');
  const alternatives = [
    `(?<![\\p{L}\\p{M}\\p{N}_@])(?:${words})(?![\\p{L}\\p{M}\\p{N}_])`,
    `(?<=#)(?:${inside})(?!\\p{L})`,
    `(?=\\p{Lu})(?:${inside})(?!\\p{Ll})(?<=#[\\p{L}\\p{N}_]*)`,
  ];
  return new RegExp(alternatives.join('|'), 'gu');
}

/** Links with a scheme as they stand, and bare ones as platforms see them. */
function findLinks(text: string): readonly FoundWords[] {
  // Every link has a dot or a scheme; to look for links is slow.
  if (!/\S\.\S|:\/\//u.test(text)) return [];
  const written = [...text.matchAll(/https?:\/\/[^\s<>"“”]+/giu)].map((match) => {
    const words = match[0].replace(/[.,;:!?)\]}'’…]+$/u, '');
    return { words, start: match.index, end: match.index + words.length };
  });
  const bare = twitter.extractUrlsWithIndices(text).map(({ url, indices: [start, end] }) => ({
    words: url,
    start,
    end,
  }));
  const others = bare.filter(
    (link) => !written.some(({ start, end }) => start < link.end && link.start < end),
  );
  return [...written, ...others].sort((one, other) => one.start - other.start);
}

/** The text with some of its places filled with something else at the same length. */
function blank(text: string, places: readonly FoundWords[], fill: (place: FoundWords) => string): string {
  let blanked = text;
  for (const place of places) {
    blanked = blanked.slice(0, place.start) + fill(place) + blanked.slice(place.end);
  }
  return blanked;
}

/** Where a match stands. */
export function placeOf(match: RegExpExecArray): FoundWords {
  return { words: match[0], start: match.index, end: match.index + match[0].length };
}

/** The sentence in which a place of a text lies, as a stretch of it. */
export function sentenceOf(
  { text, sentences }: Reading,
  place: Pick<FoundWords, 'start'>,
): Pick<FoundWords, 'start' | 'end'> {
  const found = sentences.findLast(({ start }) => start <= place.start);
  return found
    ? { start: found.start, end: found.start + found.text.length }
    : { start: 0, end: text.length };
}
