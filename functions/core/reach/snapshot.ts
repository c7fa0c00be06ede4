import * as z from 'zod';
import { AssociationId, CampaignId, Language, MessageId, OfficeId, Platform, PostId } from '#core/ids.ts';
import { LocalDate } from '#core/rotation/rhythm.ts';
import { Instant } from '#core/time.ts';
import { Checkpoint } from './checkpoint.ts';
import { MetricKey } from './metric.ts';
import { Reading } from './reading.ts';

export const Readings = z.record(MetricKey, Reading);
export type Readings = z.infer<typeof Readings>;

/** How far one post had reached at one time: what every figure, chart and export is made of. */
export const Snapshot = z.object({
  postId: PostId,
  officeId: OfficeId,
  campaignId: CampaignId,
  /** The association whose campaign it is; absent for an office's own. */
  associationId: AssociationId.optional(),
  platform: Platform,
  messageId: MessageId,
  language: Language,
  publishedAt: Instant,
  /** The Monday of the week in which it was published, on the office's calendar. */
  week: LocalDate,
  /** The age that it stands for, or `asked` where a person wanted to know. */
  checkpoint: z.enum([...Checkpoint.options, 'asked']),
  takenAt: Instant,
  readings: Readings,
  /** Counts writes: a number may come late, or be typed in. */
  version: z.int().nonnegative(),
});
export type Snapshot = z.infer<typeof Snapshot>;

/** What a snapshot is called within its post: `24h`, or the instant at which it was asked for. */
export function idOf({ checkpoint, takenAt }: Pick<Snapshot, 'checkpoint' | 'takenAt'>): string {
  return checkpoint === 'asked' ? `asked-${takenAt}` : checkpoint;
}
