import * as z from 'zod';

/**
 * A day that the calendar can show, such as `2026-11-03`. Years that nobody means are typing errors, and early ones
 * would be read as of the 20th century.
 */
export const CalendarDate = z.iso
  .date()
  .refine((date) => date >= '2000-01-01' && date <= '2099-12-31')
  .brand<'CalendarDate'>();
export type CalendarDate = z.infer<typeof CalendarDate>;

/** The date so many days on (or back), `YYYY-MM-DD`. */
export function daysAfter(date: string, days: number): string {
  // A calendar date has no zone; UTC on both sides keeps one from creeping in.
  const day = new Date(`${date}T00:00Z`);
  day.setUTCDate(day.getUTCDate() + days);
  return day.toISOString().slice(0, 10);
}

/** So many days from a date on, itself the first. */
export function listDays(from: string, count: number): readonly string[] {
  return Array.from({ length: count }, (_, index) => daysAfter(from, index));
}

const LONG = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });
const SHORT = new Intl.DateTimeFormat('en-US', {
  weekday: 'short',
  month: 'short',
  day: 'numeric',
  timeZone: 'UTC',
});

/** Such as `November 3, 2026`. */
export function nameDate(date: string): string {
  return LONG.format(Date.parse(date));
}

/** Such as `Tue, Nov 3`. */
export function nameDayShortly(date: string): string {
  return SHORT.format(Date.parse(date));
}
