import type { Channel } from './channel.ts';
import type { Gates } from './gate.ts';
import { findHandOffBar, type HandOffBar, isOverdueHandOff } from './hand-off.ts';
import { needsLook, type Offer } from './offer.ts';
import type { Post, PostState } from './post.ts';
import { standingOf } from './standing.ts';
import { DAY, type Instant, later, MINUTE } from './time.ts';

/** Something that does not go on without a person. */
export type Concern =
  /**
   * `overdue`: its last moment has passed, and nobody has recorded whether it was posted by hand. `bar`: it is to be
   * posted by hand, and must not be now.
   */
  | {
      readonly kind: 'post';
      readonly post: Post;
      readonly overdue: boolean;
      readonly bar?: HandOffBar | undefined;
    }
  /** A public post that Clarion did not find on its platform any more, and whose removal nobody has recorded. */
  | { readonly kind: 'removed'; readonly post: Post }
  | { readonly kind: 'channel'; readonly channel: Channel; readonly standing: 'disconnected' | 'ending' }
  /** What an association has offered, until somebody answers or its deadline passes; or has revised since. */
  | { readonly kind: 'offer'; readonly offer: Offer }
  /** Posts whose time has come and that nothing has taken up, the longest waiting first. */
  | { readonly kind: 'silence'; readonly posts: readonly Post[] };

const NO_GATES: Gates = { stops: [], blackouts: [] };

/** Nothing can be done about a post of a past event: after this long it only hides what is new. */
const MISSED_FOR = 14 * DAY;
const REMOVED_FOR = 14 * DAY;

/** Two sweeps: a post that waits longer than this has been passed over by everything. */
export const SILENT_AFTER = 10 * MINUTE;

/** The states in which a post is in trouble or waits for a person's hand, the most pressing first. */
const PRESSING: readonly PostState[] = ['rejected', 'unconfirmed', 'held', 'handoff', 'missed'];

/** The states in which a post waits for somebody's yes. */
const AWAITING: readonly PostState[] = ['review', 'draft'];

/**
 * Everything of an office that needs a person, the most pressing first: what its dashboard lists, and what its members
 * are told of by mail.
 */
export function concernsOf(
  posts: readonly Post[],
  channels: readonly Channel[],
  now: Instant,
  offers: readonly Offer[] = [],
  gates: Gates = NO_GATES,
): readonly Concern[] {
  const byTime = posts.toSorted((a, b) => compare(a.slot.due, b.slot.due));
  const silent = silentPosts(posts, now);
  const inStates = (states: readonly PostState[]) =>
    states
      .flatMap((state) => byTime.filter((post) => post.state === state))
      .filter((post) => needsPerson(post, now))
      .map((post) => ({
        kind: 'post' as const,
        post,
        overdue: isOverdueHandOff(post, now),
        bar: findHandOffBar(post, gates, now),
      }));
  return [
    ...(silent.length > 0 ? [{ kind: 'silence' as const, posts: silent }] : []),
    ...inStates(PRESSING),
    ...byTime.filter((post) => isUnexplained(post, now)).map((post) => ({ kind: 'removed' as const, post })),
    ...offers
      .filter((offer) => needsLook(offer, now))
      .toSorted((a, b) => compare(a.deadline, b.deadline))
      .map((offer) => ({ kind: 'offer' as const, offer })),
    ...inStates(AWAITING),
    ...(['disconnected', 'ending'] as const).flatMap((standing) =>
      channels
        .filter((channel) => standingOf(channel, now) === standing)
        .map((channel) => ({ kind: 'channel' as const, channel, standing })),
    ),
  ];
}

/** Whether a post has gone from its platform of late, and the office has not said that it deleted it. */
function isUnexplained({ removedAt, corrections = [] }: Post, now: Instant): boolean {
  const isRecent = removedAt !== undefined && removedAt > later(now, -REMOVED_FOR);
  return isRecent && !corrections.some(({ remedy }) => remedy.kind === 'deleted');
}

function needsPerson(post: Post, now: Instant): boolean {
  switch (post.state) {
    case 'missed':
      return post.notAfter > later(now, -MISSED_FOR);
    case 'unconfirmed':
      // As long as it is due, Clarion is still looking for the post itself.
      return post.dueAt === undefined;
    case 'draft':
      // What is offered is answered as a whole.
      return post.offeredBy === undefined;
    default:
      return true;
  }
}

/**
 * Posts that were to be acted on a while ago, where nothing of their office has moved since. Posts of a busy channel
 * wait for each other, which is no silence.
 */
function silentPosts(posts: readonly Post[], now: Instant): readonly Post[] {
  const since = later(now, -SILENT_AFTER);
  const moved = posts.some(
    ({ attempt, receipt }) => (attempt?.startedAt ?? '') >= since || (receipt?.publishedAt ?? '') >= since,
  );
  if (moved) return [];
  return posts
    .filter(({ dueAt }) => dueAt !== undefined && dueAt < since)
    .toSorted((a, b) => compare(a.dueAt ?? '', b.dueAt ?? ''));
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
