import { CalendarDateId } from '#core/election/calendar-date.ts';
import type { ElectionId } from '#core/election/election.ts';
import { MILLBROOK } from '#test/fixtures/office.ts';
import type { DateEntry } from '#use-cases/set-election-date.ts';
import { PAT } from './association-stage.ts';

/** A date in Election Day's place, or whatever a test says of it. */
export function dateEntry(
  electionId: ElectionId,
  id: string,
  date: string,
  given: Partial<DateEntry> = {},
  words: Partial<DateEntry['wanted']> = {},
): DateEntry {
  return {
    id: CalendarDateId.parse(id),
    electionId,
    scope: { kind: 'state' },
    supersedes: undefined,
    wanted: {
      kind: 'election-day',
      civicDay: '',
      date,
      time: '',
      source: 'Order of the court',
      link: 'https://courts.example.gov/order',
      verifiedOn: '2026-09-15',
      reason: 'A court moved the election',
      withdraw: false,
      ...words,
    },
    zone: undefined,
    here: MILLBROOK.zone,
    by: PAT,
    ...given,
  };
}
