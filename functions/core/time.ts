import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';

/** A point in time as ISO 8601 UTC with milliseconds: two of them compare as strings. */
export const Instant = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}:\d{2}\.\d{3}Z$/)
  .brand<'Instant'>();
export type Instant = z.infer<typeof Instant>;

/** A whole UTC minute, such as `2026-11-03T14:00Z`: what posts fall due in and wake-ups are named by. */
export const UtcMinute = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}Z$/)
  .brand<'UtcMinute'>();
export type UtcMinute = z.infer<typeof UtcMinute>;

export const SECOND = 1_000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;

/** The instant of a count of milliseconds since 1970-01-01 UTC. */
export function instantOf(epochMilliseconds: number): Instant {
  return Instant.parse(
    Temporal.Instant.fromEpochMilliseconds(Math.trunc(epochMilliseconds)).toString({
      smallestUnit: 'millisecond',
    }),
  );
}

/** Milliseconds since 1970-01-01 UTC. */
export function epochOf(time: Instant | UtcMinute): number {
  return Temporal.Instant.from(time).epochMilliseconds;
}

/** The instant a number of milliseconds later (or, if negative, earlier). */
export function later(time: Instant | UtcMinute, milliseconds: number): Instant {
  return instantOf(epochOf(time) + milliseconds);
}

/** The minute that an instant lies in. */
export function minuteOf(time: Instant): UtcMinute {
  return UtcMinute.parse(`${time.slice(0, 16)}Z`);
}

/** The instant at which a minute begins. */
export function startOf(minute: UtcMinute): Instant {
  return instantOf(epochOf(minute));
}
