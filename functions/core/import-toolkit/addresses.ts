import { linksIn, mentionsIn } from '#core/text-count.ts';
import { type Block, isText } from './document.ts';

/** The addresses of a block, written out or hung on words. */
export function addressesOf(block: Block): readonly string[] {
  if (!isText(block)) return [];
  return [...new Set([...linksIn(block.text), ...block.links.map(({ url }) => url)])];
}

/** Handles as Instagram and Threads have them, which may hold dots. */
const HANDLE = /(?<![\p{L}\p{N}_./])@([A-Za-z0-9_](?:[A-Za-z0-9._]{0,48}[A-Za-z0-9_])?)/gu;

export function handlesIn(text: string): readonly string[] {
  return [...text.matchAll(HANDLE)].map((match) => match[1] ?? '');
}

/** Whom a post mentions: to X a dot ends the handle. */
export function mentionsOn(text: string, platforms: readonly string[]): readonly string[] {
  return platforms.includes('instagram') || platforms.includes('threads')
    ? handlesIn(text)
    : mentionsIn(text);
}

/** An address as it was meant: with `https://`. */
export function wholeAddress(written: string): string {
  return written.replace(/^http:\/\//i, 'https://').replace(/^(?![a-z]+:\/\/)/i, 'https://');
}

/** The same for every way to write one address: with its scheme or without, in capitals, with a slash at its end. */
export function addressKey(written: string): string {
  return wholeAddress(written).toLowerCase().replace(/\/$/, '');
}
