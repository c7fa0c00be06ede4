import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupSimilar } from '#core/similar-groups.ts';

const pair = (one: string, other: string, similarity: number) => ({ one, other, similarity, shared: 9 });

describe('groups of similar texts', () => {
  it('hold whatever hangs together, the largest first, with the closest two', () => {
    expect(
      groupSimilar([pair('a', 'b', 0.6), pair('x', 'y', 1), pair('c', 'd', 0.7), pair('b', 'd', 0.9)]),
    ).toEqual([
      { keys: ['a', 'b', 'c', 'd'], closest: pair('b', 'd', 0.9) },
      { keys: ['x', 'y'], closest: pair('x', 'y', 1) },
    ]);
  });

  it('of no pairs are none', () => {
    expect(groupSimilar([])).toEqual([]);
  });

  it('hold every key once, keep pairs together, and do not depend on their order', () => {
    const keys = fc.constantFrom('a', 'b', 'c', 'd', 'e', 'f', 'g', 'h');
    const pairs = fc.uniqueArray(
      fc
        .tuple(keys, keys, fc.constantFrom(0.6, 0.8, 1))
        .filter(([one, other]) => one < other)
        .map(([one, other, similarity]) => pair(one, other, similarity)),
      { selector: ({ one, other }) => `${one}${other}` },
    );
    return fc.assert(
      fc.property(pairs, (given) => {
        const groups = groupSimilar(given);
        const all = groups.flatMap((group) => group.keys);
        expect(new Set(all).size).toBe(all.length);
        for (const { one, other } of given) {
          expect(groups.find((group) => group.keys.includes(one))?.keys).toContain(other);
        }
        expect(groupSimilar(given.toReversed())).toEqual(groups);
      }),
    );
  });
});
