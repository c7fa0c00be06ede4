import type { Slot } from '#core/slot.ts';
import type { OfficeDate } from './dates-for.ts';
import { type Day, dayOfSlot, describeDate, describeWeekday, weekdayOf, yearOf } from './day.ts';
import { dayMeant, findDates, type NamedDate } from './find-dates.ts';
import { blankLinks, sentenceAt } from './find-words.ts';
import { datesNamed, describeDates, isOn, kindsNamedIn } from './named-kinds.ts';
import type { TextProblem } from './text-problem.ts';

/**
 * Every date in an English or Spanish text that does not exist, does not fall on the weekday it is given, or stands in
 * one sentence with an election word and is not in the calendar. Without a calendar (no dates) the last is not asked.
 */
export function checkDates(text: string, slot: Slot, dates: readonly OfficeDate[]): readonly TextProblem[] {
  const spoken = blankLinks(text);
  return findDates(text).flatMap((named): readonly TextProblem[] => {
    const { words, start, end } = named;
    const problem = (kind: TextProblem['kind'], message: string) => ({ kind, words, start, end, message });
    const day = dayMeant(named, slot);
    if (!day)
      return [problem('no-such-date', `“${words}” names a day that does not exist. Correct the date.`)];
    const problems: TextProblem[] = [];
    if (named.weekday !== undefined && named.weekday !== weekdayOf(day)) {
      problems.push(problem('wrong-weekday', describeMismatch(named, day, slot)));
    }
    const contradiction = contradict(spoken, named, day, dates);
    if (contradiction !== undefined) problems.push(problem('not-in-calendar', contradiction));
    return problems;
  });
}

function describeMismatch({ words, year }: NamedDate, day: Day, slot: Slot): string {
  const taken =
    year === undefined && yearOf(day) !== yearOf(dayOfSlot(slot))
      ? ' (the nearest such date to the post’s time)'
      : '';
  return `“${words}” does not fit: ${describeDate(day)}${taken} is a ${describeWeekday(day)}. Correct the weekday or the date.`;
}

function contradict(
  spoken: string,
  { words, start }: NamedDate,
  day: Day,
  dates: readonly OfficeDate[],
): string | undefined {
  if (dates.length === 0) return undefined;
  const kinds = kindsNamedIn(sentenceAt(spoken, start), dates);
  const said = kinds[0];
  if (!said) return undefined;
  const meant = datesNamed(kinds, dates);
  if (meant.length === 0) {
    return `“${words}” stands beside “${said.words}”, but the calendar has no date for it yet. Enter the date with its source, then check this text again.`;
  }
  if (isOn(day, meant)) return undefined;
  const because = kinds.find(({ key }) => meant.some(({ date }) => date.kind === key.kind)) ?? said;
  return `“${words}” stands beside “${because.words}”, but the calendar says: ${describeDates(meant)}. Correct the date in the text, or the calendar if its source says otherwise.`;
}
