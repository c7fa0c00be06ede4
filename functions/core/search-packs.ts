import type { Message, Pack } from './pack.ts';
import { unaccented } from './unaccented.ts';

/** Searching in more than this is no search any more, and nobody types it. In characters. */
export const QUERY_LENGTH = 100;

/** What of a pack is searched. A draft's texts may be unfinished. */
export type Searchable = Pick<Pack, 'title' | 'summary' | 'topic'> & {
  readonly messages: readonly Pick<Message, 'id' | 'title' | 'topic' | 'variants'>[];
};

export interface FoundPack<P extends Searchable> {
  readonly pack: P;
  /** The messages that have all the words; none of them where the pack itself has them and no message does. */
  readonly messages: readonly P['messages'][number][];
}

/**
 * The packs that have every word of a query in their title, summary and topic, or in one of their messages: in its
 * title, topic and texts. Accents and capitals make no difference, and a part of a word is enough. An empty query finds
 * every pack, and points at no message.
 */
export function searchPacks<P extends Searchable>(
  packs: readonly P[],
  query: string,
): readonly FoundPack<P>[] {
  const words = wordsOf(query);
  if (words.length === 0) return packs.map((pack) => ({ pack, messages: [] }));
  const has = (texts: readonly string[]) => {
    const text = unaccented(texts.join('\n'));
    return words.every((word) => text.includes(word));
  };
  return packs.flatMap((pack): readonly FoundPack<P>[] => {
    const { title, summary, topic } = pack;
    const messages = pack.messages.filter((message) =>
      has([message.title, message.topic, ...message.variants.map(({ text }) => text)]),
    );
    return messages.length > 0 || has([title, summary, topic]) ? [{ pack, messages }] : [];
  });
}

function wordsOf(query: string): readonly string[] {
  return unaccented(query.slice(0, QUERY_LENGTH))
    .split(/\s+/)
    .filter((word) => word !== '');
}
