import type { SimilarPair } from './similar-text.ts';

/** Texts that hang together by pairs, and the two of them that are most alike: what a page can show of thousands. */
export interface SimilarGroup<K extends string = string> {
  /** Ascending. Two of them need not be alike themselves: each is like some other of the group. */
  readonly keys: readonly K[];
  readonly closest: SimilarPair<K>;
}

/** Puts pairs together into groups, the largest first. */
export function groupSimilar<K extends string>(pairs: readonly SimilarPair<K>[]): readonly SimilarGroup<K>[] {
  const groups = new Map<K, { keys: Set<K>; closest: SimilarPair<K> }>();
  for (const pair of pairs) {
    const one = groups.get(pair.one) ?? { keys: new Set([pair.one]), closest: pair };
    const other = groups.get(pair.other) ?? { keys: new Set([pair.other]), closest: pair };
    const [small, large] = one.keys.size < other.keys.size ? [one, other] : [other, one];
    large.closest = [small.closest, pair].reduce(closer, large.closest);
    if (small === large) continue;
    for (const key of small.keys) large.keys.add(key);
    for (const key of large.keys) if (groups.get(key) !== large) groups.set(key, large);
  }
  return [...new Set(groups.values())]
    .map(({ keys, closest }) => ({ keys: [...keys].sort(), closest }))
    .sort((a, b) => b.keys.length - a.keys.length || compare(a.keys[0], b.keys[0]));
}

function closer<K extends string>(a: SimilarPair<K>, b: SimilarPair<K>): SimilarPair<K> {
  const order = b.similarity - a.similarity || compare(a.one, b.one) || compare(a.other, b.other);
  return order <= 0 ? a : b;
}

function compare(a: string | undefined, b: string | undefined): number {
  return (a ?? '') < (b ?? '') ? -1 : (a ?? '') > (b ?? '') ? 1 : 0;
}
