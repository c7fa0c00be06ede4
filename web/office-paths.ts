import type { CampaignId, MediaId, OfficeId, PackId, PostId } from '#core/ids.ts';
import { officePath } from './paths.ts';

export function packPath(officeId: OfficeId, packId: PackId): string {
  return officePath(officeId, `/packs/${packId}`);
}

/** The announcement form, for one message of a pack where one is chosen already. */
export function newAnnouncementPath(
  officeId: OfficeId,
  chosen?: { readonly pack: string; readonly message: string },
): string {
  const path = officePath(officeId, '/announcements/new');
  return chosen ? `${path}?${new URLSearchParams({ pack: chosen.pack, message: chosen.message })}` : path;
}

export function campaignPath(officeId: OfficeId, campaignId: CampaignId): string {
  return officePath(officeId, `/campaigns/${campaignId}`);
}

/** A post's page, or one of the steps below it, such as `edit`. */
export function postPath(post: { readonly officeId: OfficeId; readonly id: PostId }, step?: string): string {
  return officePath(post.officeId, `/posts/${post.id}${step === undefined ? '' : `/${step}`}`);
}

export function mediaPath(officeId: OfficeId, mediaId: MediaId): string {
  return officePath(officeId, `/media/${mediaId}`);
}
