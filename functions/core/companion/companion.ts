import * as z from 'zod';
import { Actor } from '#core/audit.ts';
import { Day } from '#core/election/day.ts';
import { CampaignId, Language, OfficeId } from '#core/ids.ts';
import { Instant } from '#core/time.ts';
import { CompanionKind } from './companion-template.ts';

/** A sentence that somebody may doubt, and what shows that it is true: a source or a link each. */
export const Claim = z.object({ sentence: z.string(), evidence: z.array(z.string()) });
export type Claim = z.infer<typeof Claim>;

/** Where a piece stands that was published, and since when. */
export const Publication = z.object({ url: z.string(), day: Day, by: Actor, at: Instant });
export type Publication = z.infer<typeof Publication>;

/** Which companion of which campaign. */
export const CompanionWish = z.object({ campaignId: CampaignId, kind: CompanionKind });
export type CompanionWish = z.infer<typeof CompanionWish>;

/** What an office has written for a companion of one of its campaigns. */
export const Companion = z.object({
  officeId: OfficeId,
  campaignId: CampaignId,
  kind: CompanionKind,
  language: Language,
  /** Only what the office has typed: what its campaign or its records answer is taken over each time. */
  answers: z.record(z.string(), z.string()),
  claims: z.array(Claim),
  publication: Publication.optional(),
  changedBy: Actor,
  changedAt: Instant,
  /** Counts writes; 0 for one that is not stored yet. */
  version: z.int().nonnegative(),
});
export type Companion = z.infer<typeof Companion>;
