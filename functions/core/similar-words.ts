import twitter, { type EntityWithIndices } from 'twitter-text';

/** A word as texts are compared by: its key is equal where two words count as the same. */
export interface Word {
  readonly key: string;
  /** Where the word begins in the text, in UTF-16 units. */
  readonly start: number;
  /** Where it ends, exclusive. */
  readonly end: number;
}

// No word of letters can be spelt like one of these.
const LINK = '<link>';
const MENTION = '<mention>';
const NUMBER = '<number>';

/** Letters and digits of any script; an apostrophe stays inside its word. */
const WORD = /[\p{L}\p{N}][\p{L}\p{M}\p{N}]*(?:['’][\p{L}\p{M}\p{N}]+)*/gu;

/**
 * The words of a text in NFC, in the order they stand, without case, punctuation or emoji. Every link counts as the
 * same word, and so do every mention and every number: one text sent out many times with another address, handle or
 * figure in it is what must be noticed. A hashtag counts as its word, since it may stand inside a sentence.
 */
export function wordsIn(text: string): readonly Word[] {
  const words: Word[] = [];
  let from = 0;
  // In the order they stand, without overlap.
  for (const entity of twitter.extractEntitiesWithIndices(text)) {
    const [start, end] = entity.indices;
    words.push(...plainWords(text, from, start), { key: keyOf(entity), start, end });
    from = end;
  }
  words.push(...plainWords(text, from, text.length));
  return words;
}

function keyOf(entity: EntityWithIndices): string {
  if ('url' in entity) return LINK;
  if ('screenName' in entity) return MENTION;
  return fold('hashtag' in entity ? entity.hashtag : entity.cashtag);
}

function plainWords(text: string, from: number, to: number): readonly Word[] {
  return [...text.slice(from, to).matchAll(WORD)].map((match) => {
    const start = from + match.index;
    const key = /^\p{N}+$/u.test(match[0]) ? NUMBER : fold(match[0]);
    return { key, start, end: start + match[0].length };
  });
}

/** NFKC as well, so that a word in mathematical bold or full width is still that word. */
function fold(word: string): string {
  return word.normalize('NFKC').toLowerCase().replaceAll('’', "'");
}
