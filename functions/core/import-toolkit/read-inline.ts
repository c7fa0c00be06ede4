import type { DocumentLink } from './document.ts';

/** One line of plain text, without the marks of Markdown that people and conversions leave in such files. */
export interface InlineText {
  readonly text: string;
  readonly links: readonly DocumentLink[];
  /** The bold words that it begins with, without their colon. */
  readonly lead?: string;
  /** Nothing in it is not bold. */
  readonly bold: boolean;
  /** It held marks. */
  readonly marked: boolean;
}

const LINK = /!?\[([^[\]\n]*)\]\((<?https?:\/\/[^\s()<>]+(?:\([^\s()]*\))?>?)\)/g;
const AUTOLINK = /<((?:https?:\/\/|mailto:)[^\s<>]+)>/g;
const STRONG = /\*\*(?=\S)([^*\n]*[^*\s])\*\*|(?<![\p{L}\p{N}_])__(?=\S)([^_\n]*[^_\s])__(?![\p{L}\p{N}_])/gu;
const EMPHASIS = /(?<![\p{L}\p{N}*])\*(?=\S)([^*\n]*[^*\s])\*(?![\p{L}\p{N}*])/gu;
const LONE_STRONG = /\*\*/g;

export function readInline(line: string): InlineText {
  const links: DocumentLink[] = [];
  const unlinked = line
    .replaceAll(LINK, (_, text: string, url: string) => {
      links.push({ text, url: url.replace(/^<|>$/g, '') });
      // An empty text would leave nothing of the address.
      return text === '' ? url : text;
    })
    .replaceAll(AUTOLINK, '$1');
  const trimmed = unlinked.trim();
  const lead = /^\*\*([^*\n]{1,120}?)\s*:?\s*\*\*\s*:?\s+(?=\S)/.exec(trimmed)?.[1];
  const text = trimmed
    .replaceAll(STRONG, (_, stars?: string, lines?: string) => stars ?? lines ?? '')
    .replaceAll(LONE_STRONG, '')
    .replaceAll(EMPHASIS, '$1')
    .trim();
  return {
    text,
    links,
    ...(lead !== undefined && { lead: lead.replace(/\s*:$/, '') }),
    bold: /^\*\*[^*]+\*\*:?$/.test(trimmed),
    marked: trimmed !== text || links.length > 0,
  };
}
