import type { Context } from 'hono';

const LOOPBACK = ['127.0.0.1', 'localhost', '[::1]'];

/**
 * Tells whether a page of another site sent this call; clients that are no browsers send no Origin. The name must be
 * a loopback one as well, or a site that points its own name at this machine would pass.
 */
export function comesFromElsewhere(c: Context): boolean {
  const origin = c.req.header('origin');
  if (origin === undefined) return false;
  if (!URL.canParse(origin)) return true;
  const { host, hostname } = new URL(origin);
  return host !== new URL(c.req.url).host || !LOOPBACK.includes(hostname);
}
