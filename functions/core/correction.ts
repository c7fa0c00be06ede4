import * as z from 'zod';
import { Actor } from './audit.ts';
import { PostId } from './ids.ts';
import { Instant } from './time.ts';

/** How something wrong in a public post was put right. Clarion itself changes and deletes nothing that is public. */
export const Remedy = z.discriminatedUnion('kind', [
  z.object({ kind: z.literal('deleted') }),
  /** By another post: its address, and which of the office's own it is. */
  z.object({ kind: z.literal('post'), permalink: z.string(), postId: PostId.optional() }),
  z.object({ kind: z.literal('edited') }),
]);
export type Remedy = z.infer<typeof Remedy>;

/** Something that was wrong in a public post, as the office has recorded it. */
export const Correction = z.object({
  /** Given with the form, so that a form that is sent twice is recorded once. */
  id: z.string().regex(/^[a-z0-9-]{1,64}$/),
  /** What was wrong, without a full stop. */
  reason: z.string().min(1),
  noticedAt: Instant,
  remedy: Remedy,
  /** When it was put right. */
  correctedAt: Instant,
  /** Who recorded it, and when. */
  by: Actor,
  at: Instant,
});
export type Correction = z.infer<typeof Correction>;
