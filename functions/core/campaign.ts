import * as z from 'zod';
import { Actor } from './audit.ts';
import { CampaignId, Language, MessageId, OfficeId, PackId, Platform } from './ids.ts';
import { Voice } from './pack.ts';
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
  source: z.object({ packId: PackId, packVersion: z.int(), messageId: MessageId }),
  answers: z.record(z.string(), z.string()),
  hashtags: z.array(z.string()),
  voice: Voice,
  language: Language,
  platforms: z.array(Platform).min(1),
  slot: Slot,
  createdAt: Instant,
  createdBy: Actor,
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
