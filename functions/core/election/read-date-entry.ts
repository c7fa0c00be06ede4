import type { FieldProblem } from '#core/field-problem.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Zone } from '#core/slot.ts';
import { CalendarDate, type CalendarDateId, CivicDayId, type DateScope } from './calendar-date.ts';
import { DateKind } from './date-kinds.ts';
import { ClockTime, Day, describeDay } from './day.ts';
import type { ElectionId } from './election.ts';

/** A date of the calendar as a form sends it. */
export interface WantedDate {
  readonly kind: string;
  /** The civic day's name, such as `Vote Early Day`. */
  readonly civicDay: string;
  /** `2026-11-03` */
  readonly date: string;
  /** `20:00`, 24 hours; empty for a whole day. */
  readonly time: string;
  readonly source: string;
  readonly link: string;
  /** The day on which somebody compared the date with its source. */
  readonly verifiedOn: string;
  /** Why it takes the place of another. */
  readonly reason: string;
  /** Takes the date away instead of naming another. */
  readonly withdraw: boolean;
}

/** What a form does not say of a date: whose it is, and what it takes the place of. */
export interface DateOrder extends Pick<CalendarDate, 'enteredBy' | 'enteredAt'> {
  readonly id: CalendarDateId;
  readonly electionId: ElectionId;
  readonly scope: DateScope;
  /** The clock that a time is read on; without one, each office's own. */
  readonly zone: Zone | undefined;
  readonly supersedes: CalendarDateId | undefined;
  /** Today, where whoever enters it is. */
  readonly today: Day;
}

const TIMED: readonly DateKind[] = ['polls-open', 'polls-close'];

/** Reads a date from a form, with every problem at its field. */
export function readDateEntry(
  wanted: WantedDate,
  order: DateOrder,
): Result<CalendarDate, readonly FieldProblem[]> {
  const kind = DateKind.safeParse(wanted.kind).data;
  const day = Day.safeParse(wanted.date).data;
  const time = ClockTime.safeParse(wanted.time).data;
  const verifiedOn = Day.safeParse(wanted.verifiedOn).data;
  const civicDay = CivicDayId.safeParse(toSlug(wanted.civicDay)).data;
  const isTimed = kind !== undefined && TIMED.includes(kind);
  const problems = [
    ...tell(kind === undefined, 'kind', 'Choose what the date is the date of.'),
    ...tell(
      kind === 'civic-day' && civicDay === undefined,
      'civicDay',
      'Name the civic day, such as Vote Early Day.',
    ),
    ...(wanted.withdraw ? [] : checkMoment(wanted, { day, time, kind, isTimed })),
    ...tell(wanted.source.trim() === '', 'source', 'Say where the date stands: a law, an order, a page.'),
    ...tell(wanted.source.trim().length > 300, 'source', 'Use at most 300 characters for the source.'),
    ...tell(
      !isWebAddress(wanted.link),
      'link',
      'Give the address of the source, beginning with https:// or http://.',
    ),
    ...tell(
      verifiedOn === undefined,
      'verifiedOn',
      'Choose the day on which you compared the date with its source.',
    ),
    ...tell(
      verifiedOn !== undefined && verifiedOn > order.today,
      'verifiedOn',
      `That day is still to come. Choose ${describeDay(order.today)} or an earlier one.`,
    ),
    ...tell(
      order.supersedes !== undefined && wanted.reason.trim() === '',
      'reason',
      'Say in a few words why the date changes. The old one stays on record.',
    ),
    ...tell(wanted.reason.trim().length > 300, 'reason', 'Use at most 300 characters for the reason.'),
  ];
  if (problems.length > 0) return err(problems);
  const { id, electionId, scope, zone, supersedes, enteredBy, enteredAt } = order;
  return ok(
    CalendarDate.parse({
      id,
      electionId,
      kind,
      ...(kind === 'civic-day' && { civicDay }),
      scope,
      value: readMoment(wanted, { day, time, zone }),
      source: { text: wanted.source.trim(), url: wanted.link.trim() },
      verifiedOn,
      ...(supersedes && { supersedes }),
      ...(wanted.reason.trim() !== '' && { reason: wanted.reason.trim().replace(/\s*\.+$/, '') }),
      enteredBy,
      enteredAt,
    }),
  );
}

interface ReadMoment {
  readonly day: Day | undefined;
  readonly time: ClockTime | undefined;
}

function checkMoment(
  wanted: WantedDate,
  {
    day,
    time,
    kind,
    isTimed,
  }: ReadMoment & { readonly kind: DateKind | undefined; readonly isTimed: boolean },
): readonly FieldProblem[] {
  return [
    ...tell(day === undefined, 'date', 'Choose a date, as year-month-day.'),
    ...tell(isTimed && wanted.time === '', 'time', 'Polls open and close at a time. Give the time as well.'),
    ...tell(
      kind === 'election-day' && wanted.time !== '',
      'time',
      'Election Day is a whole day. Leave the time empty.',
    ),
    ...tell(wanted.time !== '' && time === undefined, 'time', 'Choose a time, as hours and minutes.'),
  ];
}

function readMoment(
  { withdraw }: WantedDate,
  { day, time, zone }: ReadMoment & { readonly zone: Zone | undefined },
) {
  if (withdraw) return { kind: 'withdrawn' };
  return time === undefined ? { kind: 'day', day } : { kind: 'local', day, time, ...(zone && { zone }) };
}

function tell(isWrong: boolean, field: string, message: string): readonly FieldProblem[] {
  return isWrong ? [{ field, message }] : [];
}

function isWebAddress(text: string): boolean {
  return /^https?:\/\/[^\s.]+\.\S+$/i.test(text.trim()) && URL.canParse(text.trim());
}

function toSlug(name: string): string {
  return name
    .trim()
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '');
}
