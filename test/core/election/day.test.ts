import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  addDays,
  Day,
  dayFrom,
  dayIn,
  daysBetween,
  describeDay,
  endOfDay,
  startOfDay,
  weekdayOf,
} from '#core/election/day.ts';
import { Zone } from '#core/slot.ts';
import { epochOf, HOUR, instantOf, later } from '#core/time.ts';
import { SIX_ZONES } from './calendar.ts';

const day = (text: string) => Day.parse(text);

describe('a day', () => {
  it.each(['2026-02-29', '2026-04-31', '2026-13-01', '2026-11-3', '11/3/2026', ''])('is not "%s"', (text) => {
    expect(Day.safeParse(text).success).toBe(false);
  });

  it.each([
    ['2028-02-28', 1, '2028-02-29'],
    ['2027-02-28', 1, '2027-03-01'],
    ['2028-03-30', -30, '2028-02-29'],
    ['2026-11-03', -45, '2026-09-19'],
    ['2026-11-03', -0, '2026-11-03'],
    ['2026-12-31', 1, '2027-01-01'],
  ])('%s and %i days is %s', (from, days, to) => {
    expect(addDays(day(from), days)).toBe(to);
  });

  it('is found of its numbers only if it exists', () => {
    expect(dayFrom(2028, 2, 29)).toBe('2028-02-29');
    expect(dayFrom(2026, 2, 29)).toBeUndefined();
    expect(dayFrom(2026, 11, 0)).toBeUndefined();
  });

  it('has 23 hours when clocks spring forward and 25 when they fall back', () => {
    const hours = (text: string, zone: string) => {
      const in_ = Zone.parse(zone);
      return (epochOf(endOfDay(day(text), in_)) + 1 - epochOf(startOfDay(day(text), in_))) / HOUR;
    };
    expect(hours('2027-03-14', 'America/New_York')).toBe(23);
    expect(hours('2026-11-01', 'America/New_York')).toBe(25);
    expect(hours('2026-11-01', 'America/Phoenix')).toBe(24);
  });

  it('is the calendar’s day at each of its instants and at no other, in every zone', () => {
    const days = fc.integer({ min: 0, max: 4000 }).map((count) => addDays(day('2024-01-01'), count));
    return fc.assert(
      fc.property(
        days,
        fc.constantFrom(...SIX_ZONES),
        fc.double({ min: 0, max: 1, noNaN: true }),
        (one, zone, share) => {
          const [start, end] = [epochOf(startOfDay(one, zone)), epochOf(endOfDay(one, zone))];
          expect(dayIn(instantOf(start + Math.floor(share * (end - start))), zone)).toBe(one);
          expect(dayIn(later(instantOf(start), -1), zone)).toBe(addDays(one, -1));
          expect(dayIn(later(instantOf(end), 1), zone)).toBe(addDays(one, 1));
        },
      ),
    );
  });

  it('some days on is that many days away, with the weekday that follows', () => {
    return fc.assert(
      fc.property(fc.integer({ min: -5000, max: 5000 }), (count) => {
        const other = addDays(day('2026-11-03'), count);
        expect(daysBetween(day('2026-11-03'), other)).toBe(count + 0);
        expect((weekdayOf(other) - 2 - count) % 7 === 0).toBe(true);
      }),
    );
  });

  it('is named with its weekday', () => {
    expect(describeDay(day('2028-02-29'))).toBe('Tuesday, February 29, 2028');
  });
});
