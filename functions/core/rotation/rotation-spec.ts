import * as z from 'zod';
import { Actor } from '#core/audit.ts';
import { MessageId } from '#core/ids.ts';
import { Instant } from '#core/time.ts';
import { Rhythm } from './rhythm.ts';

/** Days that a message may have to wait before it comes again: a year, so that a slip of the pen silences none. */
export const LONGEST_GAP = 365;

/**
 * Posts that one rotation may plan: two years of two posts a week on five platforms come to 1,040. Every one of them is
 * stored and audited while a person waits.
 */
export const MOST_POSTS = 2_000;

/** What an office's own rotation was made from, kept with its campaign so that it can be planned anew. */
export const RotationSpec = z.object({
  /** In the office's own order: it begins at the office's place among all that use the pack. */
  messageIds: z.array(MessageId).min(1),
  rhythm: Rhythm,
  /** Days of the office's calendar between two uses of one message. */
  gapDays: z.int().min(0).max(LONGEST_GAP),
  withImage: z.boolean(),
  /** Counts what was planned under this name. It stands in the ids of posts, so that no two plans share one. */
  revision: z.int().positive(),
  /** What somebody attested to and is not stored to the last post yet: taken up where it was interrupted. */
  pending: z.object({ by: Actor, at: Instant, changes: z.int().positive() }).optional(),
});
export type RotationSpec = z.infer<typeof RotationSpec>;
