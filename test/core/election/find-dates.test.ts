import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { addDays, Day, dayOfSlot, describeDay, weekdayOf } from '#core/election/day.ts';
import { dayMeant, findDates } from '#core/election/find-dates.ts';
import { findTimes } from '#core/election/find-times.ts';
import { slotOf } from '#test/fixtures/post.ts';
import { SIX_ZONES, slotIn } from './calendar.ts';

const slot = slotOf('2026-10-20T09:00');

function find(text: string) {
  return findDates(text).map((named) => {
    expect(text.slice(named.start, named.end)).toBe(named.words);
    const day = dayMeant(named, slot) ?? 'no such day';
    return named.weekday === undefined ? day : `${named.weekday} ${day}`;
  });
}

describe('the dates in a text', () => {
  it.each([
    ['Vote on Tuesday, November 3!', '2 2026-11-03'],
    ['TUESDAY, NOVEMBER 3RD, 2026', '2 2026-11-03'],
    ['Vote by Nov. 3, 2026.', '2026-11-03'],
    ['Tue. Nov 3', '2 2026-11-03'],
    ['Tuesday (Nov. 3)', '2 2026-11-03'],
    ['November 3 (Tuesday)', '2 2026-11-03'],
    ['Tuesday 11/3', '2 2026-11-03'],
    ['11/3/26', '2026-11-03'],
    ['11/03/2028', '2028-11-03'],
    ['2026-11-03', '2026-11-03'],
    ['3 November 2026', '2026-11-03'],
    ['the 3rd of November', '2026-11-03'],
    ['May 3', '2026-05-03'],
    ['el martes 3 de noviembre', '2 2026-11-03'],
    ['martes, 3 de noviembre de 2026', '2 2026-11-03'],
    ['miércoles 4 de noviembre', '3 2026-11-04'],
    ['miércoles 4 de noviembre'.normalize('NFD'), '3 2026-11-04'],
    ['SABADO 31 DE OCTUBRE', '6 2026-10-31'],
    ['Es el 8 de noviembre.', '2026-11-08'],
    ['primero de noviembre', '2026-11-01'],
    ['1.º de noviembre del 2026', '2026-11-01'],
    ['noviembre 3 de 2026', '2026-11-03'],
    ['Nov. 31', 'no such day'],
    ['Feb. 29, 2026', 'no such day'],
    ['29 de febrero de 2028', '2028-02-29'],
    ['13/3/2026 or 2/30', 'no such day'],
  ])('"%s" is %s', (text, day) => {
    expect(find(text)).toEqual([day]);
  });

  it.each([
    ['October 24–30, 2026', ['2026-10-24', '2026-10-30']],
    ['Oct. 24 - 30', ['2026-10-24', '2026-10-30']],
    ['Oct. 24–Nov. 1', ['2026-10-24', '2026-11-01']],
    ['10/24-11/1', ['2026-10-24', '2026-11-01']],
    ['del 24 al 30 de octubre', ['2026-10-24', '2026-10-30']],
    ['Saturday–Friday, October 24–30', ['6 2026-10-24', '5 2026-10-30']],
    ['Mon.–Fri., Oct. 26–Oct. 30', ['2026-10-26', '2026-10-30']],
    ['Nov. 3, 7 a.m. - 8 p.m.', ['2026-11-03']],
    ['Nov. 3 - 8 p.m.', ['2026-11-03']],
    ['On November 3, 1500 voters came', ['2026-11-03']],
  ])('"%s" are %s', (text, days) => {
    expect(find(text)).toEqual(days);
  });

  it.each([
    'open 24/7',
    '2/3 of voters',
    '3/4 de los votantes',
    'You may 3 times',
    'march 3 miles',
    'November 2026',
    'see vote.example.gov/2026-11-03 or https://example.gov/11/3',
    'see example.gov/?day=2026-11-03',
    'turnout rose 11/3%',
    'call 555-11/3',
    '@nov 3x',
    'Section 11.3',
    '',
  ])('are none in "%s"', (text) => {
    expect(find(text)).toEqual([]);
  });

  it('without a year are the nearest to the slot', () => {
    const near = (text: string, local: string) =>
      findDates(text).map((named) => dayMeant(named, slotOf(local)));
    expect(near('Jan. 5', '2026-12-20T09:00')).toEqual(['2027-01-05']);
    expect(near('Dec. 20', '2027-01-05T09:00')).toEqual(['2026-12-20']);
    expect(near('Nov. 3', '2026-11-03T23:59')).toEqual(['2026-11-03']);
    expect(near('Feb. 29', '2027-12-01T09:00')).toEqual(['2028-02-29']);
    expect(near('Feb. 29', '2026-02-01T09:00')).toEqual([undefined]);
  });

  it('are found as the day was written, with its weekday, in both languages and every zone', () => {
    const spanish = new Intl.DateTimeFormat('es-US', { dateStyle: 'full', timeZone: 'UTC' });
    return fc.assert(
      fc.property(fc.integer({ min: -150, max: 150 }), fc.constantFrom(...SIX_ZONES), (count, zone) => {
        const due = slotIn(zone, '2026-10-20T23:30');
        const day = addDays(dayOfSlot(due), count);
        const inSpanish = spanish.format(new Date(`${day}T12:00:00Z`));
        const withoutYear = describeDay(day).replace(/, \d{4}$/, '');
        for (const words of [describeDay(day), withoutYear, inSpanish]) {
          const [named, ...rest] = findDates(`Words, ${words}; words.`);
          expect(rest).toEqual([]);
          expect(named && dayMeant(named, due)).toBe(day);
          expect(named?.weekday).toBe(weekdayOf(Day.parse(day)));
        }
      }),
      { numRuns: 50 },
    );
  });
});

describe('the times in a text', () => {
  it.each([
    ['7 a.m. to 8 p.m.', ['07:00', '20:00']],
    ['12:30 AM, 12 pm, 20:00', ['00:30', '12:00', '20:00']],
    ['13 p.m., 24:00, 8 o’clock, 1:2, 4:30:00', []],
    ['see example.gov/8:00', []],
  ])('"%s" are %s', (text, times) => {
    expect(findTimes(text).map(({ time }) => time)).toEqual(times);
  });
});
