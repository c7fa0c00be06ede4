import * as z from 'zod';
import { Actor } from './audit.ts';
import { AssociationId, CampaignId, MessageId, Platform } from './ids.ts';
import type { Post } from './post.ts';
import type { Verdict } from './publish-outcome.ts';
import { Instant, later, SECOND } from './time.ts';

/** What an emergency stop covers. */
export const StopScope = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('association'), id: AssociationId }),
  z.object({ kind: z.literal('office') }),
  z.object({ kind: z.literal('campaign'), id: CampaignId }),
  z.object({ kind: z.literal('channel'), id: Platform }),
  /** One message of a campaign that an association offered: nothing else of the campaign, and no other use of it. */
  z.object({ kind: z.literal('message'), campaignId: CampaignId, id: MessageId }),
]);
export type StopScope = z.infer<typeof StopScope>;

/** An emergency stop: nothing that it covers goes out until a person lifts it. */
export const Stop = z.object({
  scope: StopScope,
  reason: z.string().min(1),
  by: Actor,
  at: Instant,
  /** Where an association gave it for its offices: theirs to lift, not the office's. */
  associationId: AssociationId.optional(),
});
export type Stop = z.infer<typeof Stop>;

/** A time in which an office keeps silent, by a policy that its counsel has entered. */
export const Blackout = z
  .object({
    id: z.string().regex(/^[a-z0-9-]{1,64}$/),
    from: Instant,
    /** The window ends before this instant. */
    until: Instant,
    reason: z.string().min(1),
    /** The law or policy that asks for it. */
    citation: z.string().min(1),
    /** What becomes of a post that falls due in it: a person decides afterwards, or it is left out. */
    posts: z.enum(['hold', 'skip']),
    by: Actor,
    /** Where an association entered it for its offices: theirs to remove, not the office's. */
    associationId: AssociationId.optional(),
  })
  .refine(({ from, until }) => from < until, {
    error: 'A blackout has to end after it begins',
    path: ['until'],
  });
export type Blackout = z.infer<typeof Blackout>;

/** Everything that can keep an office's posts from going out, apart from the posts themselves. */
export interface Gates {
  readonly stops: readonly Stop[];
  readonly blackouts: readonly Blackout[];
}

/** Whether a stop covers a post of its office, or of an office of its association. */
export function covers({ scope }: Stop, post: Post): boolean {
  switch (scope.kind) {
    case 'association':
    case 'office':
      return true;
    case 'campaign':
      return scope.id === post.campaignId;
    case 'channel':
      return scope.id === post.platform;
    case 'message':
      return scope.campaignId === post.campaignId && scope.id === post.source.messageId;
  }
}

/** How long a public call may be on its way, in milliseconds: what would arrive after the time limit is not begun. */
export const CALL_TIME = 30 * SECOND;

/** Whether a call begun at this instant could arrive after the post's time limit. */
export function isTooLate(post: Post, at: Instant): boolean {
  return later(at, CALL_TIME) > post.notAfter;
}

/**
 * The last word on sending a post: asked when it is claimed, and again right before the call that makes it public.
 * Lateness comes first, since a post that is too late must not wait for a release.
 */
export function judgeSending(post: Post, gates: Gates, now: Instant): Verdict {
  if (isTooLate(post, now)) return { kind: 'too-late' };
  const stop = gates.stops.find((candidate) => covers(candidate, post));
  if (stop) return { kind: 'stopped', why: describeStop(stop) };
  const blackout = gates.blackouts.find(({ from, until }) => from <= now && now < until);
  if (!blackout) return { kind: 'go' };
  const why = `It fell due in a time of silence (${blackout.reason}; ${blackout.citation}).`;
  return blackout.posts === 'hold'
    ? { kind: 'stopped', why: `${why} Release it when it may go out.` }
    : { kind: 'skipped', why: `${why} It was left out.` };
}

/** An emergency stop in a sentence, and what to do with a post on hold for it. */
export function describeStop(stop: Stop): string {
  // Nobody lifts it: what is withdrawn stays so.
  return stop.scope.kind === 'message'
    ? tellStop(stop)
    : `${tellStop(stop)} Release this post once the stop is lifted, if it should still go out.`;
}

/** Who stopped what, and why, in a sentence. */
export function tellStop({ scope, reason, by }: Stop): string {
  return scope.kind === 'message'
    ? `${by.name} withdrew this message from all offices: ${reason}.`
    : `${by.name} stopped ${SCOPES[scope.kind]}: ${reason}.`;
}

const SCOPES: Readonly<Record<Exclude<StopScope['kind'], 'message'>, string>> = {
  association: 'all posts of all offices of the association',
  office: 'all posts of this office',
  campaign: 'this campaign',
  channel: 'this channel',
};
