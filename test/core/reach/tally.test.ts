import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { AssociationId, CampaignId, Language, MessageId, OfficeId, Platform, PostId } from '#core/ids.ts';
import { CHECKPOINTS } from '#core/reach/checkpoint.ts';
import { figureOf, figuresOf } from '#core/reach/figures.ts';
import { keyOf, type Metric } from '#core/reach/metric.ts';
import { isReported, numberOf, type Reading } from '#core/reach/reading.ts';
import type { Snapshot } from '#core/reach/snapshot.ts';
import { changeOf } from '#core/reach/take-snapshot.ts';
import {
  addCounts,
  associationCells,
  type Counts,
  countsOf,
  coverageOf,
  difference,
  officeCells,
  readTally,
} from '#core/reach/tally.ts';
import { LocalDate } from '#core/rotation/rhythm.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';

const metric = (native: string, counting: Metric['counting'], kind: Metric['kind']): Metric => ({
  platform: Platform.parse('x'),
  native,
  version: 1,
  validFrom: '2020-01-01',
  kind,
  label: native,
  unit: native,
  counting,
  meaning: `${native} are counted.`,
  source: 'https://example.gov',
});
const VIEWS = metric('views', 'repeats', 'views');
const PEOPLE = metric('people', 'unique', 'people');
const METRICS = [VIEWS, PEOPLE];

const reading: fc.Arbitrary<Reading> = fc.oneof(
  fc.integer({ min: 1, max: 100_000 }).map((value): Reading => ({ status: 'value', value })),
  fc.integer({ min: 0, max: 100_000 }).map((value): Reading => ({ status: 'manual', value })),
  fc.constantFrom<Reading>(
    { status: 'zero' },
    { status: 'deleted' },
    { status: 'not-yet', reason: 'It is to come.' },
    { status: 'not-available', reason: 'It is not given.' },
    { status: 'not-permitted', reason: 'It is not allowed.' },
  ),
);

const snapshot: fc.Arbitrary<Snapshot> = fc.record({
  postId: fc.constantFrom('p1', 'p2', 'p3').map((id) => PostId.parse(id)),
  officeId: fc.constantFrom('ames', 'berne').map((id) => OfficeId.parse(id)),
  campaignId: fc.constant(CampaignId.parse('autumn')),
  associationId: fc.constant(AssociationId.parse('four-rivers')),
  platform: fc.constant(Platform.parse('x')),
  messageId: fc.constantFrom('one', 'two').map((id) => MessageId.parse(id)),
  language: fc.constant(Language.parse('en')),
  publishedAt: fc.constant(REFERENCE_INSTANT),
  week: fc.constantFrom('2026-09-14', '2026-09-21').map((day) => LocalDate.parse(day)),
  checkpoint: fc.constantFrom(...CHECKPOINTS),
  takenAt: fc.constant(REFERENCE_INSTANT),
  readings: fc.record({ [keyOf(VIEWS)]: reading, [keyOf(PEOPLE)]: reading }),
  version: fc.constant(0),
});

const add = (snapshots: readonly Snapshot[]): Counts =>
  snapshots.map((each) => changeOf(each, undefined, METRICS)).reduce(addCounts, {});

/** Counted by somebody who knows nothing of tallies. */
function recount(snapshots: readonly Snapshot[], of: Metric) {
  const readings = snapshots.map((each) => each.readings[keyOf(of)]);
  const numbers = readings.map(numberOf).filter((number) => number !== undefined);
  return {
    sum: numbers.reduce((sum, each) => sum + each, 0),
    reported: numbers.length,
    posts: snapshots.length,
  };
}

