import { linksIn } from '#core/text-count.ts';

/** Words in a text and where they stand, in UTF-16 units of the text as given. */
export interface FoundWords {
  readonly words: string;
  readonly start: number;
  /** Exclusive. */
  readonly end: number;
}

/**
 * One pattern for many phrases. Each is the source of a regular expression in which a space stands for any white space
 * and an accented letter also for its decomposed and its unaccented form, since people type without accents in a
 * hurry. Phrases match whole words in any case; a word may follow `#`, but a handle is nobody's wording.
 */
export function wordPattern(phrases: readonly string[]): RegExp {
  // An empty alternation would match everywhere.
  const sources = phrases.length === 0 ? '(?!)' : phrases.map(tolerate).join('|');
  return new RegExp(`(?<![\\p{L}\\p{M}\\p{N}_@])(?:${sources})(?![\\p{L}\\p{M}\\p{N}_])`, 'giu');
}

/** Lets a pattern's accented letters match however they are typed, and its spaces any white space. */
export function tolerate(source: string): string {
  return source
    .replaceAll(' ', '\\s+')
    .replace(/[áéíóúüñ]/giu, (letter) => `(?:${letter}|${letter.normalize('NFD')}|${plain(letter)})`);
}

/** The letters of a word without accents, in lower case. */
export function plain(word: string): string {
  return word.normalize('NFD').replace(/\p{M}/gu, '').toLowerCase();
}

/** Every place where a pattern of `wordPattern` matches, in order. */
export function findWords(text: string, pattern: RegExp): readonly FoundWords[] {
  return [...text.matchAll(pattern)].map(({ 0: words, index }) => ({
    words,
    start: index,
    end: index + words.length,
  }));
}

export function hasWords(text: string, pattern: RegExp): boolean {
  return text.search(pattern) !== -1;
}

/** The text with its links blanked out at the same length: what stands in an address is not said. */
export function blankLinks(text: string): string {
  let blanked = text;
  let from = 0;
  for (const link of linksIn(text)) {
    const at = text.indexOf(link, from);
    if (at === -1) continue;
    blanked = blanked.slice(0, at) + ' '.repeat(link.length) + blanked.slice(at + link.length);
    from = at + link.length;
  }
  return blanked;
}

/** A sentence of a text, and where it begins. */
export interface Sentence {
  readonly text: string;
  readonly start: number;
}

// A full stop ends a sentence unless it belongs to an abbreviation: "Nov. 3" and "8 p.m. Tuesday" stay together.
const ENDING =
  /\n+|[!?]+\s+|(?<!(?<![\p{L}\p{N}])(?:jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun|ene|abr|ago|dic|lun|mart?|mi[ée]|jue|vie|s[áa]b|dom|[ap]\.\s?m|st|dr|no|nro|n[úu]m))\.+\s+(?=[\p{Lu}¿¡])|;\s/giu;

/** The sentences of a text, in order; a line break ends one. */
export function sentencesOf(text: string): readonly Sentence[] {
  const sentences: Sentence[] = [];
  let start = 0;
  for (const ending of text.matchAll(ENDING)) {
    const next = ending.index + ending[0].length;
    sentences.push({ text: text.slice(start, next), start });
    start = next;
  }
  if (start < text.length) sentences.push({ text: text.slice(start), start });
  return sentences;
}

/** The sentence that a place of the text lies in. */
export function sentenceAt(text: string, place: number): Sentence {
  const found = sentencesOf(text).findLast(({ start }) => start <= place);
  return found ?? { text, start: 0 };
}
