import type { CompanionKind } from '#core/companion/companion-template.ts';
import type { CampaignId, MessageId, OfficeId, PackId } from '#core/ids.ts';
import { campaignPath, newAnnouncementPath } from './office-paths.ts';

/** Which companion of which campaign. */
export interface CompanionAddress {
  readonly officeId: OfficeId;
  readonly campaignId: CampaignId;
  readonly kind: CompanionKind;
}

/** A companion's page; the document alone, to print or as a Word file; or where its publication is noted. */
export function companionPath(
  { officeId, campaignId, kind }: CompanionAddress,
  step?: 'document' | 'document.docx' | 'publication',
): string {
  const path = `${campaignPath(officeId, campaignId)}/companions/${kind}`;
  return step === undefined ? path : `${path}/${step}`;
}

/** The announcement form of the message that shares a published companion, with what is known filled in. */
export function sharingPath(
  { officeId, campaignId, kind }: CompanionAddress,
  chosen: { readonly pack: PackId; readonly message: MessageId },
): string {
  const sharing = new URLSearchParams({ campaign: campaignId, companion: kind });
  return `${newAnnouncementPath(officeId, chosen)}&${sharing}`;
}
