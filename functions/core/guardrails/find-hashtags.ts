import twitter from 'twitter-text';
import type { FoundWords } from '#core/election/find-words.ts';
import { remember } from '#core/remember.ts';

/** A hashtag in a text, without #. */
export interface FoundHashtag extends FoundWords {
  readonly tag: string;
}

/** The hashtags of a text, in order. Several rules ask in a row. */
export const findHashtags = remember(
  (text: string): readonly FoundHashtag[] =>
    text.includes('#')
      ? twitter.extractHashtagsWithIndices(text).map(({ hashtag, indices: [start, end] }) => ({
          tag: hashtag,
          words: text.slice(start, end),
          start,
          end,
        }))
      : [],
  20,
);
