import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import {
  AnchoredTime,
  describeAnchoredTime,
  MAX_ANCHOR_DAYS,
  parseAnchoredTime,
  printAnchoredTime,
  resolveAnchor,
} from '#core/election/anchored-time.ts';
import { datesFor } from '#core/election/dates-for.ts';
import { addDays, Day } from '#core/election/day.ts';
import { LocalTime, resolveSlot } from '#core/slot.ts';
import { CALENDAR, election, place, row, SIX_ZONES } from './calendar.ts';

function parse(text: string) {
  return parseAnchoredTime(text, election().id);
}

function resolve(text: string, zone: string, dates = CALENDAR) {
  const anchored = parse(text);
  if (!anchored.ok) throw new Error(anchored.error.message);
  const office = place('millbrook', 'NY', zone);
  return resolveAnchor(anchored.value, datesFor(office, election(), dates), office.zone);
}

describe('an anchored time', () => {
  it.each([
    ['election-day −30 d @ 09:00', 'America/New_York', '2026-10-04T13:00Z', 'once'],
    ['election-day -30 d @ 09:00', 'America/Phoenix', '2026-10-04T16:00Z', 'once'],
    ['election-day −30 d @ 09:00', 'Pacific/Honolulu', '2026-10-04T19:00Z', 'once'],
    // Three calendar days, of which one has 25 hours.
    ['election-day −3 d @ 09:00', 'America/New_York', '2026-10-31T13:00Z', 'once'],
    ['election-day −2 d @ 01:30', 'America/New_York', '2026-11-01T05:30Z', 'first-of-two'],
    ['election-day −2 d @ 01:30', 'America/Phoenix', '2026-11-01T08:30Z', 'once'],
    ['election-day +131 d @ 02:30', 'America/Chicago', '2027-03-14T08:30Z', 'moved-forward'],
    ['election-day +131 d @ 02:30', 'Pacific/Honolulu', '2027-03-14T12:30Z', 'once'],
    ['election-day −0 d @ 09:00', 'America/Denver', '2026-11-03T16:00Z', 'once'],
    ['polls-close @ 22:00', 'America/Anchorage', '2026-11-04T07:00Z', 'once'],
    ['civic-day:election-hero-day −1 d @ 08:15', 'America/New_York', '2026-10-19T12:15Z', 'once'],
  ])('%s in %s falls due at %s', (text, zone, due, reading) => {
    expect(resolve(text, zone)).toMatchObject({ ok: true, value: { due, reading } });
  });

  it('counts over a leap day', () => {
    const dates = [row('election-day', '2028-03-07')];
    expect(resolve('election-day −7 d @ 09:00', 'America/New_York', dates)).toMatchObject({
      value: { local: '2028-02-29T09:00' },
    });
  });

  it('counts from the day that the office’s own calendar shows', () => {
    const dates = [row('ballot-return', '2026-11-04 00:30 America/New_York')];
    expect(resolve('ballot-return 0 d @ 09:00', 'America/Chicago', dates)).toMatchObject({
      value: { local: '2026-11-03T09:00' },
    });
    expect(resolve('ballot-return 0 d @ 09:00', 'America/New_York', dates)).toMatchObject({
      value: { local: '2026-11-04T09:00' },
    });
  });

  it('is refused where the calendar has no such date, or two that contradict each other', () => {
    expect(resolve('canvass +1 d @ 09:00', 'America/New_York')).toMatchObject({
      error: { kind: 'no-date', message: expect.stringMatching(/does not say when the canvass is/) },
    });
    const twice = [row('canvass', '2026-11-10'), row('canvass', '2026-11-12', { id: 'other' })];
    expect(resolve('canvass +1 d @ 09:00', 'America/New_York', twice)).toMatchObject({
      error: { kind: 'contradiction', message: expect.stringMatching(/2 dates for the canvass/) },
    });
  });

  it.each([
    'election-day −401 d @ 09:00',
    'election-day −3 d @ 9:00',
    'election-day −3 d @ 24:00',
    'election-day −3 days @ 09:00',
    'electionday −3 d @ 09:00',
    'civic-day −3 d @ 09:00',
    'canvass:vote-early-day −3 d @ 09:00',
    'election-day −3 d',
    '',
  ])('is not "%s"', (text) => {
    expect(parse(text)).toMatchObject({ ok: false, error: { kind: 'unreadable' } });
  });

  it('of no days is the same whatever its sign', () => {
    for (const text of ['@ 09:00', '0 d @ 09:00', '−0 d @ 09:00', '+0 d @ 09:00']) {
      const anchored = parse(`election-day ${text}`);
      expect(anchored.ok && Object.is(anchored.value.days, 0)).toBe(true);
    }
    expect(Object.is(AnchoredTime.shape.days.parse(-0), 0)).toBe(true);
  });

  it('is read back as it was printed, and falls on the right day at the right time in every zone', () => {
    const days = fc.integer({ min: -MAX_ANCHOR_DAYS, max: MAX_ANCHOR_DAYS });
    const minutes = fc.integer({ min: 0, max: 24 * 60 - 1 });
    return fc.assert(
      fc.property(days, minutes, fc.constantFrom(...SIX_ZONES), (count, minute, zone) => {
        const pad = (number: number) => String(number).padStart(2, '0');
        const at = `${pad(Math.floor(minute / 60))}:${pad(minute % 60)}`;
        const anchored = AnchoredTime.parse({
          electionId: election().id,
          kind: 'election-day',
          days: count,
          at,
        });
        expect(parse(printAnchoredTime(anchored))).toEqual({ ok: true, value: anchored });
        const wanted = LocalTime.parse(`${addDays(Day.parse('2026-11-03'), count)}T${at}`);
        expect(resolve(printAnchoredTime(anchored), zone)).toEqual(resolveSlot(wanted, zone));
      }),
    );
  });

  it.each([
    ['election-day −30 d @ 09:00', '30 days before Election Day, at 09:00'],
    ['polls-close +1 d @ 09:00', '1 day after the closing of the polls, at 09:00'],
    ['election-day @ 06:00', 'on Election Day, at 06:00'],
    ['canvass @ 06:00', 'on the day of the canvass, at 06:00'],
  ])('%s is said as "%s"', (text, said) => {
    const anchored = parse(text);
    expect(anchored.ok && describeAnchoredTime(anchored.value)).toBe(said);
  });
});
