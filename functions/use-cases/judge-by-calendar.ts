import { type OfficeCalendar, readCalendars } from '#core/election/calendar.ts';
import { contradictionsOf, judgeAnchor } from '#core/election/check-by-calendar.ts';
import { judgeResults, readsLikeResults } from '#core/election/judge-results.ts';
import { mayNameDay } from '#core/election/may-name-day.ts';
import type { Post } from '#core/post.ts';
import type { Verdict } from '#core/publish-outcome.ts';
import { type Instant, startOf } from '#core/time.ts';
import type { OfficeStore } from '#ports/store.ts';

const GO: Verdict = { kind: 'go' };

/**
 * What the calendar says against sending a post at this instant: it reads like results while polls of its state are
 * open, or the date that it follows is another now. Asked when a post is about to be claimed, and again right before
 * the call, since polls may have been kept open meanwhile. Of most posts no calendar is read.
 */
export async function judgeByCalendar(office: OfficeStore, post: Post, at: Instant): Promise<Verdict> {
  if (post.anchor === undefined && !readsLikeResults(post)) return GO;
  const calendar = await readOfficeCalendar(office);
  if (!calendar) {
    return { kind: 'stopped', why: 'The office has no profile, so nobody can tell when its polls close.' };
  }
  const results = judgeResults(post, at, calendar.silences, calendar.zone);
  if (results) return { kind: 'stopped', why: results.message };
  const moved = judgeAnchor(post, calendar);
  return moved === undefined ? GO : { kind: 'stopped', why: moved };
}

/**
 * What the calendar says against approving a post for its time: everything that keeps it from being sent, and every day
 * that its text names wrongly. A text may have been another's, or right before a date moved.
 */
export async function judgeApprovalByCalendar(office: OfficeStore, post: Post): Promise<Verdict> {
  const whenDue = await judgeByCalendar(office, post, startOf(post.slot.due));
  if (whenDue.kind !== 'go' || !mayNameDay(post.text)) return whenDue;
  const calendar = await readOfficeCalendar(office);
  const [wrong] = calendar ? contradictionsOf(post, calendar) : [];
  return wrong === undefined ? GO : { kind: 'stopped', why: wrong };
}

/** Everything that the calendars say for an office. */
export async function readOfficeCalendar(office: OfficeStore): Promise<OfficeCalendar | undefined> {
  const [profile, calendars] = await Promise.all([office.readOffice(), office.listCalendars()]);
  return profile && readCalendars(profile, calendars);
}
