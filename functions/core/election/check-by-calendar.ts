import type { PostProblem } from '#core/check-post.ts';
import type { PlannedPost } from '#core/plan-post.ts';
import type { Post } from '#core/post.ts';
import { describeTime } from '#core/slot.ts';
import { type Instant, later, MINUTE, startOf } from '#core/time.ts';
import { resolveAnchor } from './anchored-time.ts';
import type { OfficeCalendar } from './calendar.ts';
import { checkDates } from './check-dates.ts';
import { checkRelativeDays } from './check-relative-days.ts';
import { judgeResults } from './judge-results.ts';
import { mayNameDay } from './may-name-day.ts';

/** What of a post the calendar and the clock can contradict. */
export type DatedContent = Pick<Post, 'text' | 'language' | 'image' | 'slot' | 'notAfter'>;

/**
 * Everything in a post that would be wrong when it is due: results before the last polls of the state close, dates and
 * weekdays that the calendar contradicts, and relative days that do not hold as long as the post may go out.
 */
export function checkByCalendar(post: DatedContent, calendar: OfficeCalendar): readonly PostProblem[] {
  const { text, slot, notAfter } = post;
  const { dates, zone } = calendar;
  const results = judgeResults(post, startOf(slot.due), calendar.silences, zone);
  const ofText = mayNameDay(text)
    ? [
        ...checkDates(text, slot, dates),
        ...checkRelativeDays(text, slot, notAfter, zone, dates).flatMap(({ problems }) => problems),
      ]
    : [];
  return [
    ...(results
      ? [{ field: results.words.length > 0 ? ('text' as const) : ('alt' as const), message: results.message }]
      : []),
    ...ofText.map(({ message }) => ({ field: 'text' as const, message })),
  ];
}

/** What a post needs at least between its due minute and its time limit, in milliseconds, to be sent at all. */
const SHORTEST_WINDOW = 30 * MINUTE;

/**
 * The time limit that makes "today" and "tomorrow" in a post true whenever it goes out: an earlier one than its own
 * where that helps and leaves time to send it.
 */
export function limitToTruth({ text, slot, notAfter }: DatedContent, calendar: OfficeCalendar): Instant {
  if (!mayNameDay(text)) return notAfter;
  const limits = checkRelativeDays(text, slot, notAfter, calendar.zone, calendar.dates).flatMap(
    ({ until }) => until ?? [],
  );
  const earliest = [notAfter, ...limits].sort()[0] ?? notAfter;
  return earliest >= later(slot.due, SHORTEST_WINDOW) ? earliest : notAfter;
}

/** Everything in a post that would be wrong when it is due and that no earlier time limit mends, in sentences. */
export function contradictionsOf(post: DatedContent, calendar: OfficeCalendar): readonly string[] {
  const limited = { ...post, notAfter: limitToTruth(post, calendar) };
  return checkByCalendar(limited, calendar).map(({ message }) => message);
}

/**
 * Why a post that follows a date of the calendar must not go out at the time it has: the date is another now, or gone.
 * Nothing for a post that follows none.
 */
export function judgeAnchor(
  { anchor, slot }: Pick<Post, 'anchor' | 'slot'>,
  { dates, zone }: OfficeCalendar,
): string | undefined {
  if (anchor === undefined) return undefined;
  const now = resolveAnchor(anchor, dates, zone);
  if (!now.ok) return `This post follows a date of the calendar. ${now.error.message}`;
  if (now.value.due === slot.due) return undefined;
  return 'The date that this post follows has changed in the calendar. Give the post a new time and read its text again.';
}

/** A planned post with a time limit that keeps it true, and with everything that its calendar has against it. */
export function checkPlanned(planned: PlannedPost, calendar: OfficeCalendar): PlannedPost {
  if (!planned.post) return planned;
  const post = { ...planned.post, notAfter: limitToTruth(planned.post, calendar) };
  const shortened =
    post.notAfter < planned.post.notAfter
      ? [
          `Goes out by ${describeTime(post.notAfter, calendar.zone)} or not at all, so that its words are true`,
        ]
      : [];
  return {
    ...planned,
    post,
    notes: [...planned.notes, ...shortened],
    problems: [...planned.problems, ...checkByCalendar(post, calendar)],
  };
}
