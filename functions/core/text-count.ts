import twitter from 'twitter-text';
import type { TextUnit } from './text-rules.ts';

const EMOJI = /\p{RGI_Emoji}|\p{Emoji_Presentation}|\p{Extended_Pictographic}\uFE0F?/gv;

/** Stands in every emoji, and in hardly any other text: to look for emoji themselves is slow. */
const MAYBE_EMOJI = /[©®\u203c-\u{10ffff}]/u;

/** The length of a text as a platform counts it. */
export function countText(text: string, unit: TextUnit): number {
  switch (unit) {
    case 'x-weighted':
      // twitter-text calls the empty text invalid, yet its weight is plainly 0.
      return text === '' ? 0 : twitter.parseTweet(text).weightedLength;
    case 'code-points':
      return codePoints(text);
    case 'emoji-as-bytes':
      if (!MAYBE_EMOJI.test(text)) return codePoints(text);
      return (
        codePoints(text.replace(EMOJI, '')) + (text.match(EMOJI) ?? []).reduce((n, e) => n + utf8Bytes(e), 0)
      );
  }
}

/** The links in a text, bare ones such as `vote.gov` included, in the order they stand. */
export function linksIn(text: string): readonly string[] {
  return twitter.extractUrls(text);
}

/** The hashtags in a text, without `#`. */
export function hashtagsIn(text: string): readonly string[] {
  return twitter.extractHashtags(text);
}

/** The handles mentioned in a text, without `@`. */
export function mentionsIn(text: string): readonly string[] {
  return twitter.extractMentions(text);
}

function codePoints(text: string): number {
  return [...text].length;
}

function utf8Bytes(text: string): number {
  let bytes = 0;
  for (const character of text) {
    const point = character.codePointAt(0) ?? 0;
    bytes += point < 0x80 ? 1 : point < 0x800 ? 2 : point < 0x10000 ? 3 : 4;
  }
  return bytes;
}
