import type { CampaignId, OfficeId, PackId } from '#core/ids.ts';
import { campaignPath } from './office-paths.ts';
import { officePath } from './paths.ts';

export function rotationsPath(officeId: OfficeId): string {
  return officePath(officeId, '/rotations');
}

/** The form of a new rotation, for a pack where one is chosen already. */
export function newRotationPath(officeId: OfficeId, packId?: PackId): string {
  const path = officePath(officeId, '/rotations/new');
  return packId === undefined ? path : `${path}?${new URLSearchParams({ pack: packId })}`;
}

/** Where a rotation is changed, or one of the steps below it. */
export function changeRotationPath(
  officeId: OfficeId,
  campaignId: CampaignId,
  step?: 'preview' | 'change' | 'resume',
): string {
  const path = `${campaignPath(officeId, campaignId)}/rotation`;
  return step === undefined ? path : `${path}/${step}`;
}

export function costsPath(officeId: OfficeId): string {
  return officePath(officeId, '/costs');
}
