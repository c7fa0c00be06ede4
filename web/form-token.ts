import type { HonoRequest, MiddlewareHandler } from 'hono';
import { HTTPException } from 'hono/http-exception';
import { timingSafeEqual } from 'hono/utils/buffer';
import { FORM_TOKEN_FIELD } from './components/form.tsx';
import { takesImage } from './image-paths.ts';
import { takesFile } from './import-paths.ts';
import type { WebEnv } from './shell.ts';
import { takesToolkit } from './toolkit-paths.ts';

/**
 * Refuses every change that does not carry its session's form token. Without a session nothing is accepted: even the
 * sign-in form belongs to one.
 */
export const requireFormToken: MiddlewareHandler<WebEnv> = async (c, next) => {
  if (!['GET', 'HEAD', 'OPTIONS'].includes(c.req.method)) {
    const sent = isForm(c.req) && (await readFields(c.req)).get(FORM_TOKEN_FIELD);
    const expected = c.var.formToken;
    if (!expected || typeof sent !== 'string' || !(await timingSafeEqual(sent, expected))) {
      throw new HTTPException(403, { message: 'The form token is missing or belongs to another session' });
    }
  }
  await next();
};

/** Files come as `multipart/form-data`, and only where a page takes one. */
function isForm(request: HonoRequest): boolean {
  const type = request.header('content-type') ?? '';
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) return true;
  const mayBring = takesFile(request.path) || takesImage(request.path) || takesToolkit(request.path);
  return mayBring && /^multipart\/form-data\b/i.test(type);
}

async function readFields(request: HonoRequest): Promise<FormData> {
  try {
    return await request.formData();
  } catch (cause) {
    // What claims to be a form and is none, such as one that was cut off.
    if (!(cause instanceof TypeError)) throw cause;
    throw new HTTPException(403, { message: 'The form cannot be read', cause });
  }
}
