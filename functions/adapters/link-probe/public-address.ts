import { isIPv4, isIPv6 } from 'node:net';
import ipaddr from 'ipaddr.js';

/** What is given out to hosts of the internet at all: RFC 4291, section 2.4, and IANA's registry of IPv6 addresses. */
const GLOBAL_UNICAST = ipaddr.IPv6.parseCIDR('2000::/3');

/** Interfaces that carry an IPv4 address, as 0000:5EFE or 0200:5EFE before it: RFC 5214, section 6.1. */
const ISATAP = 0x5efe;

/**
 * Whether an IP address is one host of the public internet. Everything else is not: loopback, private, link-local,
 * shared, reserved, documentation, multicast, and each way to write an IPv4 address as an IPv6 one. So is whatever is
 * written in any but the usual way.
 */
export function isPublicAddress(address: string): boolean {
  if (isIPv4(address)) return ipaddr.IPv4.parse(address).range() === 'unicast';
  if (!isIPv6(address) || address.includes('%')) return false;
  const parsed = ipaddr.IPv6.parse(address);
  if (!parsed.match(GLOBAL_UNICAST) || parsed.range() !== 'unicast') return false;
  const [, , , , before = 0, marker] = parsed.parts;
  return !(marker === ISATAP && (before === 0 || before === 0x0200));
}
