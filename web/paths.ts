import type { OfficeId } from '#core/ids.ts';

/** A section of an office's pages, in the order of the navigation. */
export const SECTIONS = [
  { key: 'dashboard', label: 'Dashboard', path: '' },
  { key: 'new-announcement', label: 'New announcement', path: '/announcements/new' },
  { key: 'posts', label: 'Posts', path: '/posts' },
  { key: 'approvals', label: 'Approvals', path: '/approvals' },
  { key: 'offers', label: 'Offers', path: '/offers' },
  { key: 'calendar', label: 'Calendar', path: '/calendar' },
  { key: 'reach', label: 'Reach', path: '/reach' },
  { key: 'elections', label: 'Elections', path: '/elections' },
  { key: 'packs', label: 'Packs', path: '/packs' },
  { key: 'images', label: 'Images', path: '/images' },
  { key: 'channels', label: 'Channels', path: '/channels' },
  { key: 'safety', label: 'Safety', path: '/safety' },
  { key: 'members', label: 'Members', path: '/members' },
] as const;
export type SectionKey = (typeof SECTIONS)[number]['key'];

/** Sections that stand in the navigation only where an office has a use for them, or for those who may open them. */
export type SpecialSection = 'approvals' | 'offers' | 'members';

export function isSpecial(key: SectionKey): key is SpecialSection {
  return key === 'approvals' || key === 'offers' || key === 'members';
}

/**
 * The address of an office's page. The office is part of every address, so that two tabs with two offices never
 * post in each other's name.
 */
export function officePath(officeId: OfficeId, path = ''): string {
  return `/offices/${officeId}${path}`;
}

export const SIGN_OUT_PATH = '/sign-out';
