import type { MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { timingSafeEqual } from 'hono/utils/buffer';
import { encodeBase64Url } from 'hono/utils/encode';
import { FORM_TOKEN_FIELD } from './components/form.tsx';
import type { WebEnv } from './shell.ts';

/** The token that a session's forms carry, from the secret in its cookie. It does not reveal the secret. */
export async function deriveFormToken(sessionSecret: string): Promise<string> {
  const bytes = new TextEncoder();
  const key = await crypto.subtle.importKey(
    'raw',
    bytes.encode(sessionSecret),
    { name: 'HMAC', hash: 'SHA-256' },
    false,
    ['sign'],
  );
  return encodeBase64Url(await crypto.subtle.sign('HMAC', key, bytes.encode('clarion form token')));
}

/**
 * Refuses every change that does not carry its session's form token. Without a session nothing is accepted: even the
 * sign-in form belongs to one.
 */
export const requireFormToken: MiddlewareHandler<WebEnv> = async (c, next) => {
  if (!['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) {
    const sent = isForm(c.req.header('content-type')) && (await c.req.formData()).get(FORM_TOKEN_FIELD);
    const expected = c.var.formToken;
    if (!expected || typeof sent !== 'string' || !(await timingSafeEqual(sent, expected))) {
      throw new HTTPException(403, { message: 'The form token is missing or belongs to another session' });
    }
  }
  await next();
};

function isForm(contentType: string | undefined): boolean {
  return /^application\/x-www-form-urlencoded\b/i.test(contentType ?? '');
}
