import type { Actor } from '#core/audit.ts';
import type { Answers } from '#core/compose-post.ts';
import type { CampaignId, Language, PackId, Platform } from '#core/ids.ts';
import type { Voice } from '#core/pack.ts';

/** What a person puts into the form of any campaign of their office. */
export interface CampaignWish {
  /** Chosen when the form was first drawn, so that sending it twice is sending it once. */
  readonly campaignId: CampaignId;
  readonly packId: PackId;
  readonly answers: Answers;
  /** Without #. */
  readonly hashtags: readonly string[];
  readonly platforms: readonly Platform[];
  readonly voice: Voice;
  readonly language: Language;
  readonly withImage: boolean;
  readonly by: Actor;
}
