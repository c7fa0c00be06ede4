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
    const member = session.memberId && (await services.store.readMember(session.memberId));
    // Somebody was taken out since: the session's own row may be a moment behind on its way out.
    if (member?.signedOutAt !== undefined && session.createdAt <= member.signedOutAt) return next();

    c.set('session', session);
    c.set('formToken', formToken(session, services.digest));
    c.set('notice', session.notice);
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
