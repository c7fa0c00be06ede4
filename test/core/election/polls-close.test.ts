import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { isBeforeClose, resultsSilence, statewidePollsClose } from '#core/election/polls-close.ts';
import { type UsState, zonesOf } from '#core/election/us-state.ts';
import { Instant } from '#core/time.ts';
import { election, place, row } from './calendar.ts';

const nashville = place('nashville', 'TN', 'America/Chicago');
const knoxville = place('knoxville', 'TN', 'America/New_York');
const at = (time: string) => Instant.parse(time);

function closeOf(state: string, dates: Parameters<typeof statewidePollsClose>[1], offices = [nashville]) {
  return statewidePollsClose(election(state), dates, offices)?.at;
}

describe('the last closing of a state’s polls', () => {
  it('is one moment where two zones close together: 8 pm Eastern, 7 pm Central', () => {
    const together = row('polls-close', '2026-11-03 20:00 America/New_York');
    expect(closeOf('TN', [together], [nashville, knoxville])).toBe('2026-11-04T01:00:00.000Z');
    const byOffice = [
      row('polls-close', '2026-11-03 19:00', { id: 'a', officeId: 'nashville' }),
      row('polls-close', '2026-11-03 20:00', { id: 'b', officeId: 'knoxville' }),
    ];
    expect(closeOf('TN', byOffice, [nashville, knoxville])).toBe('2026-11-04T01:00:00.000Z');
  });

  it('is unknown where the closing that is entered is that of a day before Election Day', () => {
    const rows = [row('polls-close', '2026-11-03 20:00')];
    expect(closeOf('NY', [...rows, row('election-day', '2026-11-03')])).toBeDefined();
    expect(closeOf('NY', [...rows, row('election-day', '2026-11-10')])).toBeUndefined();
    // Past midnight the polls of the day before close.
    expect(closeOf('NY', [row('polls-close', '2026-11-04 01:00'), row('election-day', '2026-11-03')])).toBe(
      '2026-11-04T06:00:00.000Z',
    );
  });

  it.each([
    ['NY', '2026-11-04T02:00:00.000Z'],
    // Neither Pensacola nor El Paso nor Adak needs to use Clarion for its polls to be open.
    ['FL', '2026-11-04T03:00:00.000Z'],
    ['TX', '2026-11-04T04:00:00.000Z'],
    ['AK', '2026-11-04T07:00:00.000Z'],
    ['AZ', '2026-11-04T04:00:00.000Z'],
    ['HI', '2026-11-04T07:00:00.000Z'],
  ])('at 9 pm local time in %s is that of its last zone', (state, close) => {
    expect(closeOf(state, [row('polls-close', '2026-11-03 21:00')], [])).toBe(close);
  });

  it('knows that Arizona’s Phoenix keeps standard time in summer', () => {
    expect(closeOf('AZ', [row('polls-close', '2026-08-04 19:00')], [])).toBe('2026-08-05T02:00:00.000Z');
  });

  it('moves when one office’s polls are kept open, and back when that is withdrawn', () => {
    const state = row('polls-close', '2026-11-03 20:00 America/New_York');
    const open = row('polls-close', '2026-11-03 22:00', { id: 'open', officeId: 'nashville' });
    const back = row('polls-close', 'withdrawn', { id: 'back', officeId: 'nashville', supersedes: 'open' });
    expect(closeOf('TN', [state, open])).toBe('2026-11-04T04:00:00.000Z');
    expect(closeOf('TN', [state, open, back])).toBe('2026-11-04T01:00:00.000Z');
  });

  it('takes an office that it does not know to be in its state’s last zone', () => {
    const open = row('polls-close', '2026-11-03 22:00', { id: 'open', officeId: 'elsewhere' });
    expect(closeOf('TN', [open])).toBe('2026-11-04T04:00:00.000Z');
  });

  it('is not brought forward by an office that closes earlier, nor by a row that supersedes another scope’s', () => {
    const state = row('polls-close', '2026-11-03 21:00');
    const early = row('polls-close', '2026-11-03 12:00', {
      id: 'early',
      officeId: 'nashville',
      supersedes: state.id,
    });
    expect(closeOf('TN', [state, early])).toBe('2026-11-04T03:00:00.000Z');
  });

  it('is the later of two rows that contradict each other', () => {
    const rows = [
      row('polls-close', '2026-11-03 20:00'),
      row('polls-close', '2026-11-03 21:00', { id: 'b' }),
    ];
    expect(closeOf('NY', rows)).toBe('2026-11-04T02:00:00.000Z');
    expect(closeOf('NY', rows.toReversed())).toBe('2026-11-04T02:00:00.000Z');
  });

  it('is unknown where the calendar does not say', () => {
    expect(closeOf('TN', [row('election-day', '2026-11-03')])).toBeUndefined();
    expect(closeOf('TN', [])).toBeUndefined();
  });

  it('says whose it is', () => {
    const state = row('polls-close', '2026-11-03 21:00');
    expect(statewidePollsClose(election('TN'), [state], [])).toMatchObject({
      date: state,
      zone: 'America/Chicago',
    });
  });

  it('is never before any zone’s or any office’s own, whatever their order', () => {
    const states = fc.constantFrom<UsState>('TN', 'FL', 'TX', 'AZ', 'HI', 'OR', 'NY');
    const hours = fc.array(fc.integer({ min: 17, max: 23 }), { maxLength: 6 });
    const days = fc.constantFrom('2026-11-03', '2026-11-01', '2027-03-14', '2028-02-29');
    return fc.assert(
      fc.property(states, hours, days, (state, closings, day) => {
        const zones = zonesOf(state);
        const offices = closings.map((_, index) =>
          place(`office-${index}`, state, zones[index % zones.length] ?? ''),
        );
        const own = closings.map((hour, index) =>
          row('polls-close', `${day} ${hour}:00`, { id: `own-${index}`, officeId: `office-${index}` }),
        );
        const dates = [row('polls-close', `${day} 19:30`), ...own];
        const last = statewidePollsClose(election(state), dates, offices);
        const each = dates.flatMap((date) => {
          const alone = statewidePollsClose(election(state), [date], offices);
          return alone ? [alone.at] : [];
        });
        expect(last?.at).toBe(each.toSorted().at(-1));
        expect(statewidePollsClose(election(state), dates.toReversed(), offices)?.at).toBe(last?.at);
      }),
      { numRuns: 60 },
    );
  });
});

