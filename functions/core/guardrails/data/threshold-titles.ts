import type { ThresholdId } from './thresholds.ts';
import type { WordListId } from './word-lists.ts';

/** What a number of the rules counts, as a list of them names it. */
export const THRESHOLD_TITLES: Readonly<Record<ThresholdId, string>> = {
  'grade-max': 'Highest grade of reading in English',
  'perspicuity-min': 'Lowest score of reading in Spanish',
  'graded-words': 'Fewest words that get a grade',
  'emoji-max': 'Most emoji in a post',
  'capitals-run': 'Words in capitals in a row',
  'capitals-letters': 'Letters of a single word in capitals',
  'measure-words': 'Words between a stand and the measure',
  'stale-years': 'Years back that a text may be left over from',
  'hashtag-letters': 'Letters of a hashtag that is taken for several words',
};

/** What a list of words is for. */
export const WORD_LIST_TITLES: Readonly<Record<WordListId, string>> = {
  'vote-for-against': 'Calls to vote for or against',
  'measure-names': 'What measures are called',
  'measure-stands': 'Taking a side',
  'first-person': 'The official’s own voice',
  'party-contexts': 'Where a party has to be named',
  guarantees: 'Guarantees',
  research: 'Research',
  deadlines: 'Deadlines',
  acronyms: 'Short forms in capitals',
  years: 'Where a past year is right',
};
