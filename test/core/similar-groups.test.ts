import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { groupSimilarTexts } from '#core/similar-groups.ts';
import { findSimilarPairs } from '#core/similar-text.ts';

describe('groups of similar texts', () => {
  it('hold what is like the first of them, the largest first, with the closest two', () => {
    const groups = groupSimilarTexts([
      { key: 'b', text: 'Our office keeps fair and accurate records of every election' },
      { key: 'a', text: 'Our office keeps fair and accurate records of every election in town' },
      { key: 'c', text: 'Our office keeps fair and accurate records of every election here' },
      { key: 'y', text: 'Come and meet the people who count your ballot on Tuesday' },
      { key: 'x', text: 'Come and meet the people who count your ballot on Tuesday' },
      { key: 'z', text: 'Something else entirely is said in this one' },
    ]);
    expect(groups.map(({ keys }) => keys)).toEqual([
      ['a', 'b', 'c'],
      ['x', 'y'],
    ]);
    expect(groups[1]?.closest).toMatchObject({ one: 'x', other: 'y', similarity: 1 });
  });

  it('are found wherever any two texts are alike, hold each text once, and do not depend on their order', () => {
    const words = fc.array(fc.constantFrom('vote', 'count', 'fair', 'open'), { minLength: 3, maxLength: 6 });
    const texts = fc
      .array(
        words.map((each) => each.join(' ')),
        { maxLength: 12 },
      )
      .map((all) => all.map((text, index) => ({ key: String(index).padStart(2, '0'), text })));
    return fc.assert(
      fc.property(texts, (given) => {
        const groups = groupSimilarTexts(given);
        const keys = groups.flatMap((group) => group.keys);
        expect(new Set(keys).size).toBe(keys.length);
        expect(groups.length > 0).toBe(findSimilarPairs(given).length > 0);
        expect(groups.every(({ closest }) => closest.similarity >= 0.6)).toBe(true);
        expect(groupSimilarTexts(given.toReversed())).toEqual(groups);
      }),
    );
  });
});
