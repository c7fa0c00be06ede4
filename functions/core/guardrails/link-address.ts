import { PRIVATE_HOST } from './data/link-hosts.ts';

/** A link as a browser would open it; nothing where it could not. */
export function addressOf(link: string): URL | undefined {
  const full = /^[a-z][a-z0-9+.-]*:\/\//i.test(link) ? link : `https://${link}`;
  return URL.canParse(full) ? new URL(full) : undefined;
}

/** Whether an address lies in somebody's own network, where voters cannot reach it. IPv4 is in its usual form by now. */
export function isPrivate({ hostname }: URL): boolean {
  const host = hostname.replace(/\.$/, '');
  if (host.startsWith('[')) return isPrivateV6(host.slice(1, -1));
  const parts = /^(\d+)\.(\d+)\.\d+\.\d+$/.exec(host);
  return parts ? isPrivateV4(Number(parts[1]), Number(parts[2])) : PRIVATE_HOST.test(host);
}

/** Whether an address is a number instead of a name. */
export function isNumeric({ hostname }: URL): boolean {
  return hostname.startsWith('[') || /^\d+\.\d+\.\d+\.\d+$/.test(hostname);
}

/** RFC 1918, 6598, 1122, 3927, and what begins multicast and beyond. */
function isPrivateV4(a: number, b: number): boolean {
  return (
    a === 0 ||
    a === 10 ||
    a === 127 ||
    a >= 224 ||
    (a === 100 && b >= 64 && b < 128) ||
    (a === 169 && b === 254) ||
    (a === 172 && b >= 16 && b < 32) ||
    (a === 192 && b === 168)
  );
}

/** Loopback, unspecified, unique local (RFC 4193), link-local, multicast, and IPv4 in disguise. */
function isPrivateV6(host: string): boolean {
  return /^(?:::1?$|f[cd]|fe[89ab]|ff|::ffff:|64:ff9b:)/i.test(host);
}

/** Whether a link lies under an entry such as `eac.gov` or `bit.ly/49dCnuR`: its subdomains and deeper paths do too. */
export function isUnder(address: URL, entry: string): boolean {
  const allowed = addressOf(entry);
  if (!allowed) return false;
  const [host, root] = [plainHost(address), plainHost(allowed)];
  if (host !== root && !host.endsWith(`.${root}`)) return false;
  const path = allowed.pathname.replace(/\/$/, '');
  return path === '' || address.pathname === path || address.pathname.startsWith(`${path}/`);
}

function plainHost({ hostname }: URL): string {
  return hostname.replace(/^www\./, '').replace(/\.$/, '');
}

/** Whether words are a host such as `example.gov`, or one page of it such as `bit.ly/49dCnuR`. */
export function isHost(words: string): boolean {
  return /^[a-z0-9-]+(?:\.[a-z0-9-]+)+(?:\/\S*)?$/i.test(words);
}
