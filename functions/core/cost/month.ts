import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { localTimeIn, type Zone } from '#core/slot.ts';
import type { Instant, UtcMinute } from '#core/time.ts';

/** A calendar month of some zone, such as `2026-11`: two of them compare as strings. */
export const Month = z
  .string()
  .regex(/^\d{4}-(0[1-9]|1[0-2])$/)
  .brand<'Month'>();
export type Month = z.infer<typeof Month>;

/** The month that a zone's calendar shows at a time. */
export function monthIn(time: Instant | UtcMinute, zone: Zone): Month {
  return Month.parse(localTimeIn(time, zone).slice(0, 7));
}

/** Such as `November 2026`. */
export function nameMonth(month: Month): string {
  const first = Temporal.PlainYearMonth.from(month).toPlainDate({ day: 1 });
  return first.toLocaleString('en-US', { month: 'long', year: 'numeric' });
}
