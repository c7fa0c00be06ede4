import type { Actor } from '#core/audit.ts';
import { type AffectedPost, type AffectedPosts, affectedBy } from '#core/election/affected-posts.ts';
import type { Calendar } from '#core/election/calendar.ts';
import { type CalendarDate, describeKey } from '#core/election/calendar-date.ts';
import { liveDates } from '#core/election/dates-for.ts';
import { describeValue } from '#core/election/describe-value.ts';
import type { Election } from '#core/election/election.ts';
import { followDate, reopenForDate } from '#core/election/follow-date.ts';
import type { Office } from '#core/office.ts';
import type { Post } from '#core/post.ts';
import type { PostChange, PostRefusal } from '#core/post-change.ts';
import type { Result } from '#core/result.ts';
import type { OfficeStore } from '#ports/store.ts';
import type { Delivery } from './arrange-delivery.ts';
import { storeChange } from './store-change.ts';

/** A date that was entered, or would be, and the election's dates without and with it. */
export interface DateChange {
  readonly election: Election;
  readonly date: CalendarDate;
  readonly before: readonly CalendarDate[];
  readonly after: readonly CalendarDate[];
}

/** How many posts of an office a change reaches. */
export interface AffectedCounts {
  readonly moved: number;
  readonly reopened: number;
  readonly told: number;
}

/** The posts of an office that a change of the calendar reaches and has not reached yet, by what becomes of them. */
export async function findAffected(
  office: OfficeStore,
  profile: Office,
  { election, before, after, date }: DateChange,
): Promise<AffectedPosts> {
  const posts = await office.listPosts();
  const { move, reopen, tell } = affectedBy(
    { office: profile, election, before, after },
    posts.map((post) => ({ post, ...(post.anchor && { anchored: post.anchor }) })),
  );
  const isOutOfStep = ({ post, slot }: AffectedPost) =>
    slot !== undefined && slot.after.due !== post.slot.due;
  // Whoever approved the text after the change has read it with the new date.
  const isReadSince = ({ post: { approval } }: AffectedPost) =>
    approval !== undefined && approval.at > date.enteredAt;
  return {
    move: move.filter((each) => isOutOfStep(each) || each.lost || each.oldWords.length > 0),
    reopen: reopen.filter((each) => isOutOfStep(each) || !isReadSince(each)),
    tell,
  };
}

export function countAffected({ move, reopen, tell }: AffectedPosts): AffectedCounts {
  return { moved: move.length, reopened: reopen.length, told: tell.length };
}

/**
 * The posts of an office that are out, or may be, and follow or name a date that another has taken the place of. Clarion
 * changes nothing about them: a person has to look.
 */
export async function findOutdated(
  office: OfficeStore,
  profile: Office,
  { election, dates }: Calendar,
): Promise<readonly AffectedPost[]> {
  const newer = liveDates(dates).filter(
    ({ supersedes, scope }) => supersedes !== undefined || scope.kind === 'office',
  );
  if (newer.length === 0) return [];
  const posts = (await office.listPosts()).map((post) => ({
    post,
    ...(post.anchor && { anchored: post.anchor }),
  }));
  const found = newer.flatMap(({ id }) => {
    const before = dates.filter((date) => date.id !== id);
    return affectedBy({ office: profile, election, before, after: dates }, posts).tell;
  });
  return found.filter((each, place) => found.findIndex(({ post }) => post.id === each.post.id) === place);
}

/** Each further try means that somebody changed one of the posts while they were being gone through. */
const TRIES = 4;

/**
 * Lets an office's posts follow a date that has been entered: those that nobody has approved move along, approved ones
 * go back to approval. Doing it again changes nothing more, so that an interruption is taken up by repeating it; what
 * it has not reached is held by the last check before the call.
 */
export async function followCalendar(
  parts: Delivery,
  office: OfficeStore,
  profile: Office,
  change: DateChange,
  by: Actor,
): Promise<AffectedCounts> {
  const why = describeChange(change, by);
  let first: AffectedCounts | undefined;
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const affected = await findAffected(office, profile, change);
    first ??= countAffected(affected);
    const changes = [
      ...affected.move.flatMap(({ post, slot }) =>
        slot && slot.after.due !== post.slot.due ? [followDate(post, slot.after, by, why)] : [],
      ),
      ...affected.reopen.map((each) => reopenForDate(each, by, why)),
    ];
    const written = await Promise.all(changes.map((each) => store(parts, office, each)));
    if (!written.includes('conflict')) return first;
  }
  throw new Error(`The posts of ${office.officeId} change faster than the calendar can follow`);
}

/** What has changed, in a sentence for the histories of posts. */
export function describeChange({ election, date }: DateChange, by: Actor): string {
  const what = `${describeKey(date)} of ${election.name}`;
  return date.value.kind === 'withdrawn'
    ? `${by.name} withdrew ${what} from the calendar.`
    : `${by.name} entered in the calendar that ${what} is ${describeValue(date.value)}.`;
}

async function store(
  parts: Delivery,
  office: OfficeStore,
  change: Result<PostChange, PostRefusal>,
): Promise<Post | 'conflict'> {
  if (!change.ok) throw new Error(`A post cannot follow its date: ${change.error.message}`);
  return storeChange(parts, office, change.value);
}
