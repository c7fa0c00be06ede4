import * as fc from 'fast-check';
import { describe, expect, it, test } from 'vitest';
import { Platform } from '#core/ids.ts';
import {
  type EnteredNumbers,
  enterableMetrics,
  enterNumbers,
  type NumbersEntry,
  openCheckpoint,
  readCount,
  typedKeys,
} from '#core/reach/enter-numbers.ts';
import { isAdditive, keyOf, type Metric } from '#core/reach/metric.ts';
import type { Reading } from '#core/reach/reading.ts';
import type { Snapshot } from '#core/reach/snapshot.ts';
import { changeOf, type PublicPost, placeOf } from '#core/reach/take-snapshot.ts';
import { addCounts, countsOf, readTally } from '#core/reach/tally.ts';
import { DAY, HOUR, later, MINUTE, SECOND } from '#core/time.ts';
import { REFERENCE_INSTANT as PUBLISHED } from '#test/fixtures/clock.ts';
import { actorOf, DANA } from '#test/fixtures/office.ts';
import { draftPost } from '#test/fixtures/post.ts';

const X = Platform.parse('x');
const by = actorOf(DANA);

function metric(native: string, more: Partial<Metric> = {}): Metric {
  return {
    platform: X,
    native,
    version: 1,
    validFrom: '2020-01-01',
    kind: 'views',
    label: native,
    unit: 'views',
    counting: 'repeats',
    meaning: 'Counts.',
    source: 'https://metrics.example.gov',
    ...more,
  };
}

const METRICS = [metric('views'), metric('likes'), metric('people', { counting: 'unique' })];
const [VIEWS, LIKES, PEOPLE] = METRICS.map(keyOf);
if (!VIEWS || !LIKES || !PEOPLE) throw new Error('Three metrics have three keys');

const publicPost = (byHand = true): PublicPost => ({
  ...draftPost({ state: 'published', reach: { next: '1h', at: later(PUBLISHED, HOUR) } }),
  receipt: {
    platformId: '1',
    permalink: 'https://x.example.gov/1',
    publishedAt: PUBLISHED,
    ...(byHand && { byHand: true as const }),
  },
});

const entry = (given: Partial<NumbersEntry> = {}): NumbersEntry => ({
  post: publicPost(),
  associationId: undefined,
  checkpoint: '1h',
  before: undefined,
  metrics: METRICS,
  numbers: new Map(),
  by,
  now: later(PUBLISHED, 90 * MINUTE),
  ...given,
});

function enter(given: Partial<NumbersEntry>): EnteredNumbers {
  const entered = enterNumbers(entry(given));
  if (!entered.ok) throw new Error('Nothing was entered');
  return entered.value;
}

const snapshotWith = (readings: Readonly<Record<string, Reading>>, version = 1): Snapshot => ({
  ...placeOf(publicPost(), undefined),
  checkpoint: '1h',
  takenAt: later(PUBLISHED, 65 * MINUTE),
  readings,
  version,
});

const REFUSED: Reading = { status: 'not-permitted', reason: 'Ask an owner.' };

describe('a number that a person types', () => {
  test.each([
    ['', undefined],
    ['  ', undefined],
    ['0', 0],
    ['85', 85],
    [' 1,204 ', 1204],
    ['90,000,000', 90_000_000],
  ])('“%s” is read as %s', (text, count) => {
    expect(readCount('views', text)).toEqual({ ok: true, value: count });
  });

  test.each(['-1', '1.5', '1,20', 'about 9', '12k', '٣', '90,000,001', '1e3'])('“%s” is put back', (text) => {
    expect(readCount('views', text)).toMatchObject({ ok: false, error: { field: 'views' } });
  });
});

describe('the age that can be typed in for', () => {
  test.each([
    [HOUR - 1, undefined],
    [HOUR, '1h'],
    [2 * HOUR, '1h'],
    [2 * HOUR + 1, undefined],
    [DAY, '24h'],
    [36 * HOUR + 1, undefined],
    [8 * DAY, '7d'],
    [31 * DAY, '28d'],
    [31 * DAY + SECOND, undefined],
  ])('%i ms after publishing is %s', (age, checkpoint) => {
    expect(openCheckpoint(PUBLISHED, later(PUBLISHED, age))).toBe(checkpoint);
  });
});

