import type { Association } from '#core/association.ts';
import type { Calendar } from '#core/election/calendar.ts';
import { type CalendarDate, isSameKey, readValue } from '#core/election/calendar-date.ts';
import { datesFor, liveDates, type OfficeDate, trace } from '#core/election/dates-for.ts';
import { Day, describeDay } from '#core/election/day.ts';
import { describeValue } from '#core/election/describe-value.ts';
import { statewidePollsClose } from '#core/election/polls-close.ts';
import { isSamePlace, type Scope } from '#core/member.ts';
import type { Office } from '#core/office.ts';
import { describeTime, localTimeIn, type Zone } from '#core/slot.ts';
import type { Instant } from '#core/time.ts';
import { dateFormPath } from './election-paths.ts';
import type { DateRow } from './pages/election-dates.tsx';
import type { ListedElection } from './pages/elections.tsx';

/** An election in a list. `keptBy` names the calendar where it is not the reader's own. */
export function listElection(
  { election, dates }: Calendar,
  keptBy: string | undefined,
): ListedElection & { readonly sortedBy: string } {
  const live = liveDates(dates);
  const day = live.find(({ kind, scope }) => kind === 'election-day' && scope.kind === 'state')?.value;
  return {
    election,
    day: day && describeValue(day),
    keptBy,
    hasClose: statewidePollsClose(election, dates, []) !== undefined,
    sortedBy: day && 'day' in day ? day.day : '',
  };
}

/** An office's own reading of an election: where each date comes from, and what it may do about it. */
export function officeRows(office: Office, calendar: Calendar, mayChange: boolean): readonly DateRow[] {
  const keeper: Scope = { officeId: office.id };
  const isOwn = isSamePlace(calendar.keptBy, keeper);
  return datesFor(office, calendar.election, calendar.dates).map((held) => {
    const { date, from, replaced } = held;
    const label = isOwn || from === 'office' ? 'Change' : 'Set your own';
    return {
      date,
      when: describeMoment(held, office.zone),
      holds: describeOrigin(held, isOwn),
      replaced,
      change: mayChange ? { href: dateFormPath(keeper, calendar.election.id, date.id), label } : undefined,
    };
  });
}

/** An association's reading: the dates of the state, and those that offices have entered for themselves. */
export function associationRows(
  association: Association,
  offices: readonly Office[],
  { election, dates }: Calendar,
  mayChange: boolean,
): readonly DateRow[] {
  const keeper: Scope = { associationId: association.id };
  const sortKey = ({ value }: CalendarDate) => {
    const moment = readValue(value, association.zone);
    return `${moment?.day}${moment?.at ?? ''}`;
  };
  return [...liveDates(dates)]
    .sort((one, other) => (sortKey(one) < sortKey(other) ? -1 : 1))
    .map((date) => ({
      date,
      when: describeValue(date.value),
      holds: describeScope(date, election.state, offices),
      replaced: trace(
        date,
        dates.filter((other) => isSameKey(other, date)),
      ),
      change:
        mayChange && date.scope.kind === 'state'
          ? { href: dateFormPath(keeper, election.id, date.id), label: 'Change' }
          : undefined,
    }));
}

/** When the last polls of the state close, in words. */
export function describeClose(
  { election, dates }: Calendar,
  offices: readonly Pick<Office, 'id' | 'zone'>[],
): string | undefined {
  const close = statewidePollsClose(election, dates, offices);
  return close && describeTime(close.at, close.zone);
}

/** Today on a clock. */
export function todayIn(zone: Zone, now: Instant): Day {
  return Day.parse(localTimeIn(now, zone).slice(0, 10));
}

function describeMoment({ day, at }: OfficeDate, zone: Zone): string {
  return at === undefined ? describeDay(day) : describeTime(at, zone);
}

function describeOrigin({ from, overrides }: OfficeDate, isOwn: boolean): string {
  if (from === 'state') return isOwn ? 'Your office' : 'Your state';
  return overrides
    ? `Your office, instead of your state’s: ${describeValue(overrides.value)}`
    : 'Your office';
}

function describeScope({ scope }: CalendarDate, state: string, offices: readonly Office[]): string {
  if (scope.kind === 'state') return `All of ${state}`;
  return offices.find(({ id }) => id === scope.officeId)?.name ?? 'An office that is no member any more';
}
