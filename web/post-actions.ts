import { isTooLate } from '#core/gate.ts';
import { type Ability, can, type Member } from '#core/member.ts';
import type { Post } from '#core/post.ts';
import { type PostEvent, stateAfter } from '#core/post-states.ts';
import { type Instant, startOf } from '#core/time.ts';

/** What a person can do with a post, as its page offers it and its routes call it. */
export type PostAction =
  | 'approve'
  | 'submit'
  | 'edit'
  | 'move'
  | 'cancel'
  | 'send-now'
  | 'release'
  | 'confirm'
  | 'send-again';

export const ABILITY_FOR: Readonly<Record<PostAction, Ability>> = {
  approve: 'approve',
  submit: 'write',
  edit: 'write',
  move: 'write',
  cancel: 'write',
  'send-now': 'publish',
  release: 'publish',
  confirm: 'publish',
  'send-again': 'publish',
};

/** What decides, besides its state, whether something makes sense for a post now. */
export interface PostCircumstances {
  readonly now: Instant;
  /** Whether its channel is connected. */
  readonly connected: boolean;
  /** Whether its content is exactly what was approved. */
  readonly approved: boolean;
  /** Whether a stop or a blackout would hold it back again if it were released now. */
  readonly barred: boolean;
  /** Whether a rule holds back its words as they stand. */
  readonly heldBack: boolean;
}

/** What a member can do with a post now. */
export function actionsFor(
  post: Post,
  member: Member,
  circumstances: PostCircumstances,
): ReadonlySet<PostAction> {
  const all = Object.keys(ABILITY_FOR) as readonly PostAction[];
  return new Set(
    all.filter((action) => can(member, post, ABILITY_FOR[action]) && isPossible(post, action, circumstances)),
  );
}

/** Whether something can be done with a post now, whoever asks. */
export function isPossible(post: Post, action: PostAction, circumstances: PostCircumstances): boolean {
  // Sending now is moving to this minute: a draft would only change its time by it.
  if (action === 'send-now') return post.state === 'scheduled' && circumstances.connected;
  const event: PostEvent = action;
  if (stateAfter(post.state, event) === undefined) return false;
  // An offered draft is accepted or declined with its whole offer.
  if (action === 'approve' || action === 'submit') {
    return post.offeredBy === undefined && !isPast(post, circumstances.now);
  }
  // A release that cannot end in a sent post would only put the same trouble off.
  if (action === 'release')
    return (
      circumstances.connected &&
      circumstances.approved &&
      !circumstances.barred &&
      !circumstances.heldBack &&
      !isTooLate(post, circumstances.now)
    );
  return true;
}

/** Whether a post's own time has passed. */
export function isPast(post: Post, now: Instant): boolean {
  return startOf(post.slot.due) <= now;
}
