import type { AssociationId, CampaignId, OfficeId, PackId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { postPath } from './office-paths.ts';
import { officePath } from './paths.ts';

export function offersPath(officeId: OfficeId): string {
  return officePath(officeId, '/offers');
}

/** What an association offers an office, or one of the steps below it, such as `accept`. */
export function offerPath(officeId: OfficeId, id: CampaignId, step?: 'accept' | 'decline'): string {
  return officePath(officeId, `/offers/${id}${step === undefined ? '' : `/${step}`}`);
}

/** A revised campaign beside what the office has of it. */
export function proposalPath(officeId: OfficeId, id: CampaignId): string {
  return officePath(officeId, `/offers/${id}/proposal`);
}

/** Where a person goes on after a change of a post: to the offer that it is still part of, otherwise to its own page. */
export function pathAfterChange(post: Post): string {
  return post.offeredBy === undefined ? postPath(post) : offerPath(post.officeId, post.campaignId);
}

export function approvalsPath(officeId: OfficeId): string {
  return officePath(officeId, '/approvals');
}

export function consentsPath(officeId: OfficeId): string {
  return officePath(officeId, '/consents');
}

/** What a consent is to, in an address or a form: publishing, or the offers of one pack. */
export interface ConsentKey {
  readonly association: AssociationId;
  /** Absent for publishing. */
  readonly pack: PackId | undefined;
}

/** Where a consent is read before it is given. */
export function giveConsentPath(officeId: OfficeId, { association, pack }: ConsentKey): string {
  const query = new URLSearchParams({ association, ...(pack && { pack }) });
  return `${consentsPath(officeId)}/give?${query}`;
}
