import * as z from 'zod';
import { Instant } from './time.ts';

/** What a platform answered for a post that is out: its id there and the address where the public sees it. */
export const Receipt = z.object({
  platformId: z.string(),
  permalink: z.string(),
  publishedAt: Instant,
  /** Whether a person posted it by hand. What Clarion records is then their word. */
  byHand: z.literal(true).optional(),
});
export type Receipt = z.infer<typeof Receipt>;

/** What a look at the platform shows of a post that may be public. `unreadable` says nothing either way. */
export type Finding =
  | { readonly kind: 'found'; readonly receipt: Receipt }
  /** `repeatable`: the next attempt publishes the very thing that was looked at, which can become public once only. */
  | { readonly kind: 'absent'; readonly repeatable?: true }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** Until when a platform takes nothing, and why, in a sentence for the clerk. */
export const Pause = z.object({ until: Instant, reason: z.string() });
export type Pause = z.infer<typeof Pause>;

/** Whose allowance a platform says is used up, and until when: what it covers need not be tried before. */
export interface SpentAllowances {
  /** That of the channel alone. */
  readonly channel?: Instant;
  /** That of Clarion's app on the platform, which all offices share. */
  readonly app?: Pause;
}

/** What the last check before a public call says. */
export type Verdict =
  | { readonly kind: 'go' }
  | { readonly kind: 'too-late' }
  | { readonly kind: 'stopped'; readonly why: string }
  | { readonly kind: 'skipped'; readonly why: string };

/**
 * How an attempt to publish ended. Every `reason` is a sentence for the clerk: what happened and what to do.
 * Only `deferred` is repeated by Clarion itself; `unconfirmed` means that the post may be public already. A `spent`
 * allowance holds back others than this post; without one the trouble was the post's own, or passing.
 */
export type PublishOutcome =
  | { readonly kind: 'published'; readonly receipt: Receipt; readonly spent?: SpentAllowances }
  | { readonly kind: 'rejected'; readonly reason: string }
  | {
      readonly kind: 'deferred';
      readonly until: Instant | undefined;
      readonly reason: string;
      readonly spent?: SpentAllowances;
    }
  | { readonly kind: 'disconnected'; readonly reason: string }
  | { readonly kind: 'unconfirmed'; readonly reason: string }
  | { readonly kind: 'withheld'; readonly verdict: Exclude<Verdict, { kind: 'go' }> };
