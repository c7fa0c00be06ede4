import * as z from 'zod';
import { Actor } from '#core/audit.ts';
import { OfficeId } from '#core/ids.ts';
import { resolveSlot, Zone } from '#core/slot.ts';
import { Instant, startOf } from '#core/time.ts';
import { DateKind, describeKind } from './date-kinds.ts';
import { ClockTime, Day, dayIn, localTimeOf } from './day.ts';
import { ElectionId } from './election.ts';

const slug = z.string().regex(/^[a-z0-9][a-z0-9-]{0,63}$/, 'use lower-case letters, digits and hyphens');

export const CalendarDateId = slug.brand<'CalendarDateId'>();
export type CalendarDateId = z.infer<typeof CalendarDateId>;

/** Which civic day is meant, such as `vote-early-day`: they move from year to year and are no formula. */
export const CivicDayId = slug.brand<'CivicDayId'>();
export type CivicDayId = z.infer<typeof CivicDayId>;

/** For whom a date holds: everybody in the state, or the voters of one office. */
export const DateScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('state') }),
  z.object({ kind: z.literal('office'), officeId: OfficeId }),
]);
export type DateScope = z.infer<typeof DateScope>;

/**
 * A whole day; a wall-clock time in a zone of its own or, without one, in the zone of whoever reads it; or an instant.
 * `withdrawn` takes back the date it supersedes: an office then has its state's again.
 */
export const DateValue = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('day'), day: Day }),
  z.object({ kind: z.literal('local'), day: Day, time: ClockTime, zone: Zone.optional() }),
  z.object({ kind: z.literal('instant'), at: Instant }),
  z.object({ kind: z.literal('withdrawn') }),
]);
export type DateValue = z.infer<typeof DateValue>;

/** Where somebody has read a date: a law, an order, a page of the state. */
export const DateSource = z.object({
  text: z.string().trim().min(1).max(300),
  url: z.url({ protocol: /^https?$/ }),
});
export type DateSource = z.infer<typeof DateSource>;

const CalendarRow = z.object({
  id: CalendarDateId,
  electionId: ElectionId,
  kind: DateKind,
  /** Set for a civic day, and for nothing else. */
  civicDay: CivicDayId.optional(),
  scope: DateScope,
  value: DateValue,
  source: DateSource,
  /** When somebody last compared the date with its source. */
  verifiedOn: Day,
  /** The date that this one takes the place of; that one stays on record. */
  supersedes: CalendarDateId.optional(),
  /** Why it does, in the words of whoever entered it. */
  reason: z.string().optional(),
  enteredBy: Actor,
  enteredAt: Instant,
});

/** One date of an election's calendar with its source. Rows are never changed: a new one supersedes the old. */
export const CalendarDate = CalendarRow.refine(
  (row) => (row.kind === 'civic-day') === (row.civicDay !== undefined),
  {
    error: 'Name the civic day, and only for a civic day',
    path: ['civicDay'],
  },
)
  .refine(({ kind, value }) => value.kind !== 'day' || (kind !== 'polls-open' && kind !== 'polls-close'), {
    error: 'Polls open and close at a time: give the time as well',
    path: ['value'],
  })
  .refine(
    ({ kind, value }) => kind !== 'election-day' || value.kind === 'day' || value.kind === 'withdrawn',
    {
      error: 'Election Day is a whole day: give no time',
      path: ['value'],
    },
  )
  .refine(({ value, supersedes }) => value.kind !== 'withdrawn' || supersedes !== undefined, {
    error: 'Say which date is withdrawn',
    path: ['supersedes'],
  });
export type CalendarDate = z.infer<typeof CalendarDate>;

/** What tells the dates of an election apart: the kind and, for a civic day, which. */
export type DateKey = Pick<CalendarDate, 'kind' | 'civicDay'>;

export function isSameKey(one: DateKey, other: DateKey): boolean {
  return one.kind === other.kind && one.civicDay === other.civicDay;
}

/** Such as `the closing of the polls`, or `Vote Early Day`. */
export function describeKey({ kind, civicDay }: DateKey): string {
  return civicDay === undefined ? describeKind(kind) : nameCivicDay(civicDay);
}

/** Such as `Vote Early Day`. */
export function nameCivicDay(id: CivicDayId): string {
  return id.replaceAll('-', ' ').replace(/\b[a-z]/g, (letter) => letter.toUpperCase());
}

/** When a value is, on the clock of a zone: its day there and, unless it is a whole day, its instant. */
export interface Moment {
  readonly day: Day;
  readonly at?: Instant;
}

/** Reads a value in an office's zone. Nothing for a withdrawn one. Daylight saving as for slots. */
export function readValue(value: DateValue, zone: Zone): Moment | undefined {
  switch (value.kind) {
    case 'withdrawn':
      return undefined;
    case 'day':
      return { day: value.day };
    case 'instant':
      return { day: dayIn(value.at, zone), at: value.at };
    case 'local': {
      const slot = resolveSlot(localTimeOf(value.day, value.time), value.zone ?? zone);
      if (!slot.ok) throw new RangeError(`${value.day} ${value.time} passed its schema and does not exist`);
      const at = startOf(slot.value.due);
      return { day: dayIn(at, zone), at };
    }
  }
}
