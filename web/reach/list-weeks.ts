import { daysAfter } from '../components/calendar-date.ts';

/** Every week from the first of these to the last, by its Monday, those of which nothing is known included. */
export function listWeeks(weeks: readonly string[]): readonly string[] {
  const sorted = weeks.toSorted();
  const first = sorted.at(0);
  const last = sorted.at(-1);
  if (first === undefined || last === undefined) return [];
  const all: string[] = [];
  for (let week = first; week <= last; week = daysAfter(week, 7)) all.push(week);
  return all;
}
