import twitter from 'twitter-text';
import { shortCode } from '../state/ids.ts';

export interface UrlEntity {
  readonly start: number;
  readonly end: number;
  readonly url: string;
  readonly expanded_url: string;
  readonly display_url: string;
  readonly media_key?: string;
}

export interface RenderedText {
  readonly text: string;
  readonly entities: {
    readonly urls?: readonly UrlEntity[];
    readonly hashtags?: readonly { start: number; end: number; tag: string }[];
    readonly cashtags?: readonly { start: number; end: number; tag: string }[];
    readonly mentions?: readonly { start: number; end: number; username: string }[];
  };
}

const escapeText = (text: string) =>
  text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;');
const countCodePoints = (text: string) => [...text].length;

/** Normalises a text as X does before counting and comparing it. */
export const normalise = (text: string): string => text.normalize('NFC');

/**
 * Renders a text as the API returns it: `&`, `<` and `>` escaped, every link behind t.co, and for attached media
 * one more t.co link at the end. Offsets count code points of the returned text.
 */
export function renderText(
  post: { readonly id: string; readonly text: string },
  media: { readonly keys: readonly string[]; readonly address: string },
): RenderedText {
  const urls: UrlEntity[] = [];
  let text = '';
  let done = 0;
  for (const found of twitter.extractUrlsWithIndices(post.text)) {
    const [start, end] = found.indices;
    text += escapeText(post.text.slice(done, start));
    const url = shortLink(post.id, found.url);
    const from = countCodePoints(text);
    text += url;
    urls.push({ start: from, end: from + url.length, url, ...expand(found.url) });
    done = end;
  }
  text += escapeText(post.text.slice(done));
  if (media.keys.length > 0) {
    const url = shortLink(post.id, 'media');
    if (text !== '') text += ' ';
    const start = countCodePoints(text);
    text += url;
    const end = start + url.length;
    const display_url = `pic.x.com/${url.slice(url.lastIndexOf('/') + 1)}`;
    for (const media_key of media.keys) {
      urls.push({ start, end, url, expanded_url: `${media.address}/photo/1`, display_url, media_key });
    }
  }
  return { text, entities: { ...(urls.length > 0 && { urls }), ...extractTags(text) } };
}

const shortLink = (id: string, url: string) => `https://t.co/${shortCode(`${id} ${url}`, 10)}`;

function expand(url: string) {
  const expanded_url = /^https?:\/\//i.test(url) ? url : `http://${url}`;
  const bare = expanded_url.replace(/^https?:\/\/(www\.)?/i, '');
  return { expanded_url, display_url: bare.length > 27 ? `${bare.slice(0, 26)}…` : bare };
}

function extractTags(text: string): RenderedText['entities'] {
  const span = ([start, end]: readonly [number, number]) => ({
    start: countCodePoints(text.slice(0, start)),
    end: countCodePoints(text.slice(0, end)),
  });
  const hashtags = twitter
    .extractHashtagsWithIndices(text)
    .map(({ hashtag, indices }) => ({ ...span(indices), tag: hashtag }));
  const cashtags = twitter
    .extractCashtagsWithIndices(text)
    .map(({ cashtag, indices }) => ({ ...span(indices), tag: cashtag }));
  const mentions = twitter
    .extractMentionsWithIndices(text)
    .map(({ screenName, indices }) => ({ ...span(indices), username: screenName }));
  return {
    ...(hashtags.length > 0 && { hashtags }),
    ...(cashtags.length > 0 && { cashtags }),
    ...(mentions.length > 0 && { mentions }),
  };
}
