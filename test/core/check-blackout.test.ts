import { describe, expect, it } from 'vitest';
import { readBlackoutWindow } from '#core/check-blackout.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { MILLBROOK } from '#test/fixtures/office.ts';

function read(from: string, until: string) {
  const split = (local: string) => {
    const [date = '', time = ''] = local.split(' ');
    return { date, time };
  };
  return readBlackoutWindow({ from: split(from), until: split(until) }, MILLBROOK.zone, REFERENCE_INSTANT);
}

function problemsOf(from: string, until: string) {
  const window = read(from, until);
  return window.ok ? [] : window.error.map(({ field, message }) => `${field}: ${message}`);
}

describe('a blackout', () => {
  it('is read on the office’s clock, on both sides of a change of clocks', () => {
    expect(read('2026-10-31 09:00', '2026-11-03 21:00')).toEqual({
      ok: true,
      value: { from: '2026-10-31T13:00:00.000Z', until: '2026-11-04T02:00:00.000Z' },
    });
  });

  it('may have begun already, but not be over', () => {
    expect(read('2026-09-14 09:00', '2026-09-15 10:01').ok).toBe(true);
    expect(problemsOf('2026-09-14 09:00', '2026-09-15 10:00')).toEqual([
      'untilDate: This blackout is over already. It is Tuesday, September 15, 2026 at 10:00 AM EDT now; choose a later end.',
    ]);
  });

  it.each(['2026-11-01 09:00', '2026-11-01 08:59'])('that begins at 9:00 does not end at %s', (until) => {
    expect(problemsOf('2026-11-01 09:00', until)).toEqual([
      'untilDate: A blackout has to end after it begins. Choose a later end.',
    ]);
  });

  it('asks for every time that is missing or does not exist', () => {
    expect(problemsOf('', '2026-02-30 09:00')).toEqual([
      'fromDate: Choose the date on which it begins, as year-month-day.',
      'untilDate: 2026-02-30 at 09:00 does not exist. Choose another date or time.',
    ]);
    expect(problemsOf('2026-11-01 09:00', '2026-11-02')).toEqual([
      'untilTime: Choose the time at which it ends, as hours and minutes.',
    ]);
  });

  it('does not guess at a time that the clock skips or shows twice', () => {
    expect(problemsOf('2027-03-14 02:30', '2027-03-15 09:00')).toEqual([
      expect.stringMatching(/^fromTime: 02:30 does not exist on 2027-03-14/),
    ]);
    expect(problemsOf('2026-10-31 09:00', '2026-11-01 01:30')).toEqual([
      expect.stringMatching(/^untilTime: 01:30 comes twice on 2026-11-01/),
    ]);
  });
});
