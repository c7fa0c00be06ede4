import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSimilarPairs, SIMILARITY_LIMIT, similarity } from '#core/similar-text.ts';
import { wordsIn } from '#core/similar-words.ts';

const keysOf = (text: string) => wordsIn(text).map(({ key }) => key);

/** Few words, so that texts do share runs. */
const wordings = fc
  .array(fc.constantFrom('we', 'count', 'every', 'vote', 'Millbrook', 'in', '#Fair', 'bit.ly/a', '7', '🗳️'), {
    maxLength: 14,
  })
  .map((words) => words.join(' '));

describe('the words of a text', () => {
  it('have no case, punctuation or emoji', () => {
    expect(keysOf('“Integrity” is a BIG word. 🗳️🔒 It’s ours!')).toEqual([
      'integrity',
      'is',
      'a',
      'big',
      'word',
      "it's",
      'ours',
    ]);
  });

  it('count every link, mention and number as the same, and a hashtag as its word', () => {
    const one = keysOf('Ask @ElectionCenter2 by 7 or see https://one.example.gov/x. #SafeElections');
    expect(keysOf('Ask @somebody by 12 or see two.example.gov. SafeElections')).toEqual(one);
    expect(one).toEqual(['ask', '<mention>', 'by', '<number>', 'or', 'see', '<link>', 'safeelections']);
  });

  it('are the same in bold mathematical letters, in full width and with another apostrophe', () => {
    expect(keysOf('𝗩𝗼𝘁𝗲 ｎｏｗ, it’s')).toEqual(keysOf("vote now, it's"));
  });

  it('know where they stand', () => {
    const text = '🗳️ We serve Peña County: vote.gov #Fair';
    expect(wordsIn(text).map(({ start, end }) => text.slice(start, end))).toEqual([
      'We',
      'serve',
      'Peña',
      'County',
      'vote.gov',
      '#Fair',
    ]);
  });
});

describe('similarity', () => {
  it.each([
    ['a b c d', 'a b c d', 1],
    ['A b, c d!', 'a B c d 🗳️', 1],
    ['a b c d', 'a b c e', 1 / 3],
    ['a b c d e f g h i j', 'a b c d x f g h i j', 5 / 11],
    ['a b c', 'c b a', 0],
    ['a b', 'a b', 1],
    ['a b', 'a b c', 0],
    ['', '🗳️', 1],
    ['', 'a', 0],
    ['Pen\u0303a County votes', 'Peña County votes', 1],
  ])('of %j and %j is %d', (a, b, expected) => {
    expect(similarity(a, b)).toBeCloseTo(expected, 10);
  });

  it('is the same both ways, between 0 and 1, and 1 for a text and itself', () =>
    fc.assert(
      fc.property(wordings, wordings, (a, b) => {
        expect(similarity(a, b)).toBe(similarity(b, a));
        expect(similarity(a, b)).toBeGreaterThanOrEqual(0);
        expect(similarity(a, b)).toBeLessThanOrEqual(1);
        expect(similarity(a, a)).toBe(1);
      }),
    ));

  it('is not lessened by another link, mention or figure', () => {
    const text = (link: string, handle: string, day: number) =>
      `Voting in our county ends on March ${day}. Ask @${handle} or read ${link} before you go.`;
    expect(
      similarity(text('one.example.gov', 'a', 3), text('https://two.example.gov/much/longer', 'b', 17)),
    ).toBe(1);
  });
});

describe('the limit', () => {
  const announce = (office: string) =>
    `${office} has adopted the Standards of Conduct from @ElectionCenter2. In ten points, they set out how we serve voters. Read them: bit.ly/49dCnuR`;
  const neighbors = (office: string, place: string) =>
    `The people at ${office} are your neighbors. We follow the law, tell the truth, and give each eligible voter in ${place} the same chance to take part.`;

  it('catches a text in which only the name of the office differs', () => {
    const alike = similarity(announce('Ash County Clerk'), announce('Millbrook Town Elections Board'));
    expect(alike).toBeGreaterThan(SIMILARITY_LIMIT);
  });

  it('lets a text pass that names office and place in the middle of its sentences', () => {
    const alike = similarity(
      neighbors('Ash County Clerk', 'Ash County'),
      neighbors('Millbrook Town Elections', 'Millbrook'),
    );
    expect(alike).toBeLessThan(SIMILARITY_LIMIT);
    expect(alike).toBeGreaterThan(0.4);
  });

  it('is far from different messages of one office', () => {
    const alike = similarity(announce('Ash County Clerk'), neighbors('Ash County Clerk', 'Ash County'));
    expect(alike).toBeLessThan(0.3);
  });
});

describe('similar pairs', () => {
  const keyed = fc
    .array(wordings, { maxLength: 9 })
    .map((texts) => texts.map((text, index) => ({ key: `office-${index}`, text })));

  it('are exactly the pairs at or above the limit', () =>
    fc.assert(
      fc.property(keyed, fc.constantFrom(0.2, 0.5, 0.6, 1), (texts, limit) => {
        const expected = texts.flatMap((a) =>
          texts
            .filter((b) => a.key < b.key && similarity(a.text, b.text) >= limit)
            .map((b) => ({ one: a.key, other: b.key, similarity: similarity(a.text, b.text) })),
        );
        const found = findSimilarPairs(texts, limit).map(({ shared: _, ...pair }) => pair);
        expect(found).toHaveLength(expected.length);
        expect(found).toEqual(expect.arrayContaining(expected));
      }),
    ));

  it('do not depend on the order of the texts', () =>
    fc.assert(
      fc.property(
        keyed.chain((texts) =>
          fc.tuple(
            fc.constant(texts),
            fc.shuffledSubarray(texts, { minLength: texts.length, maxLength: texts.length }),
          ),
        ),
        ([texts, shuffled]) => {
          expect(findSimilarPairs(shuffled, 0.3)).toEqual(findSimilarPairs(texts, 0.3));
        },
      ),
    ));

  it('tell how many runs of words they share', () => {
    expect(
      findSimilarPairs([
        { key: 'b', text: 'a b c d e' },
        { key: 'a', text: 'a b c d e f' },
        { key: 'c', text: 'nothing like the others' },
      ]),
    ).toEqual([{ one: 'a', other: 'b', similarity: 3 / 4, shared: 3 }]);
  });

  it('are found at exactly the limit', () => {
    const texts = [
      { key: 'a', text: 'a b c d e' },
      { key: 'b', text: 'a b c d e f' },
    ];
    expect(findSimilarPairs(texts, 3 / 4)).toHaveLength(1);
    expect(findSimilarPairs(texts, 0.76)).toHaveLength(0);
  });

  it('of a whole state’s offices with the same words are all found', () => {
    const texts = Array.from({ length: 254 }, (_, index) => ({
      key: `office-${index}`,
      text: 'We count every vote.',
    }));
    expect(findSimilarPairs(texts)).toHaveLength((254 * 253) / 2);
  });
});
