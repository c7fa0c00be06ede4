import type { FoundWords } from './find-words.ts';

/** Words of a post's text that the calendar or the clock contradicts. */
export interface TextProblem extends FoundWords {
  readonly kind: 'no-such-date' | 'wrong-weekday' | 'not-in-calendar' | 'relative-day';
  /** What is wrong, what is right, and what to do. */
  readonly message: string;
}
