import type { Office } from '#core/office.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Zone } from '#core/slot.ts';
import {
  type CalendarDate,
  type DateScope,
  describeKey,
  isSameKey,
  type Moment,
  readValue,
} from './calendar-date.ts';
import { DateKind } from './date-kinds.ts';
import type { Election } from './election.ts';

/** A date as it holds for one office, on that office's clock, with where it came from. */
export interface OfficeDate extends Moment {
  /** The row that holds: its value, source and verification. */
  readonly date: CalendarDate;
  /** Whose value it is. */
  readonly from: DateScope['kind'];
  /** The state's date that the office's own takes the place of. */
  readonly overrides?: CalendarDate;
  /** What the row has superseded, newest first. */
  readonly replaced: readonly CalendarDate[];
  /** Other rows of the same scope that nothing supersedes either and that say something else: a person must decide. */
  readonly rivals: readonly CalendarDate[];
}

type Place = Pick<Office, 'id' | 'state' | 'zone'>;

/**
 * The dates of an election that hold for an office, earliest first: its own value where it has one, otherwise its
 * state's. An office of another state has none.
 */
export function datesFor(
  office: Place,
  election: Election,
  dates: readonly CalendarDate[],
): readonly OfficeDate[] {
  if (office.state !== election.state) return [];
  const rows = dates.filter(({ electionId }) => electionId === election.id);
  const keys = rows.filter((row, place) => rows.findIndex((other) => isSameKey(row, other)) === place);
  return keys
    .flatMap((key) => {
      const held = resolveKey(
        office,
        rows.filter((row) => isSameKey(row, key)),
      );
      return held ? [held] : [];
    })
    .sort(inOrder);
}

/**
 * The rows that nothing supersedes and that have a value. Only a row of the same election, kind and scope supersedes:
 * an office cannot take its state's date away from everybody.
 */
export function liveDates(rows: readonly CalendarDate[]): readonly CalendarDate[] {
  const bySupersession = Map.groupBy(rows, ({ supersedes }) => supersedes);
  return rows.filter(
    (row) =>
      row.value.kind !== 'withdrawn' && !bySupersession.get(row.id)?.some((other) => isPeer(row, other)),
  );
}

export type DateRefusal = { readonly kind: 'not-replaceable'; readonly message: string };

/**
 * Whether a new row fits the calendar: it may supersede only a date of the same election, kind and scope that nothing
 * has superseded yet, and a date that is there already is superseded rather than contradicted.
 */
export function admitDate(
  row: CalendarDate,
  dates: readonly CalendarDate[],
): Result<CalendarDate, DateRefusal> {
  const refuse = (message: string): Result<CalendarDate, DateRefusal> =>
    err({ kind: 'not-replaceable', message });
  if (dates.some(({ id }) => id === row.id)) return refuse('This date is in the calendar already.');
  const peers = dates.filter((other) => isPeer(row, other));
  const what = describeKey(row);
  if (row.supersedes === undefined) {
    return liveDates(peers).length === 0
      ? ok(row)
      : refuse(`The calendar has ${what} already. Say that the new date takes its place.`);
  }
  if (!peers.some(({ id }) => id === row.supersedes)) {
    return refuse(
      `The date to replace is not ${what} of this election for the same offices. Choose it again.`,
    );
  }
  if (peers.some(({ supersedes }) => supersedes === row.supersedes)) {
    return refuse('Somebody has replaced this date already. Reload the calendar and look at the new one.');
  }
  return ok(row);
}

function resolveKey(office: Place, rows: readonly CalendarDate[]): OfficeDate | undefined {
  const ofState = pick(
    rows.filter(({ scope }) => scope.kind === 'state'),
    office.zone,
  );
  const own = pick(
    rows.filter(({ scope }) => scope.kind === 'office' && scope.officeId === office.id),
    office.zone,
  );
  const held = own ?? ofState;
  return held && { ...held, ...(own && ofState && { overrides: ofState.date }) };
}

/** Of several live rows the one verified last, then by id: which, must not depend on the order they were read in. */
function pick(rows: readonly CalendarDate[], zone: Zone): OfficeDate | undefined {
  const live = [...liveDates(rows)].sort(
    (a, b) => compare(b.verifiedOn, a.verifiedOn) || compare(a.id, b.id),
  );
  const date = live[0];
  const moment = date && readValue(date.value, zone);
  if (!moment) return undefined;
  const rivals = live.slice(1).filter(({ value }) => !isSameMoment(readValue(value, zone), moment));
  return { ...moment, date, from: date.scope.kind, replaced: trace(date, rows), rivals };
}

/** What a date has superseded among the rows of its kind and scope, newest first. */
export function trace(date: CalendarDate, rows: readonly CalendarDate[]): readonly CalendarDate[] {
  const before = rows.find(({ id }) => id === date.supersedes);
  if (!before) return [];
  const others = rows.filter(({ id }) => id !== date.id);
  return [before, ...trace(before, others)];
}

function isSameMoment(one: Moment | undefined, other: Moment): boolean {
  return one?.day === other.day && one.at === other.at;
}

function isPeer(one: CalendarDate, other: CalendarDate): boolean {
  return one.electionId === other.electionId && isSameKey(one, other) && isSameScope(one.scope, other.scope);
}

function isSameScope(one: DateScope, other: DateScope): boolean {
  if (one.kind === 'state') return other.kind === 'state';
  return other.kind === 'office' && one.officeId === other.officeId;
}

function inOrder(one: OfficeDate, other: OfficeDate): number {
  return (
    compare(one.day, other.day) ||
    compare(one.at ?? '', other.at ?? '') ||
    DateKind.options.indexOf(one.date.kind) - DateKind.options.indexOf(other.date.kind) ||
    compare(one.date.id, other.date.id)
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
