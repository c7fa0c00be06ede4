import type * as z from 'zod';
import { Correction } from './correction.ts';
import { CampaignId, OfficeId, Platform, PostId } from './ids.ts';
import type { PublicPost } from './reach/take-snapshot.ts';
import { Instant } from './time.ts';
import {
  type MedianHours,
  medianTimes,
  type TimeToCorrection,
  timeToCorrection,
} from './time-to-correction.ts';

/**
 * A correction as the association sees it whose campaign the post belongs to: of which public post, and when. What was
 * wrong is the office's own record.
 */
export const SharedCorrection = Correction.pick({ id: true, noticedAt: true, correctedAt: true }).extend({
  officeId: OfficeId,
  campaignId: CampaignId,
  postId: PostId,
  platform: Platform,
  publishedAt: Instant,
});
export type SharedCorrection = z.infer<typeof SharedCorrection>;

export function shareCorrection(post: PublicPost, correction: Correction): SharedCorrection {
  const { officeId, campaignId, id: postId, platform, receipt } = post;
  const { id, noticedAt, correctedAt } = correction;
  return {
    id,
    noticedAt,
    correctedAt,
    officeId,
    campaignId,
    postId,
    platform,
    publishedAt: receipt.publishedAt,
  };
}

/** The corrections in an association's campaign. */
export interface SharedCorrections {
  readonly medianHours: MedianHours | undefined;
  /** The latest first. */
  readonly list: readonly (SharedCorrection & TimeToCorrection)[];
}

export function summarizeShared(corrections: readonly SharedCorrection[]): SharedCorrections {
  const list = corrections
    .map((each) => ({ ...each, ...timeToCorrection(each, each.publishedAt) }))
    .toSorted((a, b) => (a.correctedAt < b.correctedAt ? 1 : -1));
  return { medianHours: medianTimes(list), list };
}
