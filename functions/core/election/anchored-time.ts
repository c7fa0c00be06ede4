import * as z from 'zod';
import { err, ok, type Result } from '#core/result.ts';
import { resolveSlot, type Slot, type Zone } from '#core/slot.ts';
import { CivicDayId, describeKey, isSameKey } from './calendar-date.ts';
import { DateKind } from './date-kinds.ts';
import type { OfficeDate } from './dates-for.ts';
import { addDays, ClockTime, describeDay, localTimeOf } from './day.ts';
import { ElectionId } from './election.ts';

/** Calendar days between an anchor and its slot at most: UOCAVA mailings and yearly reviews fit, typing errors do not. */
export const MAX_ANCHOR_DAYS = 400;

/** A slot that follows a date of the calendar, such as 30 days before Election Day at 9:00 on the office's clock. */
export const AnchoredTime = z
  .object({
    electionId: ElectionId,
    kind: DateKind,
    /** Set for a civic day, and for nothing else. */
    civicDay: CivicDayId.optional(),
    /** Calendar days after the date; before it, if negative. */
    days: z
      .int()
      .min(-MAX_ANCHOR_DAYS)
      .max(MAX_ANCHOR_DAYS)
      // −0 would be another value than 0 to whoever compares rows.
      .transform((days) => days + 0),
    at: ClockTime,
  })
  .refine(({ kind, civicDay }) => (kind === 'civic-day') === (civicDay !== undefined), {
    error: 'Name the civic day, and only for a civic day',
    path: ['civicDay'],
  });
export type AnchoredTime = z.infer<typeof AnchoredTime>;

export type AnchorProblem = {
  /** The text is none; the calendar has no such date; or it has two that contradict each other. */
  readonly kind: 'unreadable' | 'no-date' | 'contradiction';
  readonly message: string;
};

/** Such as `election-day −30 d @ 09:00` or `civic-day:vote-early-day 0 d @ 09:00`. The election is not part of it. */
export function printAnchoredTime({ kind, civicDay, days, at }: AnchoredTime): string {
  const sign = days < 0 ? '−' : days > 0 ? '+' : '';
  return `${kind}${civicDay === undefined ? '' : `:${civicDay}`} ${sign}${Math.abs(days)} d @ ${at}`;
}

const PRINTED =
  /^\s*(?<kind>[a-z-]+?)(?::(?<civicDay>[a-z0-9-]+))?(?:\s+(?<sign>[-−–+])?\s*(?<days>\d{1,4})\s*d)?\s*@\s*(?<at>\d{2}:\d{2})\s*$/;

/** Reads what `printAnchoredTime` prints, also with a plain hyphen for the minus and without `0 d`. */
export function parseAnchoredTime(text: string, electionId: ElectionId): Result<AnchoredTime, AnchorProblem> {
  const { kind, civicDay, sign, days = '0', at } = PRINTED.exec(text)?.groups ?? {};
  const count = sign === undefined || sign === '+' ? Number(days) : -Number(days);
  const read = AnchoredTime.safeParse({ electionId, kind, civicDay, days: count, at });
  if (read.success) return ok(read.data);
  return err({
    kind: 'unreadable',
    message: `“${text}” is no slot of the calendar. Write it such as “election-day −30 d @ 09:00”, with at most ${MAX_ANCHOR_DAYS} days.`,
  });
}

/** Such as `30 days before Election Day, at 09:00`. */
export function describeAnchoredTime(anchored: AnchoredTime): string {
  const { days, at } = anchored;
  const what = describeKey(anchored);
  const count = `${Math.abs(days)} ${Math.abs(days) === 1 ? 'day' : 'days'}`;
  const isNamedDay = anchored.kind === 'election-day' || anchored.kind === 'civic-day';
  const sameDay = isNamedDay ? `on ${what}` : `on the day of ${what}`;
  const when = days === 0 ? sameDay : `${count} ${days < 0 ? 'before' : 'after'} ${what}`;
  return `${when}, at ${at}`;
}

/** The slot that an anchored time means for the office whose dates and zone these are. Daylight saving as for slots. */
export function resolveAnchor(
  anchored: AnchoredTime,
  dates: readonly OfficeDate[],
  zone: Zone,
): Result<Slot, AnchorProblem> {
  const anchor = dates.find(
    ({ date }) => date.electionId === anchored.electionId && isSameKey(date, anchored),
  );
  const what = describeKey(anchored);
  if (!anchor) {
    return err({
      kind: 'no-date',
      message: `The calendar does not say when ${what} is. Enter the date with its source, or choose a time yourself.`,
    });
  }
  if (anchor.rivals.length > 0) {
    return err({
      kind: 'contradiction',
      message: `The calendar has ${anchor.rivals.length + 1} dates for ${what}; one is ${describeDay(anchor.day)} (${anchor.date.source.text}). Check the sources and withdraw the wrong one.`,
    });
  }
  const slot = resolveSlot(localTimeOf(addDays(anchor.day, anchored.days), anchored.at), zone);
  if (!slot.ok) throw new RangeError(`${printAnchoredTime(anchored)} leads to a day that does not exist`);
  return slot;
}
