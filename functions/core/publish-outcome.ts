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
  | { readonly kind: 'absent' }
  | { readonly kind: 'unreadable'; readonly reason: string };

/** What the last check before a public call says. */
export type Verdict =
  | { readonly kind: 'go' }
  | { readonly kind: 'too-late' }
  | { readonly kind: 'stopped'; readonly why: string }
  | { readonly kind: 'skipped'; readonly why: string };

/**
 * How an attempt to publish ended. Every `reason` is a sentence for the clerk: what happened and what to do.
 * Only `deferred` is repeated by Clarion itself; `unconfirmed` means that the post may be public already.
 */
export type PublishOutcome =
  | { readonly kind: 'published'; readonly receipt: Receipt }
  | { readonly kind: 'rejected'; readonly reason: string }
  | { readonly kind: 'deferred'; readonly until: Instant | undefined; readonly reason: string }
  | { readonly kind: 'disconnected'; readonly reason: string }
  | { readonly kind: 'unconfirmed'; readonly reason: string }
  | { readonly kind: 'withheld'; readonly verdict: Exclude<Verdict, { kind: 'go' }> };
