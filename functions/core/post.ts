import * as z from 'zod';
import { Actor } from './audit.ts';
import { Correction } from './correction.ts';
import { canonical, type Digest } from './digest.ts';
import { AnchoredTime } from './election/anchored-time.ts';
import { Override } from './guardrails/override.ts';
import {
  AssociationId,
  AttemptId,
  CampaignId,
  Language,
  MessageId,
  OfficeId,
  PackId,
  Platform,
  PostId,
} from './ids.ts';
import { Image, Voice } from './pack.ts';
import { Receipt } from './publish-outcome.ts';
import { Checkpoint } from './reach/checkpoint.ts';
import { LocalTime, Slot } from './slot.ts';
import { Instant } from './time.ts';

export const PostState = z.enum([
  'draft',
  'review',
  'scheduled',
  'publishing',
  'published',
  'unconfirmed',
  'rejected',
  'held',
  'handoff',
  'missed',
  'cancelled',
]);
export type PostState = z.infer<typeof PostState>;

/** Somebody's consent to exactly one content: it holds as long as the hash does. */
export const Approval = z.object({
  hash: z.string(),
  by: Actor,
  at: Instant,
  /** Whether the author approved their own text, because nobody else of the office could. */
  alone: z.literal(true).optional(),
});
export type Approval = z.infer<typeof Approval>;

/** One try at publishing. */
export const Attempt = z.object({
  id: AttemptId,
  number: z.int().positive(),
  startedAt: Instant,
  /** Until then nobody else may try; after it the attempt is taken to have died. */
  leaseUntil: Instant,
  /** Set right before the call that makes the post public: from here on it may be out there. */
  sendingAt: Instant.optional(),
});
export type Attempt = z.infer<typeof Attempt>;

/** What Clarion has learned so far of a post that was sent and may be public. */
export const Doubt = z.object({
  /** Looks in a row that showed that the post is not there. */
  absences: z.int().nonnegative(),
  /** Looks that showed nothing either way. */
  failedLooks: z.int().nonnegative(),
  /** Whether Clarion has sent it once more by itself: it does so no second time. */
  resent: z.boolean(),
});
export type Doubt = z.infer<typeof Doubt>;

/** What a platform has handed out on the way, such as media or container ids, so that a repeat can use it. */
export const Progress = z.record(z.string(), z.string());
export type Progress = z.infer<typeof Progress>;

/** One text, for one channel, at one slot: what is approved, sent, receipted and measured. */
export const Post = z.object({
  id: PostId,
  officeId: OfficeId,
  campaignId: CampaignId,
  platform: Platform,
  source: z.object({ packId: PackId, packVersion: z.int(), messageId: MessageId }),
  /** Who wrote the text as it stands, or last changed it. Absent where it is a pack's or an association's. */
  author: Actor.optional(),
  /** The association whose offer this draft belongs to, as long as the office has not accepted it. */
  offeredBy: AssociationId.optional(),
  voice: Voice,
  language: Language,
  text: z.string(),
  mentions: z.array(z.object({ label: z.string(), id: z.string() })),
  image: Image.optional(),
  slot: Slot,
  /** The date of the calendar that the slot follows; absent where a person chose the time itself. */
  anchor: AnchoredTime.optional(),
  /**
   * The time of its rotation that the post fills, also if it goes out at another, and the minutes by which it was put
   * off. Absent for other posts, and once the rotation has another one in its place.
   */
  turn: z.object({ wanted: LocalTime, offset: z.int().nonnegative() }).optional(),
  /** After this instant the post is never sent. */
  notAfter: Instant,
  state: PostState,
  /** Counts changes of content or time. */
  revision: z.int().positive(),
  approval: Approval.optional(),
  /** What of its words an approver let through although a guardrail holds it back, by name and with a reason. */
  overrides: z.array(Override).optional(),
  /** When Clarion must next act on this post: what the due index is sorted by. Absent where nothing is to be done. */
  dueAt: Instant.optional(),
  /** Tries so far, deferred ones included. */
  attempts: z.int().nonnegative(),
  attempt: Attempt.optional(),
  progress: Progress,
  doubt: Doubt.optional(),
  receipt: Receipt.optional(),
  /** The age at which its reach is read next, and when. Absent before it is public, and after the last reading. */
  reach: z.object({ next: Checkpoint, at: Instant }).optional(),
  /** When Clarion noticed that the post is no longer on its platform. */
  removedAt: Instant.optional(),
  /** When somebody last asked for its numbers. */
  askedAt: Instant.optional(),
  /** What was wrong with it and how that was put right, in the order in which it was recorded. */
  corrections: z.array(Correction).optional(),
  /** Why the post is not going out, or not certainly, and what to do: a sentence for the clerk. */
  trouble: z.string().optional(),
  createdAt: Instant,
  /** Counts writes; a write based on an older count is refused. */
  version: z.int().nonnegative(),
});
export type Post = z.infer<typeof Post>;

/** The hash that an approval binds to: everything that the public would see, and who says it where. */
export function hashContent(post: Post, digest: Digest): string {
  const { officeId, platform, language, text, mentions, image } = post;
  const picture = image && { mediaId: image.mediaId, alt: image.alt };
  return digest(canonical({ officeId, platform, language, text, mentions, picture }));
}
