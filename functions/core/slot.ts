import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { remember } from './remember.ts';
import { err, ok, type Result } from './result.ts';
import { epochOf, type Instant, instantOf, minuteOf, UtcMinute } from './time.ts';

/** An IANA time zone that this machine's time-zone data knows. */
export const Zone = z
  .string()
  .refine(isZone, 'use an IANA time zone such as America/New_York')
  .brand<'Zone'>();
export type Zone = z.infer<typeof Zone>;

/** A wall-clock date and time without a zone, such as `2026-11-03T09:00`. */
export const LocalTime = z
  .string()
  .regex(/^\d{4}-\d{2}-\d{2}T\d{2}:\d{2}$/)
  .brand<'LocalTime'>();
export type LocalTime = z.infer<typeof LocalTime>;

/**
 * How the clock shows the wanted time on that day: once; not at all, because clocks spring forward over it (the slot
 * moves forward by the gap); or twice, because clocks fall back over it (the slot takes the first).
 */
export const ClockReading = z.enum(['once', 'moved-forward', 'first-of-two']);
export type ClockReading = z.infer<typeof ClockReading>;

/** When a post is meant to go out: the office's intent, and the UTC minute it resolves to. */
export const Slot = z
  .object({ local: LocalTime, zone: Zone, due: UtcMinute, reading: ClockReading })
  .readonly();
export type Slot = z.infer<typeof Slot>;

export type SlotProblem = { readonly kind: 'no-such-date' };

/** Resolves an office's wall-clock intent to the UTC minute it falls due in. Fails for a date that does not exist. */
export function resolveSlot(local: LocalTime, zone: Zone): Result<Slot, SlotProblem> {
  const wanted = parseLocal(local);
  if (!wanted) return err({ kind: 'no-such-date' });
  const resolved = wanted.toZonedDateTime(zone, { disambiguation: 'compatible' });
  const last = wanted.toZonedDateTime(zone, { disambiguation: 'later' });
  const reading: ClockReading = !resolved.toPlainDateTime().equals(wanted)
    ? 'moved-forward'
    : last.epochMilliseconds === resolved.epochMilliseconds
      ? 'once'
      : 'first-of-two';
  return ok({ local, zone, due: minuteOf(instantOf(resolved.epochMilliseconds)), reading });
}

/** The slot of an instant's minute, as the office's clock shows it. */
export function slotAt(time: Instant, zone: Zone): Slot {
  const due = minuteOf(time);
  return { local: localTimeIn(due, zone), zone, due, reading: 'once' };
}

/** What the office's clock shows at an instant. */
export function localTimeIn(time: Instant | UtcMinute, zone: Zone): LocalTime {
  const zoned = Temporal.Instant.fromEpochMilliseconds(epochOf(time)).toZonedDateTimeISO(zone);
  return LocalTime.parse(zoned.toPlainDateTime().toString({ smallestUnit: 'minute' }));
}

/** Such as `Tuesday, November 3, 2026 at 9:00 AM EST`: the zone is always part of it. */
export function describeTime(time: Instant | UtcMinute, zone: Zone): string {
  return wordsIn(zone).format(epochOf(time)).replaceAll('\u202f', ' ');
}

/** To make one takes longer than all that it writes on a page. */
const wordsIn = remember(
  (zone: Zone) =>
    new Intl.DateTimeFormat('en-US', {
      timeZone: zone,
      weekday: 'long',
      year: 'numeric',
      month: 'long',
      day: 'numeric',
      hour: 'numeric',
      minute: '2-digit',
      timeZoneName: 'short',
    }),
);

function parseLocal(local: LocalTime): Temporal.PlainDateTime | undefined {
  try {
    return Temporal.PlainDateTime.from(local, { overflow: 'reject' });
  } catch (cause) {
    // A pattern cannot know the length of February; Temporal says so by a RangeError.
    if (cause instanceof RangeError) return undefined;
    throw cause;
  }
}

function isZone(name: string): boolean {
  // Offsets such as +05:00 are accepted by Temporal but know no daylight saving, so they are no office's zone.
  if (!/^[A-Za-z][A-Za-z0-9_+/-]*$/.test(name)) return false;
  try {
    Temporal.Instant.fromEpochMilliseconds(0).toZonedDateTimeISO(name);
    return true;
  } catch (cause) {
    if (cause instanceof RangeError) return false;
    throw cause;
  }
}
