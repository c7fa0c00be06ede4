import { CAPITALS } from './capitals-words.ts';
import { DEADLINES } from './deadline-words.ts';
import { FIRST_PERSON } from './first-person-words.ts';
import { GUARANTEES } from './guarantee-words.ts';
import { MEASURE_NAMES, MEASURE_STANDS } from './measure-words.ts';
import { PARTY_CONTEXTS } from './party-contexts.ts';
import { RESEARCH } from './research-words.ts';
import { VOTE_FOR_AGAINST } from './vote-words.ts';
import { STALE_YEAR } from './year-words.ts';

/** The word lists that rules read, by the name under which an association changes them. */
export const WORD_LISTS = {
  'vote-for-against': VOTE_FOR_AGAINST,
  'measure-names': MEASURE_NAMES,
  'measure-stands': MEASURE_STANDS,
  'first-person': FIRST_PERSON,
  'party-contexts': PARTY_CONTEXTS,
  guarantees: GUARANTEES,
  research: RESEARCH,
  deadlines: DEADLINES,
  acronyms: CAPITALS,
  years: STALE_YEAR,
} as const;

export type WordListId = keyof typeof WORD_LISTS;
