import type { MiddlewareHandler } from 'hono';
import type { Env } from '../world.ts';
import { badParameter, restError } from './errors.ts';

/** A version is served for about a year. The list is fixed, so that the sandbox does not age with the calendar. */
const OLDEST = '202510';
const NEWEST = '202609';

/** Lets only calls to a live version of the API, in Rest.li's second protocol, through. */
export const requireVersion: MiddlewareHandler<Env> = async (c, next) => {
  const version = c.req.header('linkedin-version');
  if (version === undefined || version === '') {
    return restError(c, {
      status: 400,
      code: 'VERSION_MISSING',
      message: 'A version must be present. Please specify a version by adding the Linkedin-Version header.',
    });
  }
  if (!/^\d{6}$/.test(version) || version < OLDEST || version > NEWEST) {
    const message = `Requested version ${version}01 is not active`;
    return restError(c, { status: 426, code: 'NONEXISTENT_VERSION', message });
  }
  if (c.req.header('x-restli-protocol-version') !== '2.0.0') {
    return badParameter(c, 'The header X-Restli-Protocol-Version must be 2.0.0');
  }
  return next();
};
