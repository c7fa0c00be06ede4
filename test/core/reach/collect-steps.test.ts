import { describe, expect, it } from 'vitest';
import { Platform } from '#core/ids.ts';
import { CHECKPOINTS, dueAtCheckpoint, endOfCheckpoint } from '#core/reach/checkpoint.ts';
import {
  firstReading,
  isPast,
  type Look,
  lookAgainAt,
  readingsOf,
  tooLate,
} from '#core/reach/collect-steps.ts';
import { keyOf, type Metric, metricsAt } from '#core/reach/metric.ts';
import { type Reading, readingOf } from '#core/reach/reading.ts';
import { epochOf, HOUR, Instant, later, MINUTE } from '#core/time.ts';

const PUBLISHED = Instant.parse('2026-09-15T14:32:10.000Z');
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
const KEY = keyOf(VIEWS);
const read = (reading: Reading): Look => ({ kind: 'read', readings: { [KEY]: reading } });
const knownAfter = (look: Look, before?: Reading, isLast = false) =>
  readingsOf(look, [VIEWS], before && { [KEY]: before }, isLast)[KEY];

const LATER: Look = { kind: 'later', until: undefined, reason: 'X did not answer.' };
const REFUSED: Look = { kind: 'refused', reason: 'The access has ended.' };
const NOT_YET: Reading = { status: 'not-yet', reason: 'X did not answer.' };
const NOT_PERMITTED: Reading = { status: 'not-permitted', reason: 'The access has ended.' };
const FIVE: Reading = { status: 'value', value: 5 };

describe('the ages at which a post is read', () => {
  it('are full five minutes, and never before the age', () => {
    expect(firstReading(PUBLISHED)).toEqual({ next: '1h', at: '2026-09-15T15:35:00.000Z' });
    expect(dueAtCheckpoint(Instant.parse('2026-09-15T14:30:00.000Z'), '24h')).toBe(
      '2026-09-16T14:30:00.000Z',
    );
  });

  it('end before the next begins', () => {
    for (const [index, checkpoint] of CHECKPOINTS.entries()) {
      const next = CHECKPOINTS[index + 1];
      if (next) expect(endOfCheckpoint(PUBLISHED, checkpoint) < dueAtCheckpoint(PUBLISHED, next)).toBe(true);
      expect(isPast(PUBLISHED, checkpoint, endOfCheckpoint(PUBLISHED, checkpoint))).toBe(false);
      expect(isPast(PUBLISHED, checkpoint, later(endOfCheckpoint(PUBLISHED, checkpoint), 1))).toBe(true);
    }
  });
});

describe('what is known of a metric after a look', () => {
  it.each([
    ['a number', read(FIVE), undefined, FIVE],
    ['a true zero', read(readingOf(0)), undefined, { status: 'zero' }],
    ['nothing under its name', { kind: 'read', readings: {} }, undefined, { status: 'not-available' }],
    ['that the post is gone', { kind: 'removed' }, undefined, { status: 'deleted' }],
    ['that it has to wait', LATER, undefined, NOT_YET],
    ['that it may not ask', REFUSED, undefined, NOT_PERMITTED],
  ] as const)('is %s where that was seen', (_, look, before, expected) => {
    expect(knownAfter(look, before)).toMatchObject(expected);
  });

  it.each([LATER, REFUSED, tooLate('1h'), { kind: 'removed' } as const])(
    'stays a number when the next look shows less: %j',
    (look) => {
      expect(knownAfter(look, FIVE)).toEqual(FIVE);
      expect(knownAfter(look, { status: 'manual', value: 3 })).toEqual({ status: 'manual', value: 3 });
    },
  );

  it('becomes the platform’s own number where it comes after one that was typed in', () => {
    expect(knownAfter(read(FIVE), { status: 'manual', value: 3 })).toEqual(FIVE);
  });

  it('is not available once the time is over in which it was to come', () => {
    expect(knownAfter(LATER, undefined, true)).toEqual({
      status: 'not-available',
      reason: 'It could not be read in time: X did not answer.',
    });
    expect(knownAfter(read({ status: 'not-yet', reason: 'X did not answer.' }), undefined, true)).toEqual(
      knownAfter(LATER, undefined, true),
    );
    expect(knownAfter(tooLate('1h'), NOT_YET)).toEqual(knownAfter(LATER, undefined, true));
    expect(knownAfter(tooLate('1h'), NOT_PERMITTED)).toEqual(NOT_PERMITTED);
  });
});

describe('another look', () => {
  const end = later(PUBLISHED, 120 * MINUTE);
  const now = later(PUBLISHED, 60 * MINUTE);
  const at = (look: Look, from = now) =>
    lookAgainAt(look, readingsOf(look, [VIEWS], undefined, false), '1h', PUBLISHED, from);

  it('is not taken where everything was told', () => {
    expect(at(read(FIVE))).toBeUndefined();
    expect(at({ kind: 'removed' })).toBeUndefined();
    expect(at(tooLate('1h'))).toBeUndefined();
  });

  it('comes a quarter of an hour later, or when the platform says', () => {
    expect(at(LATER)).toBe(later(now, 15 * MINUTE));
    expect(at({ ...LATER, until: later(now, 40 * MINUTE) })).toBe(later(now, 40 * MINUTE));
    expect(at({ ...LATER, until: later(now, MINUTE) })).toBe(later(now, 15 * MINUTE));
  });

  it('comes an hour later where the access is missing, or the number is to come', () => {
    expect(at(REFUSED, later(now, -30 * MINUTE))).toBe(later(now, 30 * MINUTE));
    expect(at(read(NOT_YET), later(now, -30 * MINUTE))).toBe(later(now, 30 * MINUTE));
  });

  it('comes some times in any case, and not a hundred times', () => {
    const readings = readingsOf(REFUSED, [VIEWS], undefined, false);
    const again = lookAgainAt(REFUSED, readings, '28d', PUBLISHED, dueAtCheckpoint(PUBLISHED, '28d'));
    expect(again).toBe(later(dueAtCheckpoint(PUBLISHED, '28d'), 12 * HOUR));
  });

  it('comes at the end of the time at the latest, and never after it', () => {
    expect(at({ ...LATER, until: later(end, MINUTE) })).toBe(end);
    expect(at(LATER, later(end, -5 * MINUTE))).toBe(end);
    expect(at(LATER, end)).toBeUndefined();
    expect(epochOf(end)).toBeGreaterThan(epochOf(now));
  });
});

it('a definition holds from its first day to its last', () => {
  const old: Metric = { ...VIEWS, validTo: '2026-09-14' };
  const fresh: Metric = { ...VIEWS, version: 2, validFrom: '2026-09-15' };
  const at = (day: string) => metricsAt([old, fresh], VIEWS.platform, Instant.parse(`${day}T12:00:00.000Z`));
  expect(at('2026-09-14')).toEqual([old]);
  expect(at('2026-09-15')).toEqual([fresh]);
  expect(metricsAt([old], Platform.parse('facebook'), PUBLISHED)).toEqual([]);
});

it('what is no count is refused instead of stored', () => {
  for (const wrong of [-1, 1.5, Number.NaN]) expect(() => readingOf(wrong)).toThrow(RangeError);
});
