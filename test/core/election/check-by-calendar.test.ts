import { describe, expect, it } from 'vitest';
import { AnchoredTime } from '#core/election/anchored-time.ts';
import { readCalendars } from '#core/election/calendar.ts';
import { checkByCalendar, judgeAnchor, limitToTruth } from '#core/election/check-by-calendar.ts';
import { HOUR, later, startOf } from '#core/time.ts';
import { MILLBROOK } from '#test/fixtures/office.ts';
import { draftPost, slotOf } from '#test/fixtures/post.ts';
import { CALENDAR, election, row } from './calendar.ts';

const calendarOf = (dates = CALENDAR, state = 'NY') =>
  readCalendars(MILLBROOK, [
    { election: election(state), dates, keptBy: { officeId: MILLBROOK.id }, version: 1 },
  ]);

const CALENDAR_NOW = calendarOf();

function postAt(local: string, text: string, window = 6 * HOUR) {
  const slot = slotOf(local);
  return draftPost({ text, slot, notAfter: later(startOf(slot.due), window) });
}

describe('a post is held against the calendar', () => {
  it.each([
    ['2026-10-20T09:00', 'Polls are open from 6 a.m. to 9 p.m. on Tuesday, November 3.', []],
    ['2026-10-20T09:00', 'Election Day is Monday, November 3.', ['is a Tuesday']],
    ['2026-10-20T09:00', 'Election Day is November 10.', ['the calendar says: Election Day']],
    ['2026-10-20T09:00', 'Join us on February 30.', ['does not exist']],
    ['2026-11-02T09:00', 'Polls open tomorrow.', []],
    ['2026-10-30T09:00', 'Polls open tomorrow.', ['would be Saturday, October 31, 2026']],
    ['2026-11-03T20:00', 'Unofficial results: 40% of precincts reporting.', ['reads like results']],
    ['2026-11-03T21:00', 'Unofficial results: 40% of precincts reporting.', []],
  ])('due at %s, “%s” has the problems %o', (local, text, expected) => {
    const problems = checkByCalendar(postAt(local, text), CALENDAR_NOW);
    expect(problems.map(({ field }) => field)).toEqual(expected.map(() => 'text'));
    for (const [index, words] of expected.entries()) expect(problems[index]?.message).toContain(words);
  });

  it('also in what its image is said to show', () => {
    const post = postAt('2026-11-03T20:00', 'Thank you for voting.');
    const image = { alt: 'A table: Alvarez leads by 312 votes', mediaId: 'a', mimeType: 'image/png' };
    const problems = checkByCalendar({ ...post, image: image as never }, CALENDAR_NOW);
    expect(problems).toMatchObject([{ field: 'alt' }]);
  });

  it('of its own state only', () => {
    const post = postAt('2026-11-03T20:00', 'Unofficial results: 40% of precincts reporting.');
    expect(checkByCalendar(post, calendarOf(CALENDAR, 'OH'))).toEqual([]);
  });
});

describe('a relative day', () => {
  it('shortens the time in which its post may go out, so that it is true whenever it does', () => {
    const post = postAt('2026-10-20T20:00', 'Early voting is near: ask us today.');
    const notAfter = limitToTruth(post, CALENDAR_NOW);
    expect(notAfter).toBe('2026-10-21T03:59:59.999Z');
    expect(checkByCalendar(post, CALENDAR_NOW)).toHaveLength(1);
    expect(checkByCalendar({ ...post, notAfter }, CALENDAR_NOW)).toEqual([]);
  });

  it('leaves it as it is where too little time would be left to send it', () => {
    const post = postAt('2026-10-20T23:50', 'Ask us today.');
    expect(limitToTruth(post, CALENDAR_NOW)).toBe(post.notAfter);
    expect(checkByCalendar(post, CALENDAR_NOW)).toHaveLength(1);
  });

  it('lengthens nothing', () => {
    const post = postAt('2026-10-20T09:00', 'Ask us today.', HOUR);
    expect(limitToTruth(post, CALENDAR_NOW)).toBe(post.notAfter);
  });
});

describe('a post that follows a date', () => {
  const anchor = AnchoredTime.parse({
    electionId: 'general-2026',
    kind: 'election-day',
    days: -7,
    at: '09:00',
  });
  const post = { ...postAt('2026-10-27T09:00', 'A week to go.'), anchor };

  it('may go out as long as the date is the same', () => {
    expect(judgeAnchor(post, CALENDAR_NOW)).toBeUndefined();
  });

  it('may not once the date is another, or gone', () => {
    const changed = [
      ...CALENDAR,
      row('election-day', '2026-11-10', { id: 'new', supersedes: 'election-day' }),
    ];
    expect(judgeAnchor(post, calendarOf(changed))).toContain('has changed in the calendar');
    const gone = [...CALENDAR, row('election-day', 'withdrawn', { id: 'no', supersedes: 'election-day' })];
    expect(judgeAnchor(post, calendarOf(gone))).toContain('does not say when Election Day is');
  });
});
