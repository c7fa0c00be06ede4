import { describe, expect, it } from 'vitest';
import { admitDate, datesFor } from '#core/election/dates-for.ts';
import { CALENDAR, election, place, row } from './calendar.ts';

const millbrook = place('millbrook', 'NY', 'America/New_York');
const riverton = place('riverton', 'NY', 'America/New_York');
const close = row('polls-close', '2026-11-03 21:00');

function heldBy(office: typeof millbrook, dates: Parameters<typeof datesFor>[2]) {
  return datesFor(office, election(), dates).find(({ date }) => date.kind === 'polls-close');
}

describe('the dates of an office', () => {
  it('are its state’s, earliest first, with their source', () => {
    const dates = datesFor(millbrook, election(), CALENDAR);
    expect(dates.map(({ date, day }) => `${day} ${date.kind}`)).toEqual([
      '2026-10-20 civic-day',
      '2026-10-24 registration-online',
      '2026-10-24 ballot-request',
      '2026-10-24 early-voting-start',
      '2026-11-01 early-voting-end',
      '2026-11-03 election-day',
      '2026-11-03 polls-open',
      '2026-11-03 polls-close',
    ]);
    expect(dates[0]).toMatchObject({ from: 'state', date: { source: { text: 'Election calendar' } } });
  });

  it('are its own where it has one, and say what they override', () => {
    const own = row('polls-close', '2026-11-03 22:00', { id: 'own', officeId: 'millbrook' });
    expect(heldBy(millbrook, [close, own])).toMatchObject({
      at: '2026-11-04T03:00:00.000Z',
      from: 'office',
      overrides: close,
    });
    expect(heldBy(riverton, [close, own])).toMatchObject({ at: '2026-11-04T02:00:00.000Z', from: 'state' });
  });

  it('keep every date that was superseded, newest first', () => {
    const court = row('polls-close', '2026-11-03 22:00', { id: 'court', supersedes: close.id });
    const appeal = row('polls-close', '2026-11-03 21:30', { id: 'appeal', supersedes: 'court' });
    const held = heldBy(millbrook, [appeal, close, court]);
    expect(held?.date).toEqual(appeal);
    expect(held?.replaced).toEqual([court, close]);
    expect(held?.rivals).toEqual([]);
  });

  it('are the state’s again once the office’s own is withdrawn', () => {
    const own = row('polls-close', '2026-11-03 22:00', { id: 'own', officeId: 'millbrook' });
    const back = row('polls-close', 'withdrawn', { id: 'back', officeId: 'millbrook', supersedes: 'own' });
    expect(heldBy(millbrook, [close, own, back])).toMatchObject({ from: 'state', date: close });
  });

  it('show rows that contradict each other, whatever order they come in', () => {
    const other = row('polls-close', '2026-11-03 20:00', { id: 'other', verifiedOn: '2026-10-01' });
    const same = row('polls-close', '2026-11-03 20:00 America/New_York', { id: 'same' });
    for (const dates of [
      [close, other, same],
      [same, other, close],
    ]) {
      expect(heldBy(millbrook, dates)?.date).toEqual(other);
      expect(heldBy(millbrook, dates)?.rivals).toEqual([close]);
    }
  });

  it('are not taken from an office or state by the row of another', () => {
    const theft = row('polls-close', '2026-11-03 12:00', {
      id: 'theft',
      officeId: 'riverton',
      supersedes: close.id,
    });
    expect(heldBy(millbrook, [close, theft])?.date).toEqual(close);
  });

  it('are none in another state or of another election', () => {
    expect(datesFor(place('x', 'TN', 'America/Chicago'), election(), CALENDAR)).toEqual([]);
    expect(datesFor(millbrook, { ...election(), id: 'primary-2026' as never }, CALENDAR)).toEqual([]);
  });
});

describe('a new row of the calendar', () => {
  const court = row('polls-close', '2026-11-03 22:00', { id: 'court', supersedes: close.id });

  it('is admitted where there is none, or where it supersedes the one that holds', () => {
    expect(admitDate(close, []).ok).toBe(true);
    expect(admitDate(court, [close]).ok).toBe(true);
    expect(admitDate(row('polls-close', '2026-11-03 20:00', { id: 'a', officeId: 'a' }), [close]).ok).toBe(
      true,
    );
  });

  it.each([
    [
      'a date that is there',
      row('polls-close', '2026-11-03 22:00', { id: 'second' }),
      /has the closing of the polls already/,
    ],
    ['an id that is there', close, /in the calendar already/],
    [
      'another scope',
      row('polls-close', '2026-11-03 22:00', { id: 'a', officeId: 'a', supersedes: close.id }),
      /is not the closing of the polls/,
    ],
    ['another kind', row('canvass', '2026-11-10', { id: 'b', supersedes: close.id }), /is not the canvass/],
  ])('is refused for %s', (_, refused, message) => {
    const admitted = admitDate(refused, [close]);
    expect(admitted.ok ? '' : admitted.error.message).toMatch(message);
  });

  it('is admitted afresh once the one before is withdrawn', () => {
    const gone = row('polls-close', 'withdrawn', { id: 'gone', supersedes: close.id });
    expect(admitDate(row('polls-close', '2026-11-03 22:00', { id: 'new' }), [close, gone]).ok).toBe(true);
  });

  it('does not supersede what somebody else has superseded meanwhile', () => {
    const late = row('polls-close', '2026-11-03 23:00', { id: 'late', supersedes: close.id });
    const admitted = admitDate(late, [close, court]);
    expect(admitted.ok ? '' : admitted.error.message).toMatch(/replaced this date already/);
  });
});
