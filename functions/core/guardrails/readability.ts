import { syllable } from 'syllable';
import { sentencesOf } from '#core/election/find-words.ts';
import { remember } from '#core/remember.ts';
import { ANY_NAME, type Reading } from './reading.ts';
import { countSpanishSyllables } from './spanish-syllables.ts';

/** What readability formulas count. */
export interface Counts {
  readonly words: number;
  readonly sentences: number;
  readonly syllables: number;
}

export type Score =
  /** Flesch–Kincaid (Kincaid et al. 1975): years of school. */
  | { readonly kind: 'grade'; readonly value: number; readonly words: number }
  /** Flesch–Szigriszt (1993): 0 to 100, higher is easier. It is not a grade. */
  | { readonly kind: 'perspicuity'; readonly value: number; readonly words: number };

const WORD = /\p{L}[\p{L}\p{M}]*(?:['’-][\p{L}\p{M}]+)*/gu;
const NAME = new RegExp(ANY_NAME, 'giu');
const UNSPOKEN = /[#@][\p{L}\p{M}\p{N}_.]+/gu;

const englishSyllables = remember((word: string): number => Math.max(1, syllable(word)), 5_000);

/**
 * How hard a text is to read by the length of its sentences and words. Links, hashtags and handles are not read, and
 * every listed name counts as one word of two syllables, so that no candidate's name makes a text harder. Nothing for
 * a language without a formula here, or for a text without words.
 */
export function scoreText(reading: Reading, language: string): Score | undefined {
  switch (language.split('-')[0]) {
    case 'en': {
      const { words, sentences, syllables } = countText(reading, englishSyllables);
      if (words === 0) return undefined;
      return {
        kind: 'grade',
        value: 0.39 * (words / sentences) + 11.8 * (syllables / words) - 15.59,
        words,
      };
    }
    case 'es': {
      const { words, sentences, syllables } = countText(reading, countSpanishSyllables);
      if (words === 0) return undefined;
      return { kind: 'perspicuity', value: 206.835 - 62.3 * (syllables / words) - words / sentences, words };
    }
    default:
      return undefined;
  }
}

function countText({ neutral }: Reading, syllablesOf: (word: string) => number): Counts {
  const read = neutral.replaceAll(UNSPOKEN, ' ').replaceAll(NAME, 'Name');
  const counted = sentencesOf(read).flatMap(({ text }) => {
    const words = text.match(WORD) ?? [];
    return words.length === 0 ? [] : [words];
  });
  const words = counted.flat();
  return {
    words: words.length,
    sentences: counted.length,
    syllables: words.reduce((sum, word) => sum + (word === 'Name' ? 2 : syllablesOf(word)), 0),
  };
}
