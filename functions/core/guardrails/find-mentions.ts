import type { FoundWords } from '#core/election/find-words.ts';

/** A handle in a text, in small letters and without @: platforms do not tell letter case apart. */
export interface Mention extends FoundWords {
  readonly handle: string;
}

/** Handles as the pack format allows them; an address of mail has none. */
const MENTION = /(?<![\p{L}\p{N}_@.+/-])@([A-Za-z0-9_](?:[A-Za-z0-9._]{0,48}[A-Za-z0-9_])?)/gu;

export function findMentions(text: string): readonly Mention[] {
  return text.includes('@')
    ? [...text.matchAll(MENTION)].map((match) => ({
        words: match[0],
        start: match.index,
        end: match.index + match[0].length,
        handle: (match[1] ?? '').toLowerCase(),
      }))
    : [];
}
