import type { Office } from '#core/office.ts';
import type { Post, PostState } from '#core/post.ts';
import { localTimeIn, type Slot, type Zone } from '#core/slot.ts';
import { type AnchoredTime, type AnchorProblem, resolveAnchor } from './anchored-time.ts';
import { type CalendarDate, type DateKey, isSameKey } from './calendar-date.ts';
import { datesFor, type OfficeDate } from './dates-for.ts';
import { ClockTime } from './day.ts';
import type { Election } from './election.ts';
import { dayMeant, findDates } from './find-dates.ts';
import { findTimes } from './find-times.ts';
import type { FoundWords } from './find-words.ts';

/** An election's calendar as one office sees it, before and after rows were added. */
export interface CalendarChange {
  readonly office: Pick<Office, 'id' | 'state' | 'zone'>;
  readonly election: Election;
  readonly before: readonly CalendarDate[];
  readonly after: readonly CalendarDate[];
}

/** A post of the office, with the date its slot follows if it follows one. */
export interface AnchoredPost {
  readonly post: Post;
  readonly anchored?: AnchoredTime;
}

/** A date that is another now, or gone, or new. */
export interface MovedDate {
  readonly key: DateKey;
  readonly before: OfficeDate | undefined;
  readonly after: OfficeDate | undefined;
}

/** Words of a text that still name a date, or on the same day the time, from before a change. */
export interface OldWords extends FoundWords {
  readonly moved: MovedDate;
}

/** What a change of the calendar means for one post. */
export interface AffectedPost {
  readonly post: Post;
  /** Where the slot goes from where it is; absent where it stays. */
  readonly slot?: { readonly before: Slot; readonly after: Slot };
  /** Why the slot's date can no longer be told: the post must not go out by itself. */
  readonly lost?: AnchorProblem;
  readonly oldWords: readonly OldWords[];
}

/** The affected posts by what has to be done about them. Cancelled ones are left out. */
export interface AffectedPosts {
  /** Nobody has approved them: their slots move along. */
  readonly move: readonly AffectedPost[];
  /** Somebody approved them for the old date: they move and have to be approved again. */
  readonly reopen: readonly AffectedPost[];
  /** They are out or may be, or the platform refused them: a person is told. */
  readonly tell: readonly AffectedPost[];
}

const STEPS: Readonly<Record<PostState, keyof AffectedPosts | undefined>> = {
  draft: 'move',
  review: 'move',
  scheduled: 'reopen',
  held: 'reopen',
  handoff: 'reopen',
  // A missed post goes out again once somebody moves it, with the approval it has.
  missed: 'reopen',
  publishing: 'tell',
  unconfirmed: 'tell',
  published: 'tell',
  rejected: 'tell',
  cancelled: undefined,
};

/** The posts of an office whose slots a change of the calendar moves, or whose texts name what has changed. */
export function affectedBy(change: CalendarChange, posts: readonly AnchoredPost[]): AffectedPosts {
  const { office, election } = change;
  const before = datesFor(office, election, change.before);
  const after = datesFor(office, election, change.after);
  const moved = movedDates(before, after);
  const affected = posts.flatMap((planned) => {
    const step = stepFor(planned.post);
    if (step === undefined) return [];
    const oldWords = findOldWords(planned.post, moved, office.zone);
    const move = moveSlot(planned, before, after, office.zone);
    return move || oldWords.length > 0 ? [{ step, found: { post: planned.post, ...move, oldWords } }] : [];
  });
  const of = (wanted: keyof AffectedPosts) =>
    affected.filter(({ step }) => step === wanted).map(({ found }) => found);
  return { move: of('move'), reopen: of('reopen'), tell: of('tell') };
}

/** The dates that differ between two readings of a calendar, in the order of their old days. */
export function movedDates(
  before: readonly OfficeDate[],
  after: readonly OfficeDate[],
): readonly MovedDate[] {
  const find = (dates: readonly OfficeDate[], key: DateKey) => dates.find(({ date }) => isSameKey(date, key));
  const known = before.map((old) => ({ key: keyOf(old), before: old, after: find(after, old.date) }));
  const added = after
    .filter(({ date }) => !find(before, date))
    .map((held) => ({ key: keyOf(held), before: undefined, after: held }));
  return [...known, ...added].filter(
    (pair) => pair.before?.day !== pair.after?.day || pair.before?.at !== pair.after?.at,
  );
}

function stepFor({ state, approval }: Post): keyof AffectedPosts | undefined {
  const step = STEPS[state];
  return step === 'move' && approval ? 'reopen' : step;
}

function moveSlot(
  { post, anchored }: AnchoredPost,
  before: readonly OfficeDate[],
  after: readonly OfficeDate[],
  zone: Zone,
): Pick<AffectedPost, 'slot' | 'lost'> | undefined {
  if (!anchored) return undefined;
  const was = resolveAnchor(anchored, before, zone);
  const will = resolveAnchor(anchored, after, zone);
  if (!will.ok) return was.ok ? { lost: will.error } : undefined;
  if (was.ok && was.value.due === will.value.due) return undefined;
  return { slot: { before: post.slot, after: will.value } };
}

function findOldWords(post: Post, moved: readonly MovedDate[], zone: Zone): readonly OldWords[] {
  const days = findDates(post.text).map((named) => ({ named, day: dayMeant(named, post.slot) }));
  const times = findTimes(post.text);
  return moved.flatMap((move) => {
    const { before, after } = move;
    if (!before) return [];
    const found: readonly FoundWords[] =
      before.day === after?.day
        ? times.filter(({ time }) => time === clockTimeOf(before, zone))
        : days.filter(({ day }) => day === before.day).map(({ named }) => named);
    return found.map(({ words, start, end }) => ({ words, start, end, moved: move }));
  });
}

function clockTimeOf({ at }: OfficeDate, zone: Zone): ClockTime | undefined {
  return at && ClockTime.parse(localTimeIn(at, zone).slice(11));
}

function keyOf({ date: { kind, civicDay } }: OfficeDate): DateKey {
  return { kind, ...(civicDay !== undefined && { civicDay }) };
}
