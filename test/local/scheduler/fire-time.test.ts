import fc from 'fast-check';
import { describe, expect, test } from 'vitest';
import { parseExpression } from '#local/scheduler/expression.ts';
import { findFireTime } from '#local/scheduler/fire-time.ts';

const utc = (text: string) => Date.parse(text);

function timingOf(text: string, zone: string) {
  const expression = parseExpression(text);
  if (!expression) throw new Error(`${text} is not an expression`);
  return { expression, zone, createdAt: utc('2026-01-01T00:00:00Z'), startAt: undefined, endAt: undefined };
}

/** The next few fires, as ISO instants. */
function listFires(text: string, zone: string, from: string, count: number): string[] {
  const fires: string[] = [];
  let after = utc(from);
  while (fires.length < count) {
    const fire = findFireTime(timingOf(text, zone), after);
    if (fire === undefined) break;
    fires.push(new Date(fire).toISOString().replace(':00.000Z', 'Z'));
    after = fire + 1;
  }
  return fires;
}

describe('a one-time schedule', () => {
  test.each([
    ['2026-11-03T09:00:00', 'UTC', '2026-11-03T09:00:00Z'],
    ['2026-11-03T09:00:00', 'America/New_York', '2026-11-03T14:00:00Z'],
    ['2026-07-04T09:00:00', 'America/Denver', '2026-07-04T15:00:00Z'],
    // Inside the spring gap it moves forward; in the autumn overlap it takes the first.
    ['2026-03-08T02:30:00', 'America/New_York', '2026-03-08T07:30:00Z'],
    ['2026-11-01T01:30:00', 'America/New_York', '2026-11-01T05:30:00Z'],
  ])('at %s in %s fires at %s', (wall, zone, instant) => {
    expect(findFireTime(timingOf(`at(${wall})`, zone), 0)).toBe(utc(instant));
  });

  test('keeps its time when that has passed, and ignores StartDate and EndDate', () => {
    const timing = {
      ...timingOf('at(2026-01-02T00:00:00)', 'UTC'),
      startAt: utc('2027-01-01T00:00:00Z'),
      endAt: utc('2025-01-01T00:00:00Z'),
    };
    expect(findFireTime(timing, utc('2026-06-01T00:00:00Z'))).toBe(utc('2026-01-02T00:00:00Z'));
  });
});

describe('a rate schedule', () => {
  test('without a StartDate fires first when it is created', () => {
    const timing = timingOf('rate(5 minutes)', 'UTC');
    expect(findFireTime(timing, timing.createdAt)).toBe(timing.createdAt);
    expect(findFireTime(timing, timing.createdAt + 1)).toBe(timing.createdAt + 300_000);
  });

  test('counts from its StartDate', () => {
    const timing = { ...timingOf('rate(1 hour)', 'UTC'), startAt: utc('2026-05-01T08:10:00Z') };
    expect(findFireTime(timing, timing.createdAt)).toBe(utc('2026-05-01T08:10:00Z'));
    expect(findFireTime(timing, utc('2026-05-01T10:00:00Z'))).toBe(utc('2026-05-01T10:10:00Z'));
  });

  test('of days is 24 hours long across a change of the clocks', () => {
    const timing = {
      ...timingOf('rate(1 day)', 'America/New_York'),
      startAt: utc('2026-03-07T14:00:00Z'),
    };
    // 09:00 on the day before the change, 10:00 on the day after it.
    expect(findFireTime(timing, utc('2026-03-08T00:00:00Z'))).toBe(utc('2026-03-08T14:00:00Z'));
  });

  test('fires at its EndDate and not after it', () => {
    const timing = { ...timingOf('rate(1 hour)', 'UTC'), endAt: utc('2026-01-01T03:00:00Z') };
    expect(findFireTime(timing, utc('2026-01-01T02:00:01Z'))).toBe(utc('2026-01-01T03:00:00Z'));
    expect(findFireTime(timing, utc('2026-01-01T03:00:01Z'))).toBeUndefined();
  });
});

