import * as z from 'zod';
import { DAY, HOUR, Instant, later } from '#core/time.ts';

/**
 * What asking for a link has shown. `unknown` is what tells nothing about people's browsers, such as a site that turns
 * programs away: it is never taken for dead. `refused` is a link that nobody outside can follow, and was not followed.
 */
export const LinkAnswer = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('alive'),
    /** Where it leads at last: the link itself where nothing redirects it. */
    finalUrl: z.string(),
    /** How many redirects lie between. */
    hops: z.int().nonnegative(),
  }),
  z.object({ kind: z.literal('dead'), why: z.string() }),
  z.object({ kind: z.literal('unknown'), why: z.string() }),
  z.object({ kind: z.literal('refused'), why: z.string() }),
]);
export type LinkAnswer = z.infer<typeof LinkAnswer>;

/** What was answered for a link, and when. It belongs to no office, and says nothing of who asked. */
export const LinkCheck = z.object({
  /** As `askableUrl` gives it. */
  url: z.string(),
  answer: LinkAnswer,
  askedAt: Instant,
});
export type LinkCheck = z.infer<typeof LinkCheck>;

/** How long an answer is kept after it was asked for. */
export const CHECK_KEPT = 30 * DAY;

/** How long an answer holds: what somebody approves or is about to be sent is asked for again after it. */
const HOLDS = DAY;

/** How long an unknown answer holds: whatever stood in the way may be over. */
const UNKNOWN_HOLDS = HOUR;

/** Whether a link has to be asked for anew. */
export function isStale({ answer, askedAt }: LinkCheck, now: Instant): boolean {
  return later(askedAt, answer.kind === 'unknown' ? UNKNOWN_HOLDS : HOLDS) <= now;
}
