import { Temporal } from 'temporal-polyfill';
import type { Cron, DayRule } from './cron.ts';

const sunday = 1;
const saturday = 7;

/** The wall-clock minutes a cron expression names, ascending, from the given wall time on. */
export function* listWallTimes(cron: Cron, from: Temporal.PlainDateTime): Generator<Temporal.PlainDateTime> {
  const fromDate = from.toPlainDate();
  const fromMinute = from.hour * 60 + from.minute;
  for (const year of cron.years) {
    if (year < from.year) continue;
    for (const month of cron.months) {
      if (year === from.year && month < from.month) continue;
      for (const day of listDays(cron.days, year, month)) {
        const date = new Temporal.PlainDate(year, month, day);
        const order = Temporal.PlainDate.compare(date, fromDate);
        if (order < 0) continue;
        for (const hour of cron.hours) {
          for (const minute of cron.minutes) {
            if (order > 0 || hour * 60 + minute >= fromMinute) yield date.toPlainDateTime({ hour, minute });
          }
        }
      }
    }
  }
}

/** The days of one month a rule names, ascending. */
export function listDays(rule: DayRule, year: number, month: number): readonly number[] {
  const first = new Temporal.PlainDate(year, month, 1);
  const length = first.daysInMonth;
  // Temporal counts 7 = Sunday, AWS 1 = Sunday.
  const firstWeekday = (first.dayOfWeek % 7) + 1;
  const weekdayOf = (day: number) => ((firstWeekday - 1 + day - 1) % 7) + 1;
  const days = new Set<number>();
  if (rule.field === 'month') {
    for (const day of rule.days) if (day <= length) days.add(day);
    if (rule.last) days.add(length);
    for (const day of rule.nearestWeekday) {
      if (day <= length) days.add(moveToWeekday(day, weekdayOf(day), length));
    }
  } else {
    for (let day = 1; day <= length; day += 1) {
      const weekday = weekdayOf(day);
      const isLast = day + 7 > length && rule.lastOf.includes(weekday);
      const isNth = rule.nth?.day === weekday && rule.nth.occurrence === Math.ceil(day / 7);
      if (rule.days.includes(weekday) || isLast || isNth) days.add(day);
    }
  }
  return [...days].sort((a, b) => a - b);
}

/** The weekday closest to a day; it never leaves the month. */
function moveToWeekday(day: number, weekday: number, length: number): number {
  if (weekday === saturday) return day === 1 ? day + 2 : day - 1;
  if (weekday === sunday) return day === length ? day - 2 : day + 1;
  return day;
}
