import { remember } from '#core/remember.ts';
import type { Slot } from '#core/slot.ts';
import { MONTH, monthOf, WEEKDAY, weekdayNamed } from './date-words.ts';
import { type Day, dayFrom, dayOfSlot, daysBetween, type Weekday, yearOf } from './day.ts';
import { blankLinks, type FoundWords } from './find-words.ts';

/** A date that a text names. Whether there is such a day is not known yet. */
export interface NamedDate extends FoundWords {
  readonly month: number;
  readonly day: number;
  readonly year?: number;
  readonly weekday?: Weekday;
}

// A hyphen before or after joins numbers to something else, unless it stands between two dates: 10/24-10/30.
const BEFORE = String.raw`(?<![\p{L}\p{M}\p{N}_@/.]|(?<!\p{N}/\p{N}{1,4})-)`;
const AFTER = String.raw`(?![\p{L}\p{M}\p{N}_/]|[.:]\p{N}|-\p{N}+(?![\p{N}/])|\s?%)`;
const LEADING = String.raw`(?:(?<weekday>${WEEKDAY})(?:\.?,?\s+(?:the\s+|el\s+)?|\.?,?\s*[(–—-]\s*))?`;
const TRAILING = String.raw`(?:\s+\((?<afterwards>${WEEKDAY})\))?`;
const YEAR = String.raw`(?<year>(?:19|20)\d{2})`;
const ORDINAL = String.raw`(?:st|nd|rd|th|\.?º|°|ro)?`;
// "3 - 8 p.m." are hours.
const NOT_A_TIME = String.raw`(?!\s*[ap]\.?\s?m\b|:\d)`;

const SHAPES: readonly RegExp[] = [
  // Tuesday, November 3rd, 2026; Nov. 3; October 24–30; noviembre 3 de 2026
  String.raw`${LEADING}(?<month>${MONTH})\.?\s+(?<day>\d{1,2})${ORDINAL}(?:\s?(?:[-–—]|to|through|al?)\s?(?<last>\d{1,2})${ORDINAL}${NOT_A_TIME}(?!\d))?(?:,?\s+(?:del?\s+|of\s+)?${YEAR})?${AFTER}${TRAILING}`,
  // martes 3 de noviembre de 2026; del 24 al 30 de octubre; the 3rd of November
  String.raw`${LEADING}(?<day>\d{1,2}|primero)${ORDINAL}(?:\s?(?:[-–—]|al?|to)\s?(?<last>\d{1,2})${ORDINAL})?\s+(?:de\s+|of\s+)(?<month>${MONTH})(?:\.?,?\s+(?:del?\s+)?${YEAR})?${AFTER}${TRAILING}`,
  // 3 November 2026: with a full name only, since "10 mar" is nobody's date
  String.raw`${LEADING}(?<day>\d{1,2})${ORDINAL}\s+(?<month>January|February|March|April|May|June|July|August|September|October|November|December)(?:,?\s+${YEAR})?${AFTER}${TRAILING}`,
  // 11/3, 11/3/26, 11/3/2026: month first, as US offices write it, in Spanish too
  String.raw`${LEADING}(?<month>\d{1,2})/(?<day>\d{1,2})(?:/(?<year>\d{4}|\d{2}))?${AFTER}${TRAILING}`,
  // 2026-11-03
  String.raw`${LEADING}(?<year>\d{4})-(?<month>\d{2})-(?<day>\d{2})${AFTER}${TRAILING}`,
].map((source) => new RegExp(BEFORE + source, 'giu'));

/** Words that are a month only with a capital letter: "you may 3 times". */
const ALSO_VERBS: ReadonlySet<string> = new Set(['may', 'march', 'mar']);

/** "2/3 of voters" is a share, not a day. */
const SHARE = /^(?:1\/[2-9]|2\/[35]|3\/[458]|4\/5)$/;
const SHARE_OF = /^\s+(?:of|de|majority|vote)(?![\p{L}])/iu;

/** "Monday–Friday, October 26–30": the weekday right before the date belongs to its other end. */
const WEEKDAYS_SPAN = new RegExp(
  String.raw`(?<first>${WEEKDAY})\.?\s*(?:[-–—]|to|thru|through|al?)\s*$`,
  'iu',
);

/** A text is asked for its dates by several rules in a row. */
const AT_ONCE = 20;

/** The dates that an English or Spanish text names, in order. A range such as `October 24–30` names its two ends. */
export const findDates = remember((text: string): readonly NamedDate[] => {
  const spoken = blankLinks(text);
  const found = SHAPES.flatMap((shape) => [...spoken.matchAll(shape)])
    .map((match) => ({ match, end: match.index + match[0].length }))
    .sort((one, other) => one.match.index - other.match.index || other.end - one.end);
  const dates: NamedDate[] = [];
  let covered = 0;
  for (const { match, end } of found) {
    if (match.index < covered) continue;
    const named = read(match, spoken);
    if (named.length > 0) covered = end;
    dates.push(...named);
  }
  return dates;
}, AT_ONCE);

function read(match: RegExpExecArray, spoken: string): readonly NamedDate[] {
  const { month = '', day = '', last, year } = match.groups ?? {};
  const end = match.index + match[0].length;
  if (ALSO_VERBS.has(month)) return [];
  if (SHARE.test(match[0]) && SHARE_OF.test(spoken.slice(end))) return [];
  const number = /^\d/.test(month) ? Number(month) : monthOf(month);
  // "24/7" is no date at all; "11/31" is one that does not exist.
  if (number === undefined || number < 1 || number > 12) return [];
  const [onFirst, onLast] = readWeekdays(match, spoken);
  const shared = {
    words: match[0],
    start: match.index,
    end,
    month: number,
    ...(year !== undefined && { year: year.length === 2 ? 2000 + Number(year) : Number(year) }),
  };
  const first = { ...shared, day: /^\d/.test(day) ? Number(day) : 1, ...(onFirst && { weekday: onFirst }) };
  if (last === undefined) return [first];
  return [first, { ...shared, day: Number(last), ...(onLast && { weekday: onLast }) }];
}

/** The weekdays that a text gives to a date and, if it is a range, to its last day. */
function readWeekdays(match: RegExpExecArray, spoken: string): readonly (Weekday | undefined)[] {
  const { weekday, afterwards, last } = match.groups ?? {};
  const named = (name: string | undefined) => (name === undefined ? undefined : weekdayNamed(name));
  const first = weekday && WEEKDAYS_SPAN.exec(spoken.slice(0, match.index))?.groups?.first;
  if (first) return last === undefined ? [] : [named(first), named(weekday)];
  return [named(weekday ?? afterwards)];
}

/**
 * The day that a text means by a date: in the year it names, otherwise the one nearest to the slot, the later of two
 * that are equally near. Nothing if there is no such day.
 */
export function dayMeant({ year, month, day }: NamedDate, slot: Slot): Day | undefined {
  if (year !== undefined) return dayFrom(year, month, day);
  const due = dayOfSlot(slot);
  const distance = (candidate: Day) => Math.abs(daysBetween(due, candidate));
  return [1, 0, -1]
    .flatMap((offset) => dayFrom(yearOf(due) + offset, month, day) ?? [])
    .reduce<Day | undefined>(
      (nearest, candidate) =>
        nearest === undefined || distance(candidate) < distance(nearest) ? candidate : nearest,
      undefined,
    );
}
