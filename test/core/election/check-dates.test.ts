import { describe, expect, it } from 'vitest';
import { checkDates } from '#core/election/check-dates.ts';
import { datesFor } from '#core/election/dates-for.ts';
import { slotOf } from '#test/fixtures/post.ts';
import { CALENDAR, election, place } from './calendar.ts';

const dates = datesFor(place('millbrook', 'NY', 'America/New_York'), election(), CALENDAR);

function check(text: string, calendar = dates) {
  return checkDates(text, slotOf('2026-10-12T09:00'), calendar).map((problem) => {
    expect(text.slice(problem.start, problem.end)).toBe(problem.words);
    return `${problem.kind}: ${problem.words}`;
  });
}

describe('a text against the calendar', () => {
  it.each([
    'Election Day is Tuesday, November 3, 2026.',
    'Register online by October 24 to vote in the general election on Nov. 3, 6 a.m. to 9 p.m.',
    'Vote early October 25–30.',
    'Early voting: Oct. 24–Nov. 1. Request your ballot by 10/24.',
    'El día de las elecciones es el martes 3 de noviembre.',
    'La votación anticipada empieza el sábado 24 de octubre.',
    'Election Hero Day is October 20.',
    'Our office moves on November 9: vote.example.gov/polls',
    'Polls open at 6. Our office is closed on November 11.',
    'Register for our webinar by October 15.',
  ])('"%s" fits', (text) => {
    expect(check(text)).toEqual([]);
  });

  it.each([
    ['Election Day is Wednesday, November 4.', ['not-in-calendar: Wednesday, November 4']],
    ['Polls close November 8 at 9 p.m.', ['not-in-calendar: November 8']],
    ['Register to vote by Oct. 23.', ['not-in-calendar: Oct. 23']],
    ['Vote early from Oct. 23', ['not-in-calendar: Oct. 23']],
    ['Vote early until Nov. 2', ['not-in-calendar: Nov. 2']],
    ['El día de las elecciones es el 8 de noviembre.', ['not-in-calendar: 8 de noviembre']],
    ['El dia de las elecciones es el 8 de noviembre.', ['not-in-calendar: 8 de noviembre']],
    ['Las urnas abren el 6 de noviembre', ['not-in-calendar: 6 de noviembre']],
    ['Election Hero Day is Oct. 19', ['not-in-calendar: Oct. 19']],
    ['Our meeting is on Tuesday, November 4.', ['wrong-weekday: Tuesday, November 4']],
    ['Nos vemos el lunes 3 de noviembre', ['wrong-weekday: lunes 3 de noviembre']],
    // Last time's template.
    [
      'Election Day is Tuesday, November 5.',
      ['wrong-weekday: Tuesday, November 5', 'not-in-calendar: Tuesday, November 5'],
    ],
    ['Election Day is Tuesday, November 5, 2024.', ['not-in-calendar: Tuesday, November 5, 2024']],
    ['See you on November 31', ['no-such-date: November 31']],
    ['Ballots are due November 3.', ['not-in-calendar: November 3']],
  ])('"%s" has %s', (text, problems) => {
    expect(check(text)).toEqual(problems);
  });

  it('says what the calendar says and what to do', () => {
    const [problem] = checkDates('Polls close Nov. 8', slotOf('2026-10-12T09:00'), dates);
    expect(problem?.message).toBe(
      '“Nov. 8” stands beside “Polls”, but the calendar says: Election Day, the opening of the polls, the closing of the polls are Tuesday, November 3, 2026. Correct the date in the text, or the calendar if its source says otherwise.',
    );
    const [unknown] = checkDates('Ballots are due November 3', slotOf('2026-10-12T09:00'), dates);
    expect(unknown?.message).toMatch(/the calendar has no date for it yet\. Enter the date with its source/);
    const [weekday] = checkDates('Monday, January 4', slotOf('2026-11-12T09:00'), dates);
    expect(weekday).toBeUndefined();
    const [wrong] = checkDates('Tuesday, January 4', slotOf('2026-11-12T09:00'), dates);
    expect(wrong?.message).toBe(
      '“Tuesday, January 4” does not fit: January 4, 2027 (the nearest such date to the post’s time) is a Monday. Correct the weekday or the date.',
    );
  });

  it('without a calendar is held against weekdays only', () => {
    expect(check('Election Day is Wednesday, November 4.', [])).toEqual([]);
    expect(check('Election Day is Tuesday, November 4.', [])).toEqual(['wrong-weekday: Tuesday, November 4']);
  });
});
