import { describe, expect, it } from 'vitest';
import { affectedBy, movedDates } from '#core/election/affected-posts.ts';
import { parseAnchoredTime } from '#core/election/anchored-time.ts';
import type { CalendarDate } from '#core/election/calendar-date.ts';
import { datesFor } from '#core/election/dates-for.ts';
import { PostId } from '#core/ids.ts';
import { PostState } from '#core/post.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf, DANA } from '#test/fixtures/office.ts';
import { draftPost, slotOf } from '#test/fixtures/post.ts';
import { CALENDAR, election, place, row } from './calendar.ts';

const office = place('millbrook', 'NY', 'America/New_York');
const court = row('registration-online', '2026-10-28', { id: 'court', supersedes: 'registration-online' });
const moved = [...CALENDAR, court];
const approval = { hash: 'h', by: actorOf(DANA), at: REFERENCE_INSTANT };

function anchor(text: string) {
  const anchored = parseAnchoredTime(text, election().id);
  if (!anchored.ok) throw new Error(anchored.error.message);
  return anchored.value;
}

function affected(posts: Parameters<typeof affectedBy>[1], after: readonly CalendarDate[] = moved) {
  return affectedBy({ office, election: election(), before: CALENDAR, after }, posts);
}

function planned(state: PostState, text = 'Hello', anchored = 'registration-online −7 d @ 09:00') {
  const post = draftPost({
    id: PostId.parse(state),
    state,
    text,
    slot: slotOf('2026-10-17T09:00'),
    ...(state !== 'draft' && state !== 'review' && { approval }),
  });
  return { post, anchored: anchor(anchored) };
}

describe('a change of the calendar', () => {
  it('moves what nobody has approved, reopens what somebody has, and tells of what is out', () => {
    const ids = (posts: readonly { post: { id: string } }[]) => posts.map(({ post }) => post.id);
    const { move, reopen, tell } = affected(PostState.options.map((state) => planned(state)));
    expect(ids(move)).toEqual(['draft', 'review']);
    expect(ids(reopen)).toEqual(['scheduled', 'held', 'handoff', 'missed']);
    expect(ids(tell)).toEqual(['publishing', 'published', 'unconfirmed', 'rejected']);
  });

  it('moves a slot from where it is to where its date now leads', () => {
    const [first] = affected([planned('scheduled')]).reopen;
    expect(first?.slot).toEqual({ before: slotOf('2026-10-17T09:00'), after: slotOf('2026-10-21T09:00') });
    expect(first?.oldWords).toEqual([]);
  });

  it('reopens a draft that still has an approval', () => {
    const { post, anchored } = planned('draft');
    expect(affected([{ post: { ...post, approval }, anchored }]).reopen).toHaveLength(1);
  });

  it('leaves posts alone that follow another date or none', () => {
    const other = planned('scheduled', 'Hello', 'election-day −3 d @ 09:00');
    const elsewhere = {
      ...planned('scheduled'),
      anchored: { ...anchor('registration-online @ 09:00'), electionId: 'x' as never },
    };
    const none = { post: planned('scheduled').post };
    expect(affected([other, elsewhere, none])).toEqual({ move: [], reopen: [], tell: [] });
    expect(affected([planned('scheduled')], CALENDAR)).toEqual({ move: [], reopen: [], tell: [] });
  });

  it('finds the texts that name the old date, also where their slots stay', () => {
    const text = 'Register by Saturday, October 24! Hasta el 24 de octubre.';
    const { post } = planned('scheduled', text);
    const [found] = affected([{ post }]).reopen;
    expect(found?.slot).toBeUndefined();
    expect(found?.oldWords.map(({ words }) => words)).toEqual(['Saturday, October 24', '24 de octubre']);
    expect(found?.oldWords[0]).toMatchObject({
      start: 12,
      end: 32,
      moved: { before: { day: '2026-10-24' }, after: { day: '2026-10-28' } },
    });
  });

  it('finds the texts that name the old time when polls are kept open on the same day', () => {
    const open = row('polls-close', '2026-11-03 22:00', { id: 'open', officeId: 'millbrook' });
    const text = 'Polls are open from 6 a.m. to 9 p.m. on November 3.';
    const { post } = planned('scheduled', text);
    const [found] = affected([{ post }], [...CALENDAR, open]).reopen;
    expect(found?.oldWords.map(({ words }) => words)).toEqual(['9 p.m.']);
  });

  it('says so where a slot’s date is gone', () => {
    const gone = row('registration-online', 'withdrawn', { id: 'gone', supersedes: 'registration-online' });
    const [found] = affected([planned('scheduled')], [...CALENDAR, gone]).reopen;
    expect(found).toMatchObject({ lost: { kind: 'no-date' } });
    expect(found?.slot).toBeUndefined();
  });

  it('gives a slot to what had no date before', () => {
    const canvass = row('canvass', '2026-11-10');
    const waiting = planned('draft', 'Hello', 'canvass −1 d @ 09:00');
    const [found] = affected([waiting], [...CALENDAR, canvass]).move;
    expect(found?.slot?.after.local).toBe('2026-11-09T09:00');
  });

  it('is the dates that are new, gone or different', () => {
    const of = (rows: readonly CalendarDate[]) => datesFor(office, election(), rows);
    const gone = row('ballot-request', 'withdrawn', { id: 'gone', supersedes: 'ballot-request' });
    const changes = movedDates(of(CALENDAR), of([...moved, gone, row('canvass', '2026-11-10')]));
    expect(changes.map(({ key, before, after }) => [key.kind, before?.day, after?.day])).toEqual([
      ['registration-online', '2026-10-24', '2026-10-28'],
      ['ballot-request', '2026-10-24', undefined],
      ['canvass', undefined, '2026-11-10'],
    ]);
  });
});