describe('what was typed in', () => {
  it('is a number with its person and time, and what nobody typed stays unknown', () => {
    const { snapshot, happening } = enter({
      numbers: new Map([
        [VIEWS, 120],
        [LIKES, 0],
        [PEOPLE, undefined],
      ]),
    });
    const { now } = entry();
    expect(snapshot.readings[VIEWS]).toMatchObject({ status: 'manual', value: 120, by, at: now });
    expect(snapshot.readings[LIKES]).toMatchObject({ status: 'manual', value: 0 });
    expect(snapshot.readings[PEOPLE]?.status).toBe('not-available');
    expect(snapshot).toMatchObject({ checkpoint: '1h', takenAt: now, version: 0 });
    expect(happening).toMatchObject({
      action: 'reach.entered',
      summary: 'Dana Whitfield typed in numbers for 1 hour: views 120, likes 0.',
      details: { snapshot: '1h', [VIEWS]: '120', [LIKES]: '0' },
    });
  });

  test.each<Reading>([{ status: 'value', value: 3 }, { status: 'zero' }, { status: 'deleted' }])(
    'never takes the place of what the platform told: $status',
    (told) => {
      const before = snapshotWith({ [VIEWS]: told, [LIKES]: REFUSED });
      expect(enterNumbers(entry({ before, numbers: new Map([[VIEWS, 120]]) }))).toEqual({
        ok: false,
        error: 'nothing',
      });
      const { snapshot } = enter({
        before,
        numbers: new Map([
          [VIEWS, 120],
          [LIKES, 4],
        ]),
      });
      expect(snapshot.readings[VIEWS]).toEqual(told);
      expect(enterableMetrics(before, METRICS, X, PUBLISHED).map(keyOf)).toEqual([LIKES]);
    },
  );

  it('keeps the time at which the platform told its own numbers', () => {
    const before = snapshotWith({ [VIEWS]: { status: 'value', value: 3 }, [LIKES]: REFUSED });
    expect(enter({ before, numbers: new Map([[LIKES, 4]]) }).snapshot.takenAt).toBe(before.takenAt);
    const unknown = snapshotWith({ [LIKES]: REFUSED });
    expect(enter({ before: unknown, numbers: new Map([[LIKES, 4]]) }).snapshot.takenAt).toBe(entry().now);
  });

  it('that is taken back is what it was before, with its reason', () => {
    const before = snapshotWith({ [VIEWS]: REFUSED });
    const typed = enter({ before, numbers: new Map([[VIEWS, 120]]) }).snapshot;
    const mended = enter({ before: typed, numbers: new Map([[VIEWS, 12]]) });
    expect(mended.happening.summary).toContain('views 12 instead of 120');
    const back = enter({ before: mended.snapshot, numbers: new Map([[VIEWS, undefined]]) });
    expect(back.snapshot.readings[VIEWS]).toEqual(REFUSED);
    expect(back.happening.summary).toBe(
      'Dana Whitfield took back numbers that were typed in for 1 hour: views 12.',
    );
    expect(typedKeys(typed)).toEqual([VIEWS]);
    expect(typedKeys(back.snapshot)).toEqual([]);
  });

  it('that is taken back is to come again only as long as Clarion will look', () => {
    const post = publicPost(false);
    const { snapshot } = enter({ post, numbers: new Map([[VIEWS, 120]]) });
    expect(snapshot.readings[LIKES]?.status).toBe('not-yet');
    const takeBack = { before: snapshot, numbers: new Map([[VIEWS, undefined]]) };
    expect(enter({ ...takeBack, post }).snapshot.readings[VIEWS]?.status).toBe('not-yet');
    const { reach: _done, ...read } = post;
    expect(enter({ ...takeBack, post: read }).snapshot.readings[VIEWS]?.status).toBe('not-available');
  });

  it('says the same twice without a change', () => {
    const { snapshot } = enter({ numbers: new Map([[VIEWS, 120]]) });
    expect(enterNumbers(entry({ before: snapshot, numbers: new Map([[VIEWS, 120]]) })).ok).toBe(false);
  });

  it('is added to tallies exactly, however often it is typed, mended and taken back', () => {
    const number = fc.option(fc.nat({ max: 90_000_000 }), { nil: undefined });
    const steps = fc.array(fc.tuple(fc.constantFrom(VIEWS, LIKES, PEOPLE), number), { maxLength: 12 });
    const first = fc.constantFrom<Reading>(REFUSED, { status: 'zero' }, { status: 'value', value: 7 });
    const additive = new Set(METRICS.filter(isAdditive).map(keyOf));
    return fc.assert(
      fc.property(steps, first, first, (typed, views, people) => {
        let before = snapshotWith({ [VIEWS]: views, [LIKES]: REFUSED, [PEOPLE]: people });
        let counts = changeOf(before, undefined, METRICS);
        for (const [key, value] of typed) {
          const entered = enterNumbers(entry({ before, numbers: new Map([[key, value]]) }));
          if (!entered.ok) continue;
          counts = addCounts(counts, entered.value.counts);
          before = entered.value.snapshot;
        }
        const anew = countsOf(before, (key) => additive.has(key));
        expect(readTally(counts)).toEqual(readTally(anew));
      }),
    );
  });
});
