import twitter from 'twitter-text';
import { hashtagPath } from '../pages/split-text.ts';
import type { TextPart } from '../simulated-platform.ts';

/** Splits a text at what X itself would link, a bare domain included. */
export function splitTweet(text: string): TextPart[] {
  const parts: TextPart[] = [];
  let done = 0;
  for (const entity of twitter.extractEntitiesWithIndices(text)) {
    const [start, end] = entity.indices;
    if (start > done) parts.push({ text: text.slice(done, start) });
    const piece = text.slice(start, end);
    parts.push({ text: piece, href: addressOf(entity, piece) });
    done = end;
  }
  if (done < text.length) parts.push({ text: text.slice(done) });
  return parts;
}

function addressOf(entity: twitter.EntityWithIndices, piece: string): string {
  if ('hashtag' in entity) return hashtagPath(piece);
  if ('screenName' in entity) return `/${entity.screenName}`;
  if ('cashtag' in entity) return hashtagPath(piece);
  return /^https?:/i.test(piece) ? piece : `http://${piece}`;
}
