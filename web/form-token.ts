import type { MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { timingSafeEqual } from 'hono/utils/buffer';
import { FORM_TOKEN_FIELD } from './components/form.tsx';
import type { WebEnv } from './shell.ts';

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
