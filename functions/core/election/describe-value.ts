import type { Zone } from '#core/slot.ts';
import { describeTime } from '#core/slot.ts';
import type { DateValue } from './calendar-date.ts';
import { type ClockTime, describeDay } from './day.ts';

/** A date's value in words, without an office at hand: a time without a zone is on each office's own clock. */
export function describeValue(value: DateValue): string {
  switch (value.kind) {
    case 'withdrawn':
      return 'withdrawn';
    case 'day':
      return describeDay(value.day);
    case 'instant':
      return describeTime(value.at, UTC);
    case 'local': {
      const clock = value.zone === undefined ? 'local time' : nameClock(value.zone);
      return `${describeDay(value.day)} at ${describeClockTime(value.time)} ${clock}`;
    }
  }
}

/** Such as `Central Time`. */
function nameClock(zone: Zone): string {
  const format = new Intl.DateTimeFormat('en-US', { timeZone: zone, timeZoneName: 'longGeneric' });
  return format.formatToParts(0).find(({ type }) => type === 'timeZoneName')?.value ?? zone;
}

const UTC = 'UTC' as Zone;

/** Such as `8:00 PM`. */
export function describeClockTime(time: ClockTime): string {
  const hour = Number(time.slice(0, 2));
  return `${hour % 12 === 0 ? 12 : hour % 12}${time.slice(2)} ${hour < 12 ? 'AM' : 'PM'}`;
}
