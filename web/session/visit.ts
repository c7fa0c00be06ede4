import type { MiddlewareHandler } from 'hono';
import { formToken, resumeVisit } from '#use-cases/visit.ts';
import type { Services } from '../services.ts';
import { amendVisit } from './amend-visit.ts';
import { readVisitCookie } from './cookie.ts';
import type { VisitEnv } from './visit-env.ts';

/** Finds out from its cookie whose request this is, and takes the visit's notice off it once a page has shown it. */
export function resumeVisits(services: Services): MiddlewareHandler<VisitEnv> {
  return async (c, next) => {
    const token = readVisitCookie(c);
    const session = token === undefined ? undefined : await resumeVisit(services, token);
    if (!session) return next();

    c.set('session', session);
    c.set('formToken', formToken(session, services.digest));
    c.set('notice', session.notice);
    const member = session.memberId && (await services.store.readMember(session.memberId));
    if (member) {
      c.set('member', member);
      c.set('visitor', { member, office: undefined });
    }
    await next();
    if (session.notice !== undefined && isPage(c.res)) {
      await amendVisit(services, session, ({ notice, ...rest }) =>
        notice === undefined || notice === session.notice ? rest : { ...rest, notice },
      );
    }
  };
}

/** Redirects and images have shown nothing: their notice waits for the next page. */
function isPage(response: Response): boolean {
  return response.headers.get('content-type')?.startsWith('text/html') ?? false;
}
