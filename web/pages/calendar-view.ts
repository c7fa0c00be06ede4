import * as z from 'zod';
import type { OfficeId } from '#core/ids.ts';
import { type CalendarDate, daysAfter, nameDate } from '../components/calendar-date.ts';
import { layOutMonth, monthAfter, nameMonth, YearMonth } from '../components/month.ts';
import { layOutWeek } from '../components/week.ts';
import { officePath } from '../paths.ts';

export const CalendarView = z.enum(['month', 'week', 'list']);
export type CalendarView = z.infer<typeof CalendarView>;

/** How far a list reaches: what an office plans at once fits into it. */
const LIST_DAYS = 28;

/** The part of the calendar that a page shows. */
export interface CalendarSpan {
  /** The first and the last day, `YYYY-MM-DD`. */
  readonly first: string;
  readonly last: string;
  /** Such as `November 2026`. */
  readonly name: string;
  /** A day of the span before and of the one after. */
  readonly previous: string;
  readonly next: string;
}

/** The month or week that a date lies in, or the four weeks from it on. */
export function spanOf(view: CalendarView, from: CalendarDate): CalendarSpan {
  switch (view) {
    case 'month':
      return monthSpan(YearMonth.parse(from.slice(0, 7)));
    case 'week': {
      const days = layOutWeek(from);
      return daySpan(days[0] ?? from, 7, (first) => `week of ${nameDate(first)}`);
    }
    case 'list':
      return daySpan(from, LIST_DAYS, (first, last) => `${nameDate(first)} to ${nameDate(last)}`);
  }
}

function monthSpan(month: YearMonth): CalendarSpan {
  const days = layOutMonth(month)
    .flat()
    .filter((date) => date !== undefined);
  return {
    first: `${month}-01`,
    last: days.at(-1) ?? `${month}-28`,
    name: nameMonth(month),
    previous: `${monthAfter(month, -1)}-01`,
    next: `${monthAfter(month, 1)}-01`,
  };
}

function daySpan(
  first: string,
  length: number,
  nameSpan: (first: string, last: string) => string,
): CalendarSpan {
  const last = daysAfter(first, length - 1);
  return {
    first,
    last,
    name: nameSpan(first, last),
    previous: daysAfter(first, -length),
    next: daysAfter(first, length),
  };
}

/** The address of a view; without a day, of the one that shows today. */
export function calendarPath(officeId: OfficeId, view: CalendarView = 'month', from?: string): string {
  return officePath(officeId, `/calendar${writeCalendarQuery(view, from)}`);
}

/** What an address ends with to show a view, and where it begins. */
export function writeCalendarQuery(view: CalendarView, from?: string): string {
  const query = new URLSearchParams({
    ...(view !== 'month' && { view }),
    ...(from !== undefined && { from }),
  });
  return query.size === 0 ? '' : `?${query}`;
}

export const feedPath = (officeId: OfficeId): string => officePath(officeId, '/calendar/feed');

export const closeFeedPath = (officeId: OfficeId): string => officePath(officeId, '/calendar/feed/close');
