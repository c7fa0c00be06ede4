import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkRelativeDays } from '#core/election/check-relative-days.ts';
import { datesFor } from '#core/election/dates-for.ts';
import { dayIn } from '#core/election/day.ts';
import { slotAt, Zone } from '#core/slot.ts';
import { Instant, instantOf, later, MINUTE, minuteOf, startOf } from '#core/time.ts';
import { CALENDAR, election, place, SIX_ZONES, slotIn } from './calendar.ts';

const newYork = Zone.parse('America/New_York');
const dates = datesFor(place('millbrook', 'NY', newYork), election(), CALENDAR);

/** The words and the kinds of problems of a post that may go out from a local time until some minutes later. */
function check(text: string, local: string, minutes = 60, calendar = dates, zone = newYork) {
  const slot = slotIn(zone, local);
  const notAfter = later(startOf(slot.due), minutes * MINUTE);
  return checkRelativeDays(text, slot, notAfter, zone, calendar).map(({ words, start, end, problems }) => {
    expect(text.slice(start, end)).toBe(words);
    return [words, ...problems.map(({ kind }) => kind)].join(': ');
  });
}

describe('a relative word', () => {
  it.each([
    ['Polls are open today until 9 p.m.', '2026-11-03T09:00', ['today']],
    ['Polls close TONIGHT at 9', '2026-11-03T18:00', ['TONIGHT']],
    ['Tomorrow is Election Day', '2026-11-02T09:00', ['Tomorrow']],
    ['Las urnas abren mañana por la mañana', '2026-11-02T09:00', ['mañana']],
    ['Las urnas abren manana', '2026-11-02T09:00', ['manana']],
    ['Las urnas abren mañana'.normalize('NFD'), '2026-11-02T09:00', ['mañana'.normalize('NFD')]],
    ['Hoy es el día de las elecciones', '2026-11-03T09:00', ['Hoy']],
    ['Abrimos esta mañana; gracias por votar ayer', '2026-11-04T07:00', ['esta mañana', 'ayer']],
    ['pasado mañana', '2026-11-01T09:00', ['pasado mañana']],
    ['Vote this Tuesday', '2026-10-28T09:00', ['this Tuesday']],
    ['Vote este martes', '2026-11-03T09:00', ['este martes']],
    ['Polls open Tuesday', '2026-10-28T09:00', ['Tuesday']],
    ['El próximo martes 3 de noviembre', '2026-10-22T09:00', ['El próximo martes']],
    ['Only 5 days until Election Day', '2026-10-29T09:00', ['5 days until']],
    ['Faltan cinco días para las elecciones generales', '2026-10-29T09:00', ['Faltan cinco días']],
    ['Register today to vote in the general election', '2026-10-12T09:00', ['today']],
    ['Today’s the last day of early voting', '2026-11-01T09:00', ['Today']],
    ['Today is a good day to look up your own polling place', '2026-10-28T09:00', ['Today']],
    ['#Today', '2026-11-01T09:00', ['Today']],
  ])('in "%s" at %s is found and true', (text, local, found) => {
    expect(check(text, local)).toEqual(found);
  });

  it.each([
    'Abierto por la mañana y cada mañana',
    'Nos vemos en la mañana',
    'Hoy en día votan más personas',
    'As USA Today reported',
    'Open Tuesdays and Monday through Friday',
    'Our picnic is on Saturday',
    'Polls are open Tuesday, November 3',
    'Early voting: Monday–Saturday',
    'Early voting every Tuesday',
    'see today.example.gov and @tomorrow',
    'todaystown',
  ])('is not in "%s"', (text) => {
    expect(check(text, '2026-10-28T09:00')).toEqual([]);
  });

  it.each([
    ['Tomorrow is Election Day', '2026-11-03T00:05', ['Tomorrow: not-in-calendar']],
    ['Polls open tomorrow', '2026-11-01T09:00', ['tomorrow: not-in-calendar']],
    ['Las urnas cierran hoy', '2026-11-02T09:00', ['hoy: not-in-calendar']],
    ['Election Day is 6 days away', '2026-10-29T09:00', ['6 days away: not-in-calendar']],
    ['Polls open this Tuesday', '2026-10-22T09:00', ['this Tuesday: not-in-calendar']],
    ['This Tuesday, November 3', '2026-10-22T09:00', ['This Tuesday: relative-day']],
    ['Vote next Tuesday', '2026-10-28T09:00', ['next Tuesday: relative-day']],
    ['Vote el martes que viene', '2026-10-28T09:00', ['el martes que viene: relative-day']],
    ['Las urnas abren el martes que viene', '2026-10-28T09:00', ['el martes que viene: relative-day']],
    ['El próximo martes 3 de noviembre', '2026-11-04T09:00', ['El próximo martes: relative-day']],
  ])('in "%s" at %s is a problem', (text, local, found) => {
    expect(check(text, local)).toEqual(found);
  });

  it('needs a window that ends before local midnight, to the millisecond', () => {
    const slot = slotIn(newYork, '2026-11-02T23:00');
    const at = (notAfter: string) =>
      checkRelativeDays('Vote tomorrow', slot, Instant.parse(notAfter), newYork, dates)[0];
    expect(at('2026-11-03T04:59:59.999Z')?.problems).toEqual([]);
    const late = at('2026-11-03T05:00:00.000Z');
    expect(late?.until).toBe('2026-11-03T04:59:59.999Z');
    expect(late?.problems[0]?.message).toBe(
      '“tomorrow” means Tuesday, November 3, 2026 only while it is Monday, November 2, 2026 on the office’s clock, but this post may go out until Tuesday, November 3, 2026 at 12:00 AM EST. Let it expire by Monday, November 2, 2026 at 11:59 PM EST, or write the date instead.',
    );
  });

  it('is held against the office’s midnight, not another zone’s', () => {
    const honolulu = Zone.parse('Pacific/Honolulu');
    expect(check('Vote today', '2026-11-03T20:00', 180, [], honolulu)).toEqual(['today']);
    expect(check('Vote today', '2026-11-03T20:00', 240, [], honolulu)).toEqual(['today: relative-day']);
  });

  it.each([
    ['2027-03-14', '2027-03-15T03:59:59.999Z'],
    ['2026-11-01', '2026-11-02T04:59:59.999Z'],
    ['2028-02-29', '2028-03-01T04:59:59.999Z'],
  ])('on %s, with its 23, 25 or 24 hours, is true until %s', (day, until) => {
    const slot = slotIn(newYork, `${day}T00:30`);
    expect(checkRelativeDays('today', slot, startOf(slot.due), newYork)[0]?.until).toBe(until);
  });

  it('has no time limit that would help where readers disagree or the calendar says otherwise', () => {
    const slot = slotIn(newYork, '2026-10-28T09:00');
    const untilOf = (text: string) =>
      checkRelativeDays(text, slot, startOf(slot.due), newYork, dates)[0]?.until;
    expect(untilOf('Vote next Tuesday')).toBeUndefined();
    expect(untilOf('Tomorrow is Election Day')).toBeUndefined();
    expect(untilOf('Vote this Tuesday')).toBe('2026-11-04T04:59:59.999Z');
  });

  it('is true exactly when both ends of the window lie on one local day', () => {
    const minutes = fc.integer({ min: 29_600_000, max: 30_600_000 });
    const lengths = fc.integer({ min: 0, max: 2 * 24 * 60 });
    return fc.assert(
      fc.property(minutes, lengths, fc.constantFrom(...SIX_ZONES), (minute, length, zone) => {
        const due = instantOf(minute * MINUTE);
        const notAfter = later(due, length * MINUTE);
        const [found] = checkRelativeDays('hoy', slotAt(due, zone), notAfter, zone);
        expect(found?.problems.length === 0).toBe(dayIn(due, zone) === dayIn(notAfter, zone));
        expect(found?.until !== undefined && minuteOf(found.until) >= minuteOf(due)).toBe(true);
        // The limit it proposes is true, and a moment later is not.
        const within = (limit: Instant) =>
          checkRelativeDays('hoy', slotAt(due, zone), limit, zone)[0]?.problems;
        if (found?.until) {
          expect(within(found.until)).toEqual([]);
          expect(within(later(found.until, 1))).toHaveLength(1);
        }
      }),
    );
  });
});
