import * as z from 'zod';

/** Such as `2026-11`. */
export const YearMonth = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .brand<'YearMonth'>();
export type YearMonth = z.infer<typeof YearMonth>;

/** The weeks of a month, Sunday first: dates as `YYYY-MM-DD`, undefined for days of the neighbouring months. */
export function layOutMonth(month: YearMonth): readonly (readonly (string | undefined)[])[] {
  const { year, number } = partsOf(month);
  const first = new Date(Date.UTC(year, number - 1, 1)).getUTCDay();
  const length = new Date(Date.UTC(year, number, 0)).getUTCDate();
  const weeks = Math.ceil((first + length) / 7);
  return Array.from({ length: weeks }, (_, week) =>
    Array.from({ length: 7 }, (_, day) => {
      const date = week * 7 + day - first + 1;
      return date >= 1 && date <= length ? `${month}-${String(date).padStart(2, '0')}` : undefined;
    }),
  );
}

/** The month so many months on (or back). */
export function monthAfter(month: YearMonth, months: number): YearMonth {
  const { year, number } = partsOf(month);
  return YearMonth.parse(new Date(Date.UTC(year, number - 1 + months, 1)).toISOString().slice(0, 7));
}

/** Such as `November 2026`. */
export function nameMonth(month: YearMonth): string {
  const { year, number } = partsOf(month);
  return format(Date.UTC(year, number - 1, 1), { month: 'long', year: 'numeric' });
}

/** Such as `Tuesday, November 3`. */
export function nameDay(date: string): string {
  return format(Date.parse(date), { weekday: 'long', month: 'long', day: 'numeric' });
}

// A calendar date has no zone; UTC on both sides keeps one from creeping in.
function format(time: number, options: Intl.DateTimeFormatOptions): string {
  return new Intl.DateTimeFormat('en-US', { ...options, timeZone: 'UTC' }).format(time);
}

function partsOf(month: YearMonth): { year: number; number: number } {
  return { year: Number(month.slice(0, 4)), number: Number(month.slice(5, 7)) };
}
