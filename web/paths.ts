import type { OfficeId } from '#core/ids.ts';

/** A section of an office's pages, in the order of the navigation. */
export const SECTIONS = [
  { key: 'dashboard', label: 'Dashboard', path: '' },
  { key: 'new-announcement', label: 'New announcement', path: '/announcements/new' },
  { key: 'posts', label: 'Posts', path: '/posts' },
  { key: 'calendar', label: 'Calendar', path: '/calendar' },
  { key: 'packs', label: 'Packs', path: '/packs' },
  { key: 'channels', label: 'Channels', path: '/channels' },
  { key: 'safety', label: 'Safety', path: '/safety' },
] as const;
export type SectionKey = (typeof SECTIONS)[number]['key'];

/**
 * The address of an office's page. The office is part of every address, so that two tabs with two offices never
 * post in each other's name.
 */
export function officePath(officeId: OfficeId, path = ''): string {
  return `/offices/${officeId}${path}`;
}

export const SIGN_OUT_PATH = '/sign-out';
