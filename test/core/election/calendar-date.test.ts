import { describe, expect, it } from 'vitest';
import { describeKey, readValue } from '#core/election/calendar-date.ts';
import { Election } from '#core/election/election.ts';
import { UsState, zonesOf } from '#core/election/us-state.ts';
import { Zone } from '#core/slot.ts';
import { election, row, value } from './calendar.ts';

const central = Zone.parse('America/Chicago');

describe('a calendar date', () => {
  it.each([
    ['polls that close on a day without a time', () => row('polls-close', '2026-11-03')],
    ['an Election Day with a time', () => row('election-day', '2026-11-03 06:00')],
    ['a civic day without its name', () => row('civic-day', '2026-10-20')],
    ['a name on what is no civic day', () => row('canvass', '2026-11-10', { civicDay: 'vote-early-day' })],
    ['a day that does not exist', () => row('canvass', '2026-11-31')],
    ['a time that does not exist', () => row('polls-close', '2026-11-03 24:00')],
    ['a withdrawal of nothing', () => row('polls-close', 'withdrawn')],
  ])('refuses %s', (_, make) => {
    expect(make).toThrow();
  });

  it('without a zone of its own is read on the reader’s clock', () => {
    expect(readValue(value('2026-11-03 20:00'), central)).toEqual({
      day: '2026-11-03',
      at: '2026-11-04T02:00:00.000Z',
    });
  });

  it('with a zone of its own is one moment everywhere, on another day where that is', () => {
    const midnight = value('2026-11-04 00:00 America/New_York');
    expect(readValue(midnight, central)).toEqual({ day: '2026-11-03', at: '2026-11-04T05:00:00.000Z' });
    expect(readValue(value('2026-11-04T05:00:00.000Z'), central)).toEqual(readValue(midnight, central));
  });

  it('that is a whole day has no instant, and a withdrawn one has nothing', () => {
    expect(readValue(value('2028-02-29'), central)).toEqual({ day: '2028-02-29' });
    expect(readValue({ kind: 'withdrawn' }, central)).toBeUndefined();
  });

  it('is named for people, a civic day by its own name', () => {
    expect(describeKey(row('polls-close', '2026-11-03 20:00'))).toBe('the closing of the polls');
    expect(describeKey(row('civic-day', '2026-10-29', { civicDay: 'vote-early-day' }))).toBe(
      'Vote Early Day',
    );
  });
});

describe('an election', () => {
  it('is one of a state that exists', () => {
    expect(Election.safeParse({ ...election(), state: 'ZZ' }).success).toBe(false);
    expect(Election.safeParse(election('PR')).success).toBe(true);
  });

  it('takes place in every zone of its state', () => {
    const split = UsState.options.filter((state) => zonesOf(state).length > 1);
    expect(split.join(' ')).toBe('AK AZ FL ID IN KS KY MI NE NV ND OR SD TN TX');
    expect(zonesOf('TN')).toEqual(['America/New_York', 'America/Chicago']);
    expect(UsState.options).toHaveLength(56);
  });
});
