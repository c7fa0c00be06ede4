import { Temporal } from 'temporal-polyfill';
import { LocalDate } from '#core/rotation/rhythm.ts';
import type { Zone } from '#core/slot.ts';
import { epochOf, type Instant, instantOf } from '#core/time.ts';

/** A week that is over, from Monday to Sunday on a place's own calendar, and the one that follows it. */
export interface Week {
  readonly monday: LocalDate;
  readonly sunday: LocalDate;
  /** When its Monday began, in the place's zone. */
  readonly from: Instant;
  /** When the Monday after it began: no part of it any more. */
  readonly until: Instant;
  /** The last day of the week after it, and when that is over. */
  readonly nextSunday: LocalDate;
  readonly nextUntil: Instant;
  /** When it is told of: 08:00 on the Monday after it, in the place's zone. */
  readonly tellAt: Instant;
}

const TOLD_AT = '08:00';

/** A week that was over for longer is not told of: what it says would be old, and the next one is near. */
const TOLD_FOR_DAYS = 2;

/**
 * The week to tell of at an instant: from 08:00 on the Monday after it until that Tuesday is over, both in the place's
 * zone. Nothing at any other time.
 */
export function weekToTell(now: Instant, zone: Zone): Week | undefined {
  const monday = mondayOf(now, zone);
  const tellAt = tellingOn(monday, zone);
  if (now < tellAt || now >= startOf(monday.add({ days: TOLD_FOR_DAYS }), zone)) return undefined;
  const before = monday.subtract({ days: 7 });
  const after = monday.add({ days: 7 });
  return {
    monday: nameOf(before),
    sunday: nameOf(monday.subtract({ days: 1 })),
    from: startOf(before, zone),
    until: startOf(monday, zone),
    nextSunday: nameOf(after.subtract({ days: 1 })),
    nextUntil: startOf(after, zone),
    tellAt,
  };
}

/** The first Monday, 08:00 in the place's zone, after an instant. */
export function nextTellingAt(now: Instant, zone: Zone): Instant {
  const monday = mondayOf(now, zone);
  const at = tellingOn(monday, zone);
  return at > now ? at : tellingOn(monday.add({ days: 7 }), zone);
}

/** Such as `Monday, September 7`, with the year where it is asked for. */
export function nameDay(day: LocalDate, withYear = false): string {
  return new Intl.DateTimeFormat('en-US', {
    timeZone: 'UTC',
    weekday: 'long',
    month: 'long',
    day: 'numeric',
    ...(withYear && { year: 'numeric' }),
  }).format(Temporal.PlainDate.from(day).toZonedDateTime('UTC').epochMilliseconds);
}

/** The Monday of the week that an instant lies in. */
function mondayOf(now: Instant, zone: Zone): Temporal.PlainDate {
  const today = Temporal.Instant.fromEpochMilliseconds(epochOf(now)).toZonedDateTimeISO(zone).toPlainDate();
  return today.subtract({ days: today.dayOfWeek - 1 });
}

function tellingOn(monday: Temporal.PlainDate, zone: Zone): Instant {
  return instantOf(monday.toZonedDateTime({ timeZone: zone, plainTime: TOLD_AT }).epochMilliseconds);
}

function startOf(day: Temporal.PlainDate, zone: Zone): Instant {
  return instantOf(day.toZonedDateTime(zone).epochMilliseconds);
}

function nameOf(day: Temporal.PlainDate): LocalDate {
  return LocalDate.parse(day.toString());
}
