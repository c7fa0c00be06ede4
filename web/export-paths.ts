import type { CampaignId } from '#core/ids.ts';
import type { Scope } from '#core/member.ts';
import type { ExportId } from '#core/reach/stored-export.ts';
import { officePath } from './paths.ts';
import { type AssociationPlace, campaignReachPath, reachPath } from './reach-paths.ts';

type OfficePlace = Extract<Scope, { readonly officeId: unknown }>;

/** A file of what was read of an office's posts: of one campaign, or of all. */
export function officeExportPath(place: OfficePlace, kind: 'csv' | 'xlsx', campaign?: CampaignId): string {
  const query = campaign === undefined ? '' : `?${new URLSearchParams({ campaign })}`;
  return officePath(place.officeId, `/reach/export.${kind}${query}`);
}

/** A file that says what the columns and statuses of exports mean. */
export function dictionaryPath(place: OfficePlace): string {
  return `${reachPath(place)}/dictionary.csv`;
}

/** Where an association prepares exports of a campaign, and finds those it has. */
export function reachExportsPath(place: AssociationPlace, campaign: CampaignId): string {
  return `${campaignReachPath(place, campaign)}/exports`;
}

/** One export, or a step or file below it. */
export function reachExportPath(
  place: AssociationPlace,
  { campaignId, id }: { readonly campaignId: CampaignId; readonly id: ExportId },
  step?: string,
): string {
  const path = `${reachExportsPath(place, campaignId)}/${id}`;
  return step === undefined ? path : `${path}/${step}`;
}
