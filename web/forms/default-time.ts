import { localTimeIn, type Zone } from '#core/slot.ts';
import type { Instant } from '#core/time.ts';

/** A weekday on which offices are staffed, in case somebody asks about the post: the next one, at nine. */
export function nextWeekdayMorning(
  now: Instant,
  zone: Zone,
): { readonly date: string; readonly time: string } {
  // A calendar date has no zone; UTC on both sides keeps one from creeping in.
  const day = new Date(`${localTimeIn(now, zone).slice(0, 10)}T00:00Z`);
  do day.setUTCDate(day.getUTCDate() + 1);
  while (day.getUTCDay() === 0 || day.getUTCDay() === 6);
  return { date: day.toISOString().slice(0, 10), time: '09:00' };
}