describe('the silence before results', () => {
  const calendar = [row('election-day', '2026-11-03'), row('polls-close', '2026-11-03 21:00')];

  it('lasts from 45 days before Election Day until the very minute of the last close', () => {
    const silence = resultsSilence(election('NY'), calendar, []);
    expect(silence.from).toBe('2026-09-19T04:00:00.000Z');
    expect(isBeforeClose(silence, at('2026-09-19T03:59:59.999Z'))).toBe(false);
    expect(isBeforeClose(silence, at('2026-09-19T04:00:00.000Z'))).toBe(true);
    expect(isBeforeClose(silence, at('2026-11-04T01:59:59.999Z'))).toBe(true);
    expect(isBeforeClose(silence, at('2026-11-04T02:00:00.000Z'))).toBe(false);
  });

  it('begins earlier where ballots go out earlier', () => {
    const silence = resultsSilence(election('NY'), [...calendar, row('uocava-sent', '2026-09-10')], []);
    expect(silence.from).toBe('2026-09-10T04:00:00.000Z');
  });

  it('of a runoff leaves the results of the election before it to be told', () => {
    const runoff = [row('election-day', '2026-12-01'), row('polls-close', '2026-12-01 19:00')];
    const of = (rows: typeof runoff) => resultsSilence(election('GA', 'runoff'), rows, []).from;
    expect(of(runoff)).toBe('2026-12-01T05:00:00.000Z');
    expect(of([...runoff, row('early-voting-start', '2026-11-23')])).toBe('2026-11-23T05:00:00.000Z');
    expect(of([...runoff, row('uocava-sent', '2026-09-19')])).toBe('2026-12-01T05:00:00.000Z');
  });

  it('has no end as long as nobody knows when polls close, and no beginning without any date', () => {
    const dayOnly = resultsSilence(election('NY'), [row('election-day', '2026-11-03')], []);
    expect(isBeforeClose(dayOnly, at('2026-11-30T00:00:00.000Z'))).toBe(true);
    expect(isBeforeClose(dayOnly, at('2026-09-01T00:00:00.000Z'))).toBe(false);
    expect(isBeforeClose(resultsSilence(election('NY'), [], []), at('2026-01-01T00:00:00.000Z'))).toBe(true);
  });
});
