import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { describeTime, LocalTime, localTimeIn, resolveSlot, slotAt, Zone } from '#core/slot.ts';
import { epochOf, HOUR, instantOf, later, MINUTE, minuteOf, startOf, UtcMinute } from '#core/time.ts';

const resolve = (local: string, zone: string) => {
  const slot = resolveSlot(LocalTime.parse(local), Zone.parse(zone));
  return slot.ok ? { due: slot.value.due, reading: slot.value.reading } : slot.error;
};

describe('a slot', () => {
  it.each([
    ['2026-11-03T09:00', 'America/New_York', '2026-11-03T14:00Z', 'once'],
    ['2026-07-01T09:00', 'America/New_York', '2026-07-01T13:00Z', 'once'],
    ['2026-07-01T09:00', 'America/Phoenix', '2026-07-01T16:00Z', 'once'],
    ['2026-11-03T09:00', 'Pacific/Honolulu', '2026-11-03T19:00Z', 'once'],
    ['2026-12-31T23:59', 'America/Anchorage', '2027-01-01T08:59Z', 'once'],
    ['2028-02-29T12:00', 'America/Chicago', '2028-02-29T18:00Z', 'once'],
    // Lord Howe's clocks move by half an hour.
    ['2026-10-04T02:15', 'Australia/Lord_Howe', '2026-10-03T15:45Z', 'moved-forward'],
  ])('%s in %s falls due at %s', (local, zone, due, reading) => {
    expect(resolve(local, zone)).toEqual({ due, reading });
  });

  it('inside the spring gap moves forward by the gap', () => {
    expect(resolve('2027-03-14T02:30', 'America/New_York')).toEqual({
      due: '2027-03-14T07:30Z',
      reading: 'moved-forward',
    });
  });

  it('inside the autumn overlap takes the first', () => {
    expect(resolve('2026-11-01T01:30', 'America/New_York')).toEqual({
      due: '2026-11-01T05:30Z',
      reading: 'first-of-two',
    });
  });

  it('in a zone without daylight saving has no gap and no overlap', () => {
    expect(resolve('2027-03-14T02:30', 'America/Phoenix')).toMatchObject({ reading: 'once' });
    expect(resolve('2026-11-01T01:30', 'America/Phoenix')).toMatchObject({ reading: 'once' });
  });

  it.each(['2026-02-29T09:00', '2026-04-31T09:00', '2026-11-03T24:00', '2026-11-03T12:60'])(
    'on %s is refused, because there is no such time',
    (local) => {
      expect(resolve(local, 'America/Denver')).toEqual({ kind: 'no-such-date' });
    },
  );

  it('read back from its due minute shows the wanted time, unless it was moved', () => {
    const zones = fc.constantFrom(
      'America/New_York',
      'America/Chicago',
      'America/Phoenix',
      'Pacific/Honolulu',
    );
    const minutes = fc.integer({
      min: epochOf(UtcMinute.parse('2026-01-01T00:00Z')) / MINUTE,
      max: 30_000_000,
    });
    return fc.assert(
      fc.property(zones, minutes, (name, minute) => {
        const zone = Zone.parse(name);
        const local = localTimeIn(instantOf(minute * MINUTE), zone);
        const slot = resolveSlot(local, zone);
        if (!slot.ok) throw new Error(`${local} does not exist`);
        expect(localTimeIn(slot.value.due, zone)).toBe(local);
        // Of a time that comes twice, the first is taken: never later than the minute it was read from.
        const gap = minute * MINUTE - epochOf(slot.value.due);
        expect(gap).toBe(slot.value.reading === 'first-of-two' && gap !== 0 ? HOUR : 0);
      }),
    );
  });

  it('made from an instant is the minute that the instant lies in', () => {
    const slot = slotAt(
      later(startOf(UtcMinute.parse('2026-11-03T14:00Z')), 59_999),
      Zone.parse('America/New_York'),
    );
    expect(slot).toMatchObject({ local: '2026-11-03T09:00', due: '2026-11-03T14:00Z' });
  });
});

describe('a zone', () => {
  it.each(['America/New_York', 'America/Indiana/Knox', 'UTC'])('may be %s', (name) => {
    expect(Zone.safeParse(name).success).toBe(true);
  });
  it.each(['America/Nowhere', '+05:00', '', 'EST5EDT4', '../etc'])('may not be "%s"', (name) => {
    expect(Zone.safeParse(name).success).toBe(false);
  });
});

describe('a time in words', () => {
  it('names weekday, date, time and zone', () => {
    expect(describeTime(UtcMinute.parse('2026-11-03T14:00Z'), Zone.parse('America/New_York'))).toBe(
      'Tuesday, November 3, 2026 at 9:00 AM EST',
    );
    expect(describeTime(UtcMinute.parse('2026-07-03T14:00Z'), Zone.parse('America/Phoenix'))).toBe(
      'Friday, July 3, 2026 at 7:00 AM MST',
    );
  });
});

describe('an instant', () => {
  it('compares as text as it does as time', () => {
    const times = fc.integer({ min: 0, max: 4_000_000_000_000 });
    return fc.assert(
      fc.property(times, times, (a, b) => {
        expect(instantOf(a) < instantOf(b)).toBe(a < b);
        expect(epochOf(instantOf(a))).toBe(a);
        expect(epochOf(minuteOf(instantOf(a)))).toBe(Math.floor(a / MINUTE) * MINUTE);
      }),
    );
  });
});
