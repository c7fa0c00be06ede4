import { expect, it } from 'vitest';
import { Platform } from '#core/ids.ts';
import { compareTallies, FEWEST_POSTS } from '#core/reach/compare.ts';
import { keyOf, type Metric } from '#core/reach/metric.ts';
import { readTally } from '#core/reach/tally.ts';

const VIEWS: Metric = {
  platform: Platform.parse('x'),
  native: 'views',
  version: 1,
  validFrom: '2020-01-01',
  kind: 'views',
  label: 'Views',
  unit: 'views',
  counting: 'repeats',
  meaning: 'Views are counted.',
  source: 'https://example.gov',
};

const entry = (of: string, numbers: readonly number[], silent = 0) => ({
  of,
  tally: readTally({
    posts: numbers.length + silent,
    [`${keyOf(VIEWS)}:value`]: numbers.length,
    [`${keyOf(VIEWS)}:not-yet`]: silent,
    [`${keyOf(VIEWS)}:sum`]: numbers.reduce((sum, each) => sum + each, 0),
    [`${keyOf(VIEWS)}:squares`]: numbers.reduce((sum, each) => sum + each * each, 0),
  }),
});

it('a message is best where it is ahead by more than chance', () => {
  const compared = compareTallies(
    [entry('plain', [100, 110, 90, 105, 95]), entry('story', [210, 190, 205, 195, 200])],
    VIEWS,
  );
  expect(compared).toMatchObject({ kind: 'best', best: 'story', next: 'plain' });
  expect(compared.standings).toEqual([
    { of: 'story', average: 200, reported: 5, posts: 5 },
    { of: 'plain', average: 100, reported: 5, posts: 5 },
  ]);
});

it('a lead that a few lucky posts explain is called chance', () => {
  const compared = compareTallies(
    [entry('plain', [10, 300, 20, 250, 30]), entry('story', [15, 280, 400, 20, 30])],
    VIEWS,
  );
  expect(compared.kind).toBe('chance');
});

it('equal averages are chance, however little they vary', () => {
  const same = [50, 50, 50, 50, 50];
  expect(compareTallies([entry('one', same), entry('two', same)], VIEWS).kind).toBe('chance');
});

it('with fewer posts than it takes, nothing is said to be best', () => {
  const few = Array.from({ length: FEWEST_POSTS - 1 }, () => 1_000);
  const enough = Array.from({ length: FEWEST_POSTS }, (_, index) => index);
  expect(compareTallies([entry('lucky', few, 9), entry('plain', enough)], VIEWS).kind).toBe('too-few');
});

it('a message without a number stands last, and its average is unknown', () => {
  const { standings } = compareTallies([entry('silent', [], 3), entry('zero', [0, 0])], VIEWS);
  expect(standings).toEqual([
    { of: 'zero', average: 0, reported: 2, posts: 2 },
    { of: 'silent', average: undefined, reported: 0, posts: 3 },
  ]);
});

it('a number too large to be squared exactly leaves chance in the game, and the average right', () => {
  const views = (of: string, sum: number, large: number) => ({
    of,
    tally: readTally({
      posts: 5,
      [`${keyOf(VIEWS)}:value`]: 5,
      [`${keyOf(VIEWS)}:sum`]: sum,
      [`${keyOf(VIEWS)}:large`]: large,
    }),
  });
  const compared = compareTallies([views('huge', 5_000_000, 5), entry('plain', [1, 2, 3, 4, 5])], VIEWS);
  expect(compared).toMatchObject({ kind: 'chance', best: 'huge' });
  expect(compared.standings[0]?.average).toBe(1_000_000);
});
