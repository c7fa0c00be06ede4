import { remember } from '#core/remember.ts';
import { type DateKey, describeKey, nameCivicDay } from './calendar-date.ts';
import { DateKind, KIND_WORDS } from './date-kinds.ts';
import type { OfficeDate } from './dates-for.ts';
import type { Day } from './day.ts';
import { describeDay } from './day.ts';
import { type FoundWords, findWords, type Sentence, wordPattern } from './find-words.ts';

/** A word in a sentence that says which date of the calendar it speaks of. */
export interface NamedKind extends FoundWords {
  readonly key: DateKey;
}

const PATTERNS = DateKind.options.map((kind) => ({ kind, pattern: wordPattern(KIND_WORDS[kind]) }));

/** There are few names of civic days, and to make a pattern takes longer than to use it. */
const civicDayPattern = remember((name: string) => wordPattern([name]));

/** The kinds of dates that a sentence names; positions are those of the whole text. */
export function kindsNamedIn(sentence: Sentence, dates: readonly OfficeDate[]): readonly NamedKind[] {
  const civicDays = dates.flatMap(({ date: { kind, civicDay } }) =>
    civicDay === undefined
      ? []
      : [{ key: { kind, civicDay }, pattern: civicDayPattern(nameCivicDay(civicDay)) }],
  );
  return [...PATTERNS.map(({ kind, pattern }) => ({ key: { kind }, pattern })), ...civicDays].flatMap(
    ({ key, pattern }) =>
      findWords(sentence.text, pattern).map((found) => ({
        ...found,
        key,
        start: sentence.start + found.start,
        end: sentence.start + found.end,
      })),
  );
}

/** The calendar's dates that a sentence speaks of. */
export function datesNamed(kinds: readonly NamedKind[], dates: readonly OfficeDate[]): readonly OfficeDate[] {
  return dates.filter(({ date }) =>
    kinds.some(({ key }) => key.kind === date.kind && key.civicDay === date.civicDay),
  );
}

/** Whether something of the calendar is on that day; early voting is on every day from its first to its last. */
export function isOn(day: Day, dates: readonly OfficeDate[]): boolean {
  if (dates.some((date) => date.day === day)) return true;
  return dates.some(
    (first) =>
      first.date.kind === 'early-voting-start' &&
      dates.some(
        (last) =>
          last.date.kind === 'early-voting-end' &&
          last.date.electionId === first.date.electionId &&
          first.day <= day &&
          day <= last.day,
      ),
  );
}

/** Such as `Election Day is Tuesday, November 3, 2026`, one clause a day. */
export function describeDates(dates: readonly OfficeDate[]): string {
  const names = Map.groupBy(dates, ({ day }) => day);
  return [...names]
    .map(([day, held]) => {
      const keys = new Set(held.map(({ date }) => describeKey(date)));
      return `${[...keys].join(', ')} ${keys.size === 1 ? 'is' : 'are'} ${describeDay(day)}`;
    })
    .join('; ');
}
