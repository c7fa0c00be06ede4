import type { MiddlewareHandler } from 'hono';
import type { Actor } from '#core/audit.ts';
import { OfficeId } from '#core/ids.ts';
import { can, type Member } from '#core/member.ts';
import type { OfficeEnv } from '../office-env.ts';
import type { Services } from '../services.ts';
import { noticeOf } from '../stop-notice.ts';
import { pathOf, signInPath } from './sign-in-path.ts';

/** The member, as an office's history names them. */
export function actorOf(member: Member): Actor {
  return { kind: 'member', id: member.id, name: member.name };
}

/**
 * Opens an office to its members. An office that one does not belong to looks exactly like one that does not exist.
 * Runs on `/offices/:office/*`, behind the visit.
 */
export function enterOffice({
  store,
  rules,
}: Pick<Services, 'store' | 'rules'>): MiddlewareHandler<OfficeEnv> {
  return async (c, next) => {
    const member: Member | undefined = c.var.member;
    if (!member) return c.redirect(signInPath(pathOf(c.req)), 303);
    const officeId = OfficeId.safeParse(c.req.param('office'));
    if (!officeId.success || !can(member, officeId.data, 'read')) return c.notFound();
    const actor = actorOf(member);
    const office = store.forOffice(officeId.data, actor);
    const [profile, { stops }] = await Promise.all([office.readOffice(), office.readGates()]);
    if (!profile) return c.notFound();
    c.set('actor', actor);
    c.set('office', office);
    c.set('profile', profile);
    c.set('visitor', { member, office: profile, stops: stops.map((stop) => noticeOf(stop, rules)) });
    return next();
  };
}
