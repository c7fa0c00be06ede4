/** How many words a text has, as a word processor counts: what stands between spaces and holds a letter or a digit. */
export function countWords(text: string): number {
  return text.split(/\s+/u).filter((token) => /[\p{L}\p{N}]/u.test(token)).length;
}

/** How many words a text should have, both included. */
export interface WordLimits {
  readonly min: number;
  readonly max: number;
}

/** What a count means: how many words are to come, or to go. */
export function judgeCount(words: number, { min, max }: WordLimits): string {
  if (words < min) return `${min - words} under`;
  return words > max ? `${words - max} over` : 'as long as it should be';
}