describe('a cron schedule', () => {
  const from = '2026-01-01T00:00:00Z';

  test.each([
    ['0/20 10 * * ? *', ['2026-01-01T10:00Z', '2026-01-01T10:20Z', '2026-01-01T10:40Z', '2026-01-02T10:00Z']],
    ['5/25 0 1 1 ? *', ['2026-01-01T00:05Z', '2026-01-01T00:30Z', '2026-01-01T00:55Z', '2027-01-01T00:05Z']],
    ['0 0 ? * 1 *', ['2026-01-04T00:00Z', '2026-01-11T00:00Z']],
    ['0 0 ? * L *', ['2026-01-03T00:00Z', '2026-01-10T00:00Z']],
    ['0 0 ? * 6L *', ['2026-01-30T00:00Z', '2026-02-27T00:00Z']],
    ['0 0 ? * 3#2 *', ['2026-01-13T00:00Z', '2026-02-10T00:00Z']],
    ['0 0 ? * THU#5 *', ['2026-01-29T00:00Z', '2026-04-30T00:00Z']],
    ['0 0 L * ? *', ['2026-01-31T00:00Z', '2026-02-28T00:00Z', '2026-03-31T00:00Z']],
    ['0 0 L 2 ? 2028', ['2028-02-29T00:00Z']],
    // The 1st of August 2026 is a Saturday and the 31st of May a Sunday: neither leaves its month.
    ['0 0 1W 8 ? 2026', ['2026-08-03T00:00Z']],
    ['0 0 31W 5 ? 2026', ['2026-05-29T00:00Z']],
    ['0 0 15W 8 ? 2026', ['2026-08-14T00:00Z']],
    ['0 0 16W 8 ? 2026', ['2026-08-17T00:00Z']],
    ['0 0 31W 2,3 ? 2026', ['2026-03-31T00:00Z']],
    ['0 0 30 2 ? *', []],
    ['0 0 1 1 ? 2020', []],
    ['0 12 1 1 ? 2199', ['2199-01-01T12:00Z']],
    ['30 9 29 FEB ? *', ['2028-02-29T09:30Z', '2032-02-29T09:30Z']],
  ])('of %s fires at %j', (fields, expected) => {
    const count = Math.max(1, expected.length);
    expect(listFires(`cron(${fields})`, 'UTC', from, count)).toEqual(expected);
  });

  test.each([
    // 02:30 does not exist on 8 March 2026 in New York: that day is skipped.
    ['30 2 * 3 ? *', 'America/New_York', '2026-03-07T00:00:00Z', ['2026-03-07T07:30Z', '2026-03-09T06:30Z']],
    // 01:30 happens twice on 1 November 2026: only the first fires.
    ['30 1 * 11 ? *', 'America/New_York', '2026-11-01T00:00:00Z', ['2026-11-01T05:30Z', '2026-11-02T06:30Z']],
    // Created between the two: the second is not caught up on.
    ['30 1 * 11 ? *', 'America/New_York', '2026-11-01T05:45:00Z', ['2026-11-02T06:30Z']],
    [
      '0/30 1-2 1 11 ? *',
      'America/New_York',
      '2026-11-01T00:00:00Z',
      ['2026-11-01T05:00Z', '2026-11-01T05:30Z', '2026-11-01T07:00Z', '2026-11-01T07:30Z'],
    ],
    // Half an hour of daylight saving; midnight itself in the gap; a whole day left out.
    ['15 2 * 10 ? *', 'Australia/Lord_Howe', '2026-10-03T00:00:00Z', ['2026-10-04T15:15Z']],
    ['30 0 * 9 ? *', 'America/Santiago', '2026-09-05T00:00:00Z', ['2026-09-05T04:30Z', '2026-09-07T03:30Z']],
    ['0 12 * 12 ? *', 'Pacific/Apia', '2011-12-29T00:00:00Z', ['2011-12-29T22:00Z', '2011-12-30T22:00Z']],
  ])('of %s in %s from %s fires at %j', (fields, zone, start, expected) => {
    expect(listFires(`cron(${fields})`, zone, start, expected.length)).toEqual(expected);
  });

  test('stays between StartDate and EndDate', () => {
    const timing = {
      ...timingOf('cron(0 12 * * ? *)', 'UTC'),
      startAt: utc('2026-02-01T12:00:01Z'),
      endAt: utc('2026-02-03T12:00:00Z'),
    };
    expect(findFireTime(timing, timing.createdAt)).toBe(utc('2026-02-02T12:00:00Z'));
    expect(findFireTime(timing, utc('2026-02-02T12:00:01Z'))).toBe(utc('2026-02-03T12:00:00Z'));
    expect(findFireTime(timing, utc('2026-02-03T12:00:01Z'))).toBeUndefined();
  });

  const zones = fc.constantFrom(
    'UTC',
    'America/New_York',
    'America/Phoenix',
    'Asia/Kathmandu',
    'Australia/Lord_Howe',
  );
  const instants = fc.integer({ min: utc('2025-01-01T00:00:00Z'), max: utc('2030-01-01T00:00:00Z') });
  const sets = (min: number, max: number) =>
    fc.uniqueArray(fc.integer({ min, max }), { minLength: 1, maxLength: 3 });

  test('fires next at a wall time that its fields name, not before the time asked for', () => {
    const fields = fc.record({
      minutes: sets(0, 59),
      hours: sets(0, 23),
      days: sets(1, 28),
      months: sets(1, 12),
    });
    fc.assert(
      fc.property(fields, zones, instants, ({ minutes, hours, days, months }, zone, after) => {
        const text = `cron(${minutes} ${hours} ${days} ${months} ? *)`;
        const fire = findFireTime(timingOf(text, zone), after);
        if (fire === undefined) throw new Error('it fires every year');
        expect(fire).toBeGreaterThanOrEqual(after);
        const wall = readWall(fire, zone);
        expect(minutes).toContain(wall.minute);
        expect(hours).toContain(wall.hour);
        expect(days).toContain(wall.day);
        expect(months).toContain(wall.month);
        expect(fire % 60_000).toBe(0);
      }),
      { numRuns: 200 },
    );
  });

  test('leaves out no minute that its fields name, except the second of two in the overlap', () => {
    fc.assert(
      fc.property(sets(0, 59), sets(0, 23), zones, instants, (minutes, hours, zone, after) => {
        const fire = findFireTime(timingOf(`cron(${minutes} ${hours} * * ? *)`, zone), after);
        if (fire === undefined) throw new Error('it fires every day');
        for (let time = Math.ceil(after / 60_000) * 60_000; time < fire; time += 60_000) {
          const wall = readWall(time, zone);
          const isNamed = minutes.includes(wall.minute) && hours.includes(wall.hour);
          if (isNamed) expect(isSecondInOverlap(time, zone)).toBe(true);
        }
      }),
      { numRuns: 25 },
    );
  });
});

/** Local fields by way of Intl, which the implementation does not use. */
function readWall(time: number, zone: string) {
  const parts = formatterOf(zone).formatToParts(time);
  const read = (type: string) => Number(parts.find((part) => part.type === type)?.value);
  return { month: read('month'), day: read('day'), hour: read('hour'), minute: read('minute') };
}

const formatters = new Map<string, Intl.DateTimeFormat>();

function formatterOf(zone: string): Intl.DateTimeFormat {
  const formatter =
    formatters.get(zone) ??
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      hourCycle: 'h23',
      month: 'numeric',
      day: 'numeric',
      hour: 'numeric',
      minute: 'numeric',
    });
  formatters.set(zone, formatter);
  return formatter;
}

function isSecondInOverlap(time: number, zone: string): boolean {
  const wall = JSON.stringify(readWall(time, zone));
  return [30, 60].some((minutes) => JSON.stringify(readWall(time - minutes * 60_000, zone)) === wall);
}
