import {
  createComparison,
  type KeyedText,
  type Runs,
  SIMILARITY_LIMIT,
  type SimilarPair,
} from './similar-text.ts';

/** Texts that are alike, and the two of them that are most so: what a page can show of thousands. */
export interface SimilarGroup<K extends string = string> {
  /** Ascending. Two of them need not be alike themselves: each is like the first. */
  readonly keys: readonly K[];
  readonly closest: SimilarPair<K>;
}

/**
 * Puts texts together that are at least as similar as the limit to the first of their group, the largest group first.
 * Where any two texts are that similar, there is a group: a text is compared with everything that stands alone. Made for
 * thousands of texts that are nearly the same, whose pairs would be millions.
 */
export function groupSimilarTexts<K extends string>(
  texts: readonly KeyedText<K>[],
  limit: number = SIMILARITY_LIMIT,
): readonly SimilarGroup<K>[] {
  const { read, compare: measure } = createComparison();
  const groups: { readonly runs: Runs; readonly keys: K[]; closest: SimilarPair<K> | undefined }[] = [];
  for (const { key, text } of texts.toSorted((a, b) => compare(a.key, b.key))) {
    const runs = read(text);
    const pairs = groups.flatMap((group) => {
      const [first] = group.keys;
      const { similarity, shared } = measure(group.runs, runs);
      return first === undefined || similarity < limit
        ? []
        : [{ group, pair: { one: first, other: key, similarity, shared } }];
    });
    const best = pairs.toSorted((a, b) => b.pair.similarity - a.pair.similarity)[0];
    if (!best) {
      groups.push({ runs, keys: [key], closest: undefined });
      continue;
    }
    best.group.keys.push(key);
    best.group.closest = best.group.closest ? closer(best.group.closest, best.pair) : best.pair;
  }
  return groups
    .flatMap(({ keys, closest }) => (closest ? [{ keys, closest }] : []))
    .toSorted((a, b) => b.keys.length - a.keys.length || compare(a.keys[0], b.keys[0]));
}

function closer<K extends string>(a: SimilarPair<K>, b: SimilarPair<K>): SimilarPair<K> {
  const order = b.similarity - a.similarity || compare(a.one, b.one) || compare(a.other, b.other);
  return order <= 0 ? a : b;
}

function compare(a: string | undefined, b: string | undefined): number {
  return (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0;
}
