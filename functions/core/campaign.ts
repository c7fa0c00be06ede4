import * as z from 'zod';
import { Actor } from './audit.ts';
import { AssociationId, CampaignId, Language, MessageId, OfficeId, PackId, Platform } from './ids.ts';
import { Voice } from './pack.ts';
import { RotationSpec } from './rotation/rotation-spec.ts';
import { Slot } from './slot.ts';
import { HOUR, Instant } from './time.ts';

export const CampaignKind = z.enum(['announcement', 'rotation', 'series']);
export type CampaignKind = z.infer<typeof CampaignKind>;

/** What an office has decided to say, where and when. */
export const Campaign = z.object({
  id: CampaignId,
  officeId: OfficeId,
  kind: CampaignKind,
  title: z.string().min(1),
  /** The message, where the campaign says only one. */
  source: z.object({ packId: PackId, packVersion: z.int(), messageId: MessageId.optional() }),
  /** The association that prepared it and offered it to the office. */
  offeredBy: AssociationId.optional(),
  answers: z.record(z.string(), z.string()),
  hashtags: z.array(z.string()),
  voice: Voice,
  language: Language,
  platforms: z.array(Platform).min(1),
  /** When its first post is due. */
  slot: Slot,
  createdAt: Instant,
  createdBy: Actor,
  /** How an office's own rotation is planned. */
  rotation: RotationSpec.optional(),
  /** Counts writes. Absent where a campaign was launched in one go and never changes. */
  version: z.int().nonnegative().optional(),
});
export type Campaign = z.infer<typeof Campaign>;

/**
 * How long after its due time a post may still go out, in milliseconds. An announcement keeps its sense for an
 * afternoon; what names a time or a deadline does not outlive the hour.
 */
export function sendingWindow(kind: CampaignKind, timeSensitive: boolean): number {
  if (timeSensitive) return HOUR;
  return kind === 'announcement' ? 6 * HOUR : 3 * HOUR;
}
