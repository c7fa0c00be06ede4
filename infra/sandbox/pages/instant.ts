import { DAY, HOUR, MINUTE } from '../platform.ts';

const absolute = new Intl.DateTimeFormat('en-GB', {
  dateStyle: 'medium',
  timeStyle: 'short',
  timeZone: 'UTC',
});

/** Writes an instant for people, in UTC and says so. */
export const writeInstant = (ms: number): string => `${absolute.format(ms)} UTC`;

/** Says how long ago an instant was. */
export function writeAge(ms: number, now: number): string {
  const age = Math.max(0, now - ms);
  if (age < MINUTE) return 'just now';
  if (age < HOUR) return `${Math.floor(age / MINUTE)} min ago`;
  if (age < DAY) return `${Math.floor(age / HOUR)} h ago`;
  return `${Math.floor(age / DAY)} d ago`;
}
