import { findAccount } from '../state/accounts.ts';
import type { State } from '../state/database.ts';
import { readOrganization } from './urn.ts';

const RESERVED = /[\\|{}@[\]()<>#*_~]/gu;
const PLAIN = String.raw`(?:\\[\\|{}@[\]()<>#*_~]|[^\\|{}@[\]()<>#*_~])+`;
const TEXT = new RegExp(PLAIN, 'yu');
const MENTION = new RegExp(String.raw`@\[(${PLAIN})\]\((urn:li:[A-Za-z]+:[\w-]+)\)`, 'yu');
const TEMPLATE = new RegExp(String.raw`\{hashtag\|\\?[#＃]\|(${PLAIN})\}`, 'yu');
const HASHTAG = /#([\p{L}\p{N}]*\p{L}[\p{L}\p{N}]*)/uy;

/** A piece of a commentary; `text` is what the public reads. */
export type LittleElement =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'hashtag'; readonly text: string }
  | { readonly kind: 'mention'; readonly text: string; readonly urn: string };

export interface LittleText {
  readonly elements: readonly LittleElement[];
  /** What LinkedIn drops without a word: everything from the first reserved character that is neither escaped nor part of an element. */
  readonly lost: string;
}

/** Reads LinkedIn's "little text". */
export function parseLittleText(commentary: string): LittleText {
  const elements: LittleElement[] = [];
  let at = 0;
  const take = (pattern: RegExp) => {
    pattern.lastIndex = at;
    const found = pattern.exec(commentary);
    if (found) at = pattern.lastIndex;
    return found;
  };
  while (at < commentary.length) {
    const text = take(TEXT);
    if (text) {
      elements.push({ kind: 'text', text: dropEscapes(text[0]) });
      continue;
    }
    const mention = take(MENTION);
    if (mention) {
      elements.push({ kind: 'mention', text: dropEscapes(mention[1] ?? ''), urn: mention[2] ?? '' });
      continue;
    }
    const hashtag = take(TEMPLATE) ?? take(HASHTAG);
    if (!hashtag) break;
    elements.push({ kind: 'hashtag', text: `#${dropEscapes(hashtag[1] ?? '')}` });
  }
  return { elements, lost: commentary.slice(at) };
}

export type ResolvedText =
  | { readonly ok: true; readonly elements: readonly LittleElement[]; readonly lost: string }
  | { readonly ok: false };

/** Checks who is mentioned; a name that is not the organization's own, to the letter, makes no mention. */
export function resolveLittleText(state: State, commentary: string): ResolvedText {
  const { elements, lost } = parseLittleText(commentary);
  const resolved: LittleElement[] = [];
  for (const element of elements) {
    if (element.kind !== 'mention') {
      resolved.push(element);
      continue;
    }
    const id = readOrganization(element.urn);
    const mentioned = id === undefined ? undefined : findAccount(state, 'linkedin', id);
    if (!mentioned) return { ok: false };
    resolved.push(mentioned.name === element.text ? element : { kind: 'text', text: element.text });
  }
  return { ok: true, elements: resolved, lost };
}

export const readText = (elements: readonly LittleElement[]): string =>
  elements.map(({ text }) => text).join('');

/** Writes a commentary as LinkedIn gives it back: escaped throughout, each hashtag as a template. */
export const writeLittleText = (elements: readonly LittleElement[]): string =>
  elements.map(writeElement).join('');

function writeElement(element: LittleElement): string {
  switch (element.kind) {
    case 'text':
      return addEscapes(element.text);
    case 'hashtag':
      return String.raw`{hashtag|\#|${addEscapes(element.text.slice(1))}}`;
    case 'mention':
      return `@[${addEscapes(element.text)}](${element.urn})`;
  }
}

const addEscapes = (text: string) => text.replaceAll(RESERVED, String.raw`\$&`);
const dropEscapes = (text: string) => text.replaceAll(/\\(.)/gsu, '$1');
