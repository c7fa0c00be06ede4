import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { LocalTime } from '#core/slot.ts';

/** A day of the calendar without a zone, such as `2026-11-03`. What is no day goes no further: a period counts with it. */
export const LocalDate = z.iso.date({ abort: true }).brand<'LocalDate'>();
export type LocalDate = z.infer<typeof LocalDate>;

/** What a clock shows, 24 hours, such as `09:00`. */
export const ClockTime = z
  .string()
  .regex(/^([01]\d|2[0-3]):[0-5]\d$/, 'use hours and minutes, such as 09:00')
  .brand<'ClockTime'>();
export type ClockTime = z.infer<typeof ClockTime>;

/** 1 is Monday, 7 is Sunday (ISO 8601). */
export const Weekday = z.int().min(1).max(7);
export type Weekday = z.infer<typeof Weekday>;

/** Weeks that a rotation may run: two years, an election cycle, so that a slip of the pen plans no century. */
export const LONGEST_PERIOD = 104;

const dates = z.union([
  z.strictObject({ from: LocalDate, until: LocalDate }),
  z.strictObject({ from: LocalDate, weeks: z.int().min(1).max(LONGEST_PERIOD) }),
]);

/** From the first day on: to the last, which belongs to it, or for so many times seven days. */
export type Period = z.infer<typeof dates>;
export const Period = dates
  .refine((period) => period.from <= lastDayOf(period), {
    error: 'The last day cannot come before the first',
    path: ['until'],
  })
  .refine((period) => lastDayOf(period) < daysLater(period.from, 7 * LONGEST_PERIOD), {
    error: `A rotation runs ${LONGEST_PERIOD} weeks at most`,
    path: ['until'],
  });

const EPOCH = Temporal.PlainDate.from('1970-01-01');

/** On which days, and at which times of each, a rotation has a slot. */
export const Rhythm = z
  .object({ weekdays: z.array(Weekday).min(1), times: z.array(ClockTime).min(1), period: Period })
  .readonly();
export type Rhythm = z.infer<typeof Rhythm>;

/** Every wall-clock time that a rhythm asks for, each once, in the order of the calendar. */
export function listTimes({ weekdays, times, period }: Rhythm): readonly LocalTime[] {
  const clock = [...new Set(times)].sort();
  const last = Temporal.PlainDate.from(lastDayOf(period));
  const wanted: LocalTime[] = [];
  let day = Temporal.PlainDate.from(period.from);
  while (Temporal.PlainDate.compare(day, last) <= 0) {
    const date = day.toString();
    if (weekdays.includes(day.dayOfWeek))
      wanted.push(...clock.map((time) => LocalTime.parse(`${date}T${time}`)));
    day = day.add({ days: 1 });
  }
  return wanted;
}

/** The last day of a period: the seventh of its last week, where it is given in weeks. */
export function lastDayOf(period: Period): LocalDate {
  return 'until' in period ? period.until : daysLater(period.from, 7 * period.weeks - 1);
}

/** The day so many days later. */
export function daysLater(day: LocalDate, days: number): LocalDate {
  return LocalDate.parse(Temporal.PlainDate.from(day).add({ days }).toString());
}

/** Days since 1970-01-01. */
export function dayNumber(day: LocalDate): number {
  return EPOCH.until(day).days;
}

/** The day of a number of days since 1970-01-01. */
export function dayAt(number: number): LocalDate {
  return LocalDate.parse(EPOCH.add({ days: number }).toString());
}

/** The day of a wall-clock time. */
export function dayOf(local: LocalTime): LocalDate {
  return LocalDate.parse(local.slice(0, 10));
}
