import type { Context } from 'hono';
import { deleteCookie, getCookie, setCookie } from 'hono/cookie';

/** Becomes `__Host-clarion`: no other host, no subdomain and no page without encryption can set it in our place. */
const NAME = 'clarion';

// Lax, because the sign-in provider and the platforms send people back here from their own sites. Without an age the
// cookie goes when the browser is closed: several people may use one machine.
const ATTRIBUTES = { secure: true, httpOnly: true, sameSite: 'Lax', path: '/' } as const;

export function readVisitCookie(c: Context): string | undefined {
  return getCookie(c, NAME, 'host');
}

export function setVisitCookie(c: Context, token: string): void {
  setCookie(c, NAME, token, { ...ATTRIBUTES, prefix: 'host' });
}

export function removeVisitCookie(c: Context): void {
  deleteCookie(c, NAME, { ...ATTRIBUTES, prefix: 'host' });
}
