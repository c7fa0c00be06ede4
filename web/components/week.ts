import { daysAfter, listDays } from './calendar-date.ts';

/** The seven dates of the week that a date lies in, Sunday first, `YYYY-MM-DD`. */
export function layOutWeek(date: string): readonly string[] {
  return listDays(daysAfter(date, -new Date(`${date}T00:00Z`).getUTCDay()), 7);
}
