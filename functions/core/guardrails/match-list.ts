import { type FoundWords, findWords } from '#core/election/find-words.ts';
import { listPattern } from './any-case.ts';
import type { WordEntry } from './data/word-entry.ts';
import { ANY_NAME, LOWER_NAME, type Reading } from './reading.ts';

interface Patterns {
  readonly report: RegExp;
  readonly excuse: RegExp;
  /** Of what counsel has entered, one by one, to say on what authority. */
  readonly cited: readonly { readonly pattern: RegExp; readonly citation: string }[];
}

const compiled = new WeakMap<readonly WordEntry[], Patterns>();

/** Words that a list reports, with the authority where an association's counsel has entered them. */
export interface ListMatch extends FoundWords {
  readonly citation: string | undefined;
}

/** What a list reports in a text, in order, less what stands inside an excuse. The words are the text's own. */
export function matchList(reading: Reading, list: readonly WordEntry[]): readonly ListMatch[] {
  const { report, excuse, cited } = patternsOf(list);
  const found = findWords(reading.neutral, report);
  if (found.length === 0) return [];
  const excuses = findWords(reading.neutral, excuse);
  return found
    .filter((word) => !isInside(word, excuses))
    .map(({ words, start, end }) => ({
      words: reading.text.slice(start, end),
      start,
      end,
      citation: cited.find(({ pattern }) => words.search(pattern) === 0)?.citation,
    }));
}

/** Where the excuses of a list stand in a text. */
export function findExcuses(reading: Reading, list: readonly WordEntry[]): readonly FoundWords[] {
  return findWords(reading.neutral, patternsOf(list).excuse);
}

export function isInside(word: FoundWords, others: readonly FoundWords[]): boolean {
  return others.some(({ start, end }) => start <= word.start && word.end <= end);
}

/** The end of a message about words that counsel has entered. */
export function describeCitation(citation: string | undefined): string {
  return citation === undefined ? '' : ` Your association entered these words: ${citation}.`;
}

function patternsOf(list: readonly WordEntry[]): Patterns {
  const before = compiled.get(list);
  if (before) return before;
  const sources = (use: WordEntry['use']) =>
    list
      .filter((entry) => entry.use === use)
      .map(({ pattern }) => pattern.replaceAll('{name}', ANY_NAME).replaceAll('{lower-name}', LOWER_NAME));
  const patterns: Patterns = {
    report: listPattern(sources('report')),
    excuse: listPattern(sources('excuse')),
    cited: list.flatMap(({ use, pattern, citation }) =>
      use === 'report' && citation !== undefined ? [{ pattern: listPattern([pattern]), citation }] : [],
    ),
  };
  compiled.set(list, patterns);
  return patterns;
}
