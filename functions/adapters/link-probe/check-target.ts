import { isIPv6 } from 'node:net';

const PORTS: ReadonlySet<number> = new Set([80, 443]);

/** The port that an address is asked at. */
export function portOf({ port, protocol }: URL): number {
  if (port !== '') return Number(port);
  return protocol === 'https:' ? 443 : 80;
}

/** The ports at which the public web is. */
export function isWebPort(port: number): boolean {
  return PORTS.has(port);
}

/** Why an address is not even looked up; nothing where it may be. The URL parser has read `0x7f.1` and the like by now. */
export function refuseTarget(
  target: URL,
  permitsPort: (port: number) => boolean,
): { readonly kind: 'refused' | 'unknown'; readonly why: string } | undefined {
  const { protocol, hostname, username, password } = target;
  if (protocol !== 'http:' && protocol !== 'https:') {
    return {
      kind: 'unknown',
      why: `it leads to an address that begins with “${protocol}”, which is no page`,
    };
  }
  if (username !== '' || password !== '') {
    return refused('it leads to an address with a name before “@”, which can hide where it leads');
  }
  if (!permitsPort(portOf(target)))
    return refused(`it leads to the port ${portOf(target)}, which no public page has`);
  const host = hostname.replace(/\.$/, '');
  // Also of a public one nobody can tell whose it is.
  if (isIPv6(host.replace(/^\[|\]$/g, '')) || /^[\d.]+$/.test(host)) {
    return refused('it leads to a number instead of a name');
  }
  if (!host.includes('.')) return refused('it leads to a name that only a private network knows');
  return undefined;
}

const refused = (why: string) => ({ kind: 'refused', why }) as const;
