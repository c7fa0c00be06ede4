import type { Language } from '#core/ids.ts';
import { blankLinks, type FoundWords, findWords, sentencesOf, wordPattern } from './find-words.ts';
import { RESULTS_WORDS } from './results-words.ts';

/** What a text says that reads like a result of an election. */
export interface ResultsReading {
  /** In order; empty where nothing reads like one. */
  readonly words: readonly FoundWords[];
  /** Whether there are words of the text's language: without them a person has to read it. */
  readonly readable: boolean;
}

const PATTERNS = RESULTS_WORDS.map(({ reports, mentions, harmless }) => ({
  reports: wordPattern(reports),
  mentions: wordPattern(mentions),
  harmless: wordPattern(harmless),
}));

/** A share of votes, or two counts, beside the word: then "audit results" or "results will be" excuse nothing. */
const SHARE = /\d\s?%|\d (?:percent|por ciento)|\d{3}\s?[-–]\s?\d{1,3}(?![\d-])/iu;

/**
 * What in a text reads like a result of an election. Reports of votes ("precincts reporting", "leads by") always do.
 * The bare words ("results", "winner", "resultados") do unless their own wording speaks of something else (results of
 * an audit, a survey or a test; the winner of a sticker contest) or of when and where results will be ("results will be
 * posted after the polls close"), and no share stands in the same sentence. Every known language is searched.
 */
export function looksLikeResults(text: string, language: Language): ResultsReading {
  const spoken = blankLinks(text);
  const words = sentencesOf(spoken).flatMap((sentence) =>
    PATTERNS.flatMap(({ reports, mentions, harmless }) => {
      const excused = SHARE.test(sentence.text) ? [] : findWords(sentence.text, harmless);
      const found = findWords(sentence.text, mentions).filter(
        (word) => !excused.some(({ start, end }) => start <= word.start && word.end <= end),
      );
      return [...findWords(sentence.text, reports), ...found].map((word) => ({
        words: word.words,
        start: sentence.start + word.start,
        end: sentence.start + word.end,
      }));
    }),
  );
  const primary = language.split('-')[0];
  return {
    words: outermost(words),
    readable: RESULTS_WORDS.some((known) => known.language === primary),
  };
}

/** Of words that overlap, those that begin first and reach furthest. */
function outermost(words: readonly FoundWords[]): readonly FoundWords[] {
  const sorted = [...words].sort((one, other) => one.start - other.start || other.end - one.end);
  return sorted.filter((word, place) => sorted.slice(0, place).every((before) => before.end <= word.start));
}
