import { Temporal } from 'temporal-polyfill';
import * as z from 'zod';
import { Language } from '#core/ids.ts';
import { remember } from '#core/remember.ts';
import { LocalTime, localTimeIn, type Slot, type Zone } from '#core/slot.ts';
import { type Instant, instantOf, later, type UtcMinute } from '#core/time.ts';

/** A calendar day that exists, such as `2026-11-03`: two of them compare as strings. */
export const Day = z.iso.date('use a date such as 2026-11-03').brand<'Day'>();
export type Day = z.infer<typeof Day>;

/** A time of day on a wall clock, 24 hours, such as `09:00`. */
export const ClockTime = z
  .string()
  .regex(/^(?:[01]\d|2[0-3]):[0-5]\d$/, 'use a time such as 09:00')
  .brand<'ClockTime'>();
export type ClockTime = z.infer<typeof ClockTime>;

/** 1 is Monday, 7 is Sunday, as in ISO 8601. */
export type Weekday = 1 | 2 | 3 | 4 | 5 | 6 | 7;

/** The day some calendar days later or, if negative, earlier. */
export const addDays = remember(
  (day: Day, days: number): Day => Day.parse(Temporal.PlainDate.from(day).add({ days }).toString()),
);

/** Calendar days from one day to another; negative if the other is earlier. */
export const daysBetween = remember(
  (from: Day, to: Day): number => Temporal.PlainDate.from(from).until(Temporal.PlainDate.from(to)).days,
);

export const weekdayOf = remember((day: Day): Weekday => Temporal.PlainDate.from(day).dayOfWeek as Weekday);

export function yearOf(day: Day): number {
  return Number(day.slice(0, 4));
}

/** The day of a year, month and day of the month, if there is one. */
export const dayFrom = remember((year: number, month: number, day: number): Day | undefined => {
  const pad = (count: number, width: number) => String(count).padStart(width, '0');
  return Day.safeParse(`${pad(year, 4)}-${pad(month, 2)}-${pad(day, 2)}`).data;
});

/** The day that a zone's calendar shows at an instant. */
export const dayIn = remember(
  (time: Instant | UtcMinute, zone: Zone): Day => Day.parse(localTimeIn(time, zone).slice(0, 10)),
);

/** The day on which a slot falls due, in the slot's zone; also where the spring gap has moved it. */
export function dayOfSlot({ due, zone }: Slot): Day {
  return dayIn(due, zone);
}

/** The first instant of a day in a zone, which is not 00:00 where clocks spring forward at midnight. */
export function startOfDay(day: Day, zone: Zone): Instant {
  return instantOf(Temporal.PlainDate.from(day).toZonedDateTime(zone).epochMilliseconds);
}

/** The last millisecond of a day in a zone: days are 23 or 25 hours long where clocks change. */
export const endOfDay = remember(
  (day: Day, zone: Zone): Instant => later(startOfDay(addDays(day, 1), zone), -1),
);

/** A day and a time of day as one wall-clock intent. */
export function localTimeOf(day: Day, time: ClockTime): LocalTime {
  return LocalTime.parse(`${day}T${time}`);
}

/** Such as `Tuesday, November 3, 2026`, or as another language writes it in the US: `martes, 3 de noviembre de 2026`. */
export function describeDay(day: Day, language: Language = ENGLISH): string {
  return fullFormat(language).format(noonOf(day));
}

/** Such as `November 3, 2026`. */
export function describeDate(day: Day): string {
  return WITHOUT_WEEKDAY.format(noonOf(day));
}

/** Such as `Tuesday`. */
export function describeWeekday(day: Day): string {
  return WEEKDAY.format(noonOf(day));
}

/** A day in the parts that a picture sets apart: `Tuesday`, `3`, `November 2026`; `martes`, `3`, `noviembre de 2026`. */
export function dayParts(day: Day, language: Language = ENGLISH): DayParts {
  const locale = new Intl.Locale(language, { region: 'US' });
  const write = (options: Intl.DateTimeFormatOptions) =>
    new Intl.DateTimeFormat(locale, { ...options, timeZone: 'UTC' }).format(noonOf(day));
  return {
    weekday: write({ weekday: 'long' }),
    date: String(Number(day.slice(8))),
    month: write({ month: 'long', year: 'numeric' }),
  };
}

export interface DayParts {
  readonly weekday: string;
  /** The day of the month in figures. */
  readonly date: string;
  /** With the year. */
  readonly month: string;
}

const ENGLISH = Language.parse('en');
const fullFormat = remember(
  (language: Language) =>
    new Intl.DateTimeFormat(new Intl.Locale(language, { region: 'US' }), {
      dateStyle: 'full',
      timeZone: 'UTC',
    }),
);
const WITHOUT_WEEKDAY = new Intl.DateTimeFormat('en-US', { dateStyle: 'long', timeZone: 'UTC' });
const WEEKDAY = new Intl.DateTimeFormat('en-US', { weekday: 'long', timeZone: 'UTC' });

function noonOf(day: Day): number {
  return Temporal.PlainDate.from(day).toZonedDateTime({ timeZone: 'UTC', plainTime: '12:00' })
    .epochMilliseconds;
}