describe('a tally', () => {
  it('equals what its snapshots come to when they are counted anew', () => {
    fc.assert(
      fc.property(fc.array(snapshot, { maxLength: 40 }), (snapshots) => {
        const tally = readTally(add(snapshots));
        const { sum, reported, posts } = recount(snapshots, VIEWS);
        const figure = figureOf(tally, VIEWS);
        expect(figure.coverage).toEqual({ reported, posts });
        expect(figure.total).toBe(reported === 0 ? undefined : sum);
        const statuses = snapshots.map((each) => each.readings[keyOf(VIEWS)]?.status);
        for (const [status, count] of Object.entries(figure.statuses)) {
          expect(statuses.filter((each) => each === status)).toHaveLength(count);
        }
        expect(Object.values(figure.statuses).reduce((all, count) => all + count, 0)).toBe(posts);
      }),
    );
  });

  it('never adds up people, of whom the same may have seen several posts', () => {
    fc.assert(
      fc.property(fc.array(snapshot, { minLength: 1, maxLength: 20 }), (snapshots) => {
        const counts = add(snapshots);
        expect(Object.keys(counts).filter((name) => name.startsWith(`${keyOf(PEOPLE)}:s`))).toEqual([]);
        const figure = figureOf(readTally(counts), PEOPLE);
        expect(figure.total).toBeUndefined();
        expect(figure.average).toBeUndefined();
        expect(figure.coverage.reported).toBe(recount(snapshots, PEOPLE).reported);
      }),
    );
  });

  it('is the same whether a snapshot came at once, or took the place of others', () => {
    fc.assert(
      fc.property(snapshot, fc.array(snapshot, { maxLength: 5 }), (last, earlier) => {
        let counts: Counts = {};
        let before: Snapshot | undefined;
        for (const each of [...earlier, last]) {
          counts = addCounts(counts, changeOf(each, before, METRICS));
          before = each;
        }
        const left = Object.fromEntries(Object.entries(counts).filter(([, count]) => count !== 0));
        expect(left).toEqual(changeOf(last, undefined, METRICS));
      }),
    );
  });

  it('without a single number tells no total, and no zero', () => {
    const silent = [fc.sample(snapshot, { numRuns: 1, seed: 7 })[0]].flatMap((each) =>
      each
        ? [{ ...each, readings: { [keyOf(VIEWS)]: { status: 'not-yet', reason: 'Soon.' } } as const }]
        : [],
    );
    const figure = figureOf(readTally(add(silent)), VIEWS);
    expect(figure).toMatchObject({
      total: undefined,
      average: undefined,
      coverage: { reported: 0, posts: 1 },
    });
  });

  it('of true zeros tells a zero', () => {
    const [sample] = fc.sample(snapshot, { numRuns: 1, seed: 7 });
    const zeros = sample ? [{ ...sample, readings: { [keyOf(VIEWS)]: { status: 'zero' } as const } }] : [];
    expect(figureOf(readTally(add(zeros)), VIEWS)).toMatchObject({ total: 0, average: 0 });
  });
});

describe('the cells of a snapshot', () => {
  const [sample] = fc.sample(snapshot, { numRuns: 1, seed: 7 });
  if (!sample) throw new Error('no sample');

  it('are its campaign, message and week, and for an association its office', () => {
    expect(officeCells(sample).map(({ cut, of }) => [cut, of])).toEqual([
      ['all', ''],
      ['message', sample.messageId],
      ['week', sample.week],
    ]);
    expect(associationCells(sample)?.cells.at(-1)).toMatchObject({ cut: 'office', of: sample.officeId });
  });

  it('are none for what a person asked for, whose age is any', () => {
    const asked = { ...sample, checkpoint: 'asked' as const };
    expect(officeCells(asked)).toEqual([]);
    expect(associationCells(asked)).toBeUndefined();
  });

  it('are only the office’s where the campaign is its own', () => {
    const { associationId: _none, ...own } = sample;
    expect(associationCells(own)).toBeUndefined();
  });
});

it('figures stand in the order in which people look at them', () => {
  const [sample] = fc.sample(snapshot, { numRuns: 1, seed: 7 });
  const tally = readTally(sample ? countsOf(sample, () => true) : {});
  expect(figuresOf(tally, [PEOPLE, VIEWS]).map(({ metric: { native } }) => native)).toEqual([
    'views',
    'people',
  ]);
});

it('a difference leaves out what stays the same', () => {
  expect(difference({ a: 1, b: 2, c: 3 }, { a: 1, b: 1, d: 4 })).toEqual({ b: 1, c: 3, d: -4 });
});

it('a number is reported exactly where a reading tells one', () => {
  fc.assert(
    fc.property(reading, (each) => {
      expect(isReported(each.status)).toBe(numberOf(each) !== undefined);
      expect(
        coverageOf(readTally({ posts: 1, [`${keyOf(VIEWS)}:${each.status}`]: 1 }), keyOf(VIEWS)).reported,
      ).toBe(isReported(each.status) ? 1 : 0);
    }),
  );
});
