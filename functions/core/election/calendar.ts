import type { Scope } from '#core/member.ts';
import type { Office } from '#core/office.ts';
import type { Zone } from '#core/slot.ts';
import type { CalendarDate } from './calendar-date.ts';
import { datesFor, type OfficeDate } from './dates-for.ts';
import type { Election } from './election.ts';
import { type ResultsSilence, resultsSilence } from './polls-close.ts';

/** An election with everything on record about its dates, and whose records those are. */
export interface Calendar {
  readonly election: Election;
  /** The dates of the whole state, and those that offices have entered for their own voters. */
  readonly dates: readonly CalendarDate[];
  /** An association's for all of its offices, or one office's own. */
  readonly keptBy: Scope;
  /** Counts what was entered: a date that was admitted by an older count is looked at again. */
  readonly version: number;
}

/** Everything that the calendars say for one office. */
export interface OfficeCalendar {
  readonly zone: Zone;
  /** The dates of all elections that hold for the office. */
  readonly dates: readonly OfficeDate[];
  readonly silences: readonly ResultsSilence[];
}

type Place = Pick<Office, 'id' | 'state' | 'zone'>;

/** What an office reads in calendars; those of other states say nothing to it. */
export function readCalendars(office: Place, calendars: readonly Calendar[]): OfficeCalendar {
  const ofState = calendars.filter(({ election }) => election.state === office.state);
  return {
    zone: office.zone,
    dates: ofState.flatMap(({ election, dates }) => datesFor(office, election, dates)),
    // Another office's own closing time, whose zone is not at hand, counts in the latest zone of the state.
    silences: ofState.map(({ election, dates }) => resultsSilence(election, dates, [office])),
  };
}

/**
 * Reads calendars for many offices. Those of one state and zone that have no dates of their own read the same in the
 * same calendars, so it is worked out once for all of them.
 */
export function calendarReader(): typeof readCalendars {
  const known = new Map<string, OfficeCalendar>();
  return (office, calendars) => {
    const ofItsOwn = calendars.some(({ dates }) =>
      dates.some(({ scope }) => scope.kind === 'office' && scope.officeId === office.id),
    );
    if (ofItsOwn) return readCalendars(office, calendars);
    const key = JSON.stringify([
      office.state,
      office.zone,
      ...calendars.map(({ keptBy, election, version }) => [keptBy, election.id, version]),
    ]);
    const read = known.get(key) ?? readCalendars(office, calendars);
    known.set(key, read);
    return read;
  };
}
