import type { TextPart } from '../simulated-platform.ts';

/** One kind of thing to find in a text, and where it leads; without an address it stays text. */
export interface Linked {
  readonly pattern: RegExp;
  readonly href: (found: string) => string | undefined;
}

export const WEB_ADDRESS = /https?:\/\/[^\s<>"]+[^\s<>".,;:!?)\]]/giu;
export const HASHTAG = /(?<![\p{L}\p{N}_&])#[\p{L}\p{N}_]*\p{L}[\p{L}\p{N}_]*/gu;
export const PROFILE_MENTION = /(?<![\w@])@[\w.]*\w/gu;

export const hashtagPath = (found: string): string => `/hashtag/${encodeURIComponent(found.slice(1))}`;

/** Cuts a text at everything that is linked; where two overlap, the earlier one wins. */
export function splitText(text: string, kinds: readonly Linked[]): TextPart[] {
  const found = kinds
    .flatMap(({ pattern, href }) =>
      [...text.matchAll(pattern)].map((match) => ({ at: match.index, text: match[0], href: href(match[0]) })),
    )
    .sort((a, b) => a.at - b.at || b.text.length - a.text.length);
  const parts: TextPart[] = [];
  let done = 0;
  for (const { at, text: piece, href } of found) {
    if (at < done) continue;
    if (at > done) parts.push({ text: text.slice(done, at) });
    parts.push(href === undefined ? { text: piece } : { text: piece, href });
    done = at + piece.length;
  }
  if (done < text.length) parts.push({ text: text.slice(done) });
  return parts;
}
