import { isUnder } from '#core/guardrails/link-address.ts';

/** Sites on which everybody has pages: one page there says nothing about whose the others are. */
const SHARED: readonly string[] = [
  'bsky.app',
  'facebook.com',
  'instagram.com',
  'linkedin.com',
  'linktr.ee',
  'medium.com',
  'nextdoor.com',
  'sites.google.com',
  'threads.com',
  'threads.net',
  'tiktok.com',
  'twitter.com',
  'x.com',
  'youtu.be',
  'youtube.com',
];

export function isSharedHost(address: URL): boolean {
  return SHARED.some((host) => isUnder(address, host));
}
