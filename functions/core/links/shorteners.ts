import { addressOf, isUnder } from '#core/guardrails/link-address.ts';

/** Services that give out short addresses: whoever made one can lead it elsewhere at any time. */
export const SHORTENERS: readonly string[] = [
  'bit.ly',
  'bitly.com',
  'buff.ly',
  'cutt.ly',
  'dlvr.it',
  'fb.me',
  'goo.gl',
  'hubs.ly',
  'ht.ly',
  'is.gd',
  'lnkd.in',
  'ow.ly',
  'qrco.de',
  'rb.gy',
  'rebrand.ly',
  'short.gy',
  'shorturl.at',
  't.co',
  't.ly',
  'tiny.cc',
  'tinyurl.com',
  'trib.al',
  'v.gd',
];

/** Whether a link is a short one of a known service. */
export function isShortened(link: string): boolean {
  const address = addressOf(link);
  return address !== undefined && SHORTENERS.some((host) => isUnder(address, host));
}
