import twitter from 'twitter-text';

const MAX_TEXT = 500;
const MAX_LINKS = 5;
const graphemes = new Intl.Segmenter('en', { granularity: 'grapheme' });

/** Measures a text: an emoji counts as its UTF-8 bytes, anything else as its code points. */
export function measureText(text: string): number {
  let length = 0;
  for (const { segment } of graphemes.segment(text)) {
    length += /\p{Extended_Pictographic}|\p{Regional_Indicator}|\u20E3/u.test(segment)
      ? Buffer.byteLength(segment)
      : [...segment].length;
  }
  return length;
}

/** Counts different links: those in the text, and the attached one unless the text holds it too. */
function countLinks(text: string, attachment: string | null): number {
  const links = new Set(twitter.extractUrls(text));
  if (attachment !== null) links.add(attachment);
  return links.size;
}

/** The first hashtag of a text becomes its topic unless one is given. */
export const findTopic = (text: string): string | undefined => twitter.extractHashtags(text)[0];

export type TextObjection = 'too-long' | 'too-many-links';

export function objectToText(text: string, attachment: string | null): TextObjection | undefined {
  if (measureText(text) > MAX_TEXT) return 'too-long';
  return countLinks(text, attachment) > MAX_LINKS ? 'too-many-links' : undefined;
}
