import type { Office } from '#core/office.ts';
import type { Zone } from '#core/slot.ts';
import type { Instant } from '#core/time.ts';
import { type CalendarDate, readValue } from './calendar-date.ts';
import type { DateKind } from './date-kinds.ts';
import { liveDates } from './dates-for.ts';
import { addDays, dayIn, startOfDay } from './day.ts';
import type { Election } from './election.ts';
import { zonesOf } from './us-state.ts';

/** When the last polls of a state close, and whose polls those are. */
export interface StatewideClose {
  readonly at: Instant;
  /** The row that says so. */
  readonly date: CalendarDate;
  /** The zone in which those polls close last: where a time has none of its own, the state's latest. */
  readonly zone: Zone;
}

type Place = Pick<Office, 'id' | 'zone'>;

/**
 * When the last polls of an election's state close: the latest of the state's time in every zone of the state and of
 * every office's own. An office that closes earlier shortens nothing, since not every office of a state uses Clarion;
 * rows that contradict each other all count. Nothing as long as the calendar has no closing time, or has only that of
 * an earlier day than Election Day: whoever moves the day and not yet the closing must not let results out.
 */
export function statewidePollsClose(
  election: Election,
  dates: readonly CalendarDate[],
  offices: readonly Place[],
): StatewideClose | undefined {
  const closings = liveOf(election, dates, ['polls-close']).flatMap((date) =>
    zonesFor(date, election, offices).flatMap((zone) => {
      const at = readValue(date.value, zone)?.at;
      return at === undefined ? [] : [{ at, date, zone }];
    }),
  );
  const last = closings.reduce<StatewideClose | undefined>(
    (latest, closing) => (latest && latest.at >= closing.at ? latest : closing),
    undefined,
  );
  if (!last) return undefined;
  const closingDay = dayIn(last.at, last.zone);
  const days = liveOf(election, dates, ['election-day']).map(({ value }) => readValue(value, last.zone)?.day);
  return days.some((day) => day !== undefined && day > closingDay) ? undefined : last;
}

/** The time in which nothing that reads like a result of an election may go out, in its whole state. */
export interface ResultsSilence {
  readonly election: Election;
  /** When it begins; without anything in the calendar to tell by, it has begun. */
  readonly from: Instant | undefined;
  /** When it ends; without a closing time in the calendar, it does not. */
  readonly close: StatewideClose | undefined;
}

/**
 * Days before Election Day on which ballots go out to military and overseas voters at the latest (52 U.S.C. 20302(a)(8)):
 * before anybody votes there is nothing to give away, and a post can only speak of an earlier election.
 */
export const FIRST_BALLOTS_DAYS = 45;

const ON_THE_DAY: readonly DateKind[] = ['election-day', 'polls-open', 'polls-close'];

/**
 * The silence of an election: from its first possible ballot to the last closing of its polls in the state. That of a
 * runoff begins with its own early voting, or its own day: ballots for it may lie in the envelopes of the election
 * before, whose results have to be told in between.
 */
export function resultsSilence(
  election: Election,
  dates: readonly CalendarDate[],
  offices: readonly Place[],
): ResultsSilence {
  const close = statewidePollsClose(election, dates, offices);
  const startsFrom = (kinds: readonly DateKind[], days: number) =>
    liveOf(election, dates, kinds).flatMap((date) =>
      zonesFor(date, election, offices).flatMap((zone) => {
        const day = readValue(date.value, zone)?.day;
        return day === undefined ? [] : [startOfDay(addDays(day, days), zone)];
      }),
    );
  const starts =
    election.kind === 'runoff'
      ? startsFrom(['early-voting-start', ...ON_THE_DAY], 0)
      : [
          ...startsFrom(['uocava-sent', 'early-voting-start'], 0),
          ...startsFrom(ON_THE_DAY, -FIRST_BALLOTS_DAYS),
        ];
  return { election, from: [...starts].sort()[0], close };
}

/** Whether the polls of a state are still to close, as far as giving results away is concerned. */
export function isBeforeClose({ from, close }: ResultsSilence, at: Instant): boolean {
  return (from === undefined || from <= at) && (close === undefined || at < close.at);
}

function liveOf(
  election: Election,
  dates: readonly CalendarDate[],
  kinds: readonly DateKind[],
): readonly CalendarDate[] {
  return liveDates(
    dates.filter(({ electionId, kind }) => electionId === election.id && kinds.includes(kind)),
  );
}

/** The zones to read a date in: its own, its office's, or all of its state where neither is known. */
function zonesFor(
  { scope, value }: CalendarDate,
  { state }: Election,
  offices: readonly Place[],
): readonly Zone[] {
  if (value.kind === 'local' && value.zone !== undefined) return [value.zone];
  const office = scope.kind === 'office' && offices.find(({ id }) => id === scope.officeId);
  return office ? [office.zone] : zonesOf(state);
}
