import type { AssociationId, CampaignId } from '#core/ids.ts';
import type { Scope } from '#core/member.ts';

/** Whole addresses of the pages that summaries lead to. */
export interface WeeklyLinks {
  /** Where a member switches the summary of a place on and off. */
  readonly weekly: (scope: Scope) => string;
  readonly association: (id: AssociationId) => string;
  readonly associationSafety: (id: AssociationId) => string;
  /** Where an association sees how its offices answer. */
  readonly board: (id: AssociationId, campaign: CampaignId) => string;
  readonly reach: (scope: Scope, campaign: CampaignId) => string;
}
