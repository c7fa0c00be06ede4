import type { Blackout } from '#core/gate.ts';
import type { AssociationId, CampaignId, MediaId, MessageId } from '#core/ids.ts';

/** A section of an association's pages, in the order of the navigation. */
export const ASSOCIATION_SECTIONS = [
  { key: 'association-campaigns', label: 'Campaigns', path: '' },
  { key: 'association-new-campaign', label: 'New campaign', path: '/campaigns/new' },
  { key: 'association-calendar', label: 'Calendar', path: '/calendar' },
  { key: 'association-reach', label: 'Reach', path: '/reach' },
  { key: 'association-offices', label: 'Offices', path: '/offices' },
  { key: 'association-packs', label: 'Packs', path: '/packs' },
  { key: 'association-elections', label: 'Elections', path: '/elections' },
  { key: 'association-members', label: 'Members', path: '/members' },
  { key: 'association-safety', label: 'Safety', path: '/safety' },
] as const;
export type AssociationSectionKey = (typeof ASSOCIATION_SECTIONS)[number]['key'];

/** The address of an association's page: the association is part of every address. */
export function associationPath(associationId: AssociationId, path = ''): string {
  return `/associations/${associationId}${path}`;
}

/** The board of a campaign that an association offers, or one of the steps below it, such as `withdraw`. */
export function offeredCampaignPath(associationId: AssociationId, id: CampaignId, step?: string): string {
  return associationPath(associationId, `/campaigns/${id}${step === undefined ? '' : `/${step}`}`);
}

/** One message of a campaign that an association offers, or a step below it, such as `withdraw`. */
export function offeredMessagePath(
  associationId: AssociationId,
  id: CampaignId,
  message: MessageId,
  step?: string,
): string {
  const path = offeredCampaignPath(associationId, id, `messages/${message}`);
  return step === undefined ? path : `${path}/${step}`;
}

/** The form for a new campaign, for one pack and kind where they are chosen already. */
export function newOfferedCampaignPath(
  associationId: AssociationId,
  chosen?: { readonly pack: string; readonly kind: string },
): string {
  const path = associationPath(associationId, '/campaigns/new');
  return chosen ? `${path}?${new URLSearchParams({ pack: chosen.pack, kind: chosen.kind })}` : path;
}

/** Where an association decides what links to its own websites carry. */
export function linkParametersPath(associationId: AssociationId): string {
  return associationPath(associationId, '/link-parameters');
}

/** A picture of a pack, as the association's own pages show it. */
export function associationMediaPath(associationId: AssociationId, mediaId: MediaId): string {
  return associationPath(associationId, `/media/${mediaId}`);
}

/** Where all posts of all offices are stopped and resumed, or a step below it, such as `lift`. */
export function associationSafetyPath(associationId: AssociationId, step?: string): string {
  return associationPath(associationId, `/safety${step === undefined ? '' : `/${step}`}`);
}

/** Where a blackout of all offices is entered; with one's id, where it is removed. */
export function associationBlackoutPath(associationId: AssociationId, id?: Blackout['id']): string {
  return associationSafetyPath(associationId, id === undefined ? 'blackouts' : `blackouts/${id}/remove`);
}
