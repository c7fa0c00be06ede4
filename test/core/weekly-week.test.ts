import { describe, expect, it, test } from 'vitest';
import { Zone } from '#core/slot.ts';
import { DAY, HOUR, Instant, later } from '#core/time.ts';
import { nameDay, nextTellingAt, weekToTell } from '#core/weekly/week.ts';

const NEW_YORK = Zone.parse('America/New_York');
const PHOENIX = Zone.parse('America/Phoenix');
const HONOLULU = Zone.parse('Pacific/Honolulu');

const at = (text: string) => Instant.parse(`${text}:00.000Z`);

describe('the Monday on which a week is told of', () => {
  test.each([
    ['in summer', NEW_YORK, '2026-09-15T14:00', '2026-09-21T12:00'],
    ['after clocks fell back on the Sunday before', NEW_YORK, '2026-10-28T12:00', '2026-11-02T13:00'],
    ['after clocks sprang forward on the Sunday before', NEW_YORK, '2027-03-10T12:00', '2027-03-15T12:00'],
    ['where clocks never change, in summer', PHOENIX, '2026-09-15T14:00', '2026-09-21T15:00'],
    ['where clocks never change, in winter', PHOENIX, '2026-11-05T14:00', '2026-11-09T15:00'],
    ['on Hawaii', HONOLULU, '2026-09-15T14:00', '2026-09-21T18:00'],
    [
      'on Hawaii, where it is Sunday still while it is Monday in London',
      HONOLULU,
      '2026-09-21T05:00',
      '2026-09-21T18:00',
    ],
  ])('is at 08:00 of the place’s clock %s', (_when, zone, now, expected) => {
    expect(nextTellingAt(at(now), zone)).toBe(at(expected));
  });

  it('is the one after it once that minute has come', () => {
    const monday = at('2026-09-21T12:00');
    expect(nextTellingAt(later(monday, -1), NEW_YORK)).toBe(monday);
    expect(nextTellingAt(monday, NEW_YORK)).toBe(later(monday, 7 * DAY));
  });
});

describe('a week', () => {
  const monday = at('2026-09-21T12:00');

  it('is told of from its Monday, 08:00, until it was over for two days, and at no other time', () => {
    const told = (now: Instant) => weekToTell(now, NEW_YORK)?.monday;
    const tooLate = at('2026-09-23T04:00');
    expect(told(later(monday, -1))).toBeUndefined();
    expect(told(monday)).toBe('2026-09-14');
    expect(told(later(tooLate, -1))).toBe('2026-09-14');
    expect(told(tooLate)).toBeUndefined();
    expect(told(at('2026-09-27T12:00'))).toBeUndefined();
    expect(told(at('2026-09-28T12:00'))).toBe('2026-09-21');
  });

  it('goes from Monday to Monday, and the next one follows it', () => {
    expect(weekToTell(monday, NEW_YORK)).toEqual({
      monday: '2026-09-14',
      sunday: '2026-09-20',
      from: at('2026-09-14T04:00'),
      until: at('2026-09-21T04:00'),
      nextSunday: '2026-09-27',
      nextUntil: at('2026-09-28T04:00'),
      tellAt: monday,
    });
  });

  it.each([
    ['in which clocks fall back', NEW_YORK, '2026-11-02T13:00', 7 * 24 + 1],
    ['in which clocks spring forward', NEW_YORK, '2027-03-15T12:00', 7 * 24 - 1],
    ['in which they do so elsewhere', PHOENIX, '2026-11-02T15:00', 7 * 24],
    ['on Hawaii', HONOLULU, '2026-11-02T18:00', 7 * 24],
  ])('%s has as many hours as the place’s clock shows', (_which, zone, now, hours) => {
    const week = weekToTell(at(now), zone);
    if (!week) throw new Error('There is no week to tell of');
    expect(later(week.from, hours * HOUR)).toBe(week.until);
  });

  it('begins on a day that is named for people', () => {
    const week = weekToTell(monday, NEW_YORK);
    if (!week) throw new Error('There is no week to tell of');
    expect(nameDay(week.monday)).toBe('Monday, September 14');
    expect(nameDay(week.sunday, true)).toBe('Sunday, September 20, 2026');
  });
});
