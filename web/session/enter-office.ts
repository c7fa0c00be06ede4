import type { MiddlewareHandler } from 'hono';
import type { Actor } from '#core/audit.ts';
import { OfficeId } from '#core/ids.ts';
import { associationsOf, can, type Member } from '#core/member.ts';
import type { OfficeStore } from '#ports/store.ts';
import type { OfficeEnv } from '../office-env.ts';
import type { Services } from '../services.ts';
import { noticeOf } from '../stop-notice.ts';
import { pathOf, signInPath } from './sign-in-path.ts';
import { readSpecialSections } from './special-sections.ts';

/** The member, as an office's history names them. */
export function actorOf(member: Member): Actor {
  return { kind: 'member', id: member.id, name: member.name };
}

/**
 * A member with what the office lets their association do in its name: an association's roles alone reach no office,
 * and what an office once allowed counts no longer after it has left.
 */
async function withConsents(office: OfficeStore, member: Member): Promise<Member> {
  const publishing = associationsOf(member).filter((associationId) =>
    can(member, { associationId }, 'publish'),
  );
  if (publishing.length === 0) return member;
  const [consents, memberships] = await Promise.all([office.listConsents(), office.listMemberships()]);
  const isLet = consents.some(
    ({ kind, associationId }) =>
      kind === 'publishing' &&
      publishing.includes(associationId) &&
      memberships.some((membership) => membership.associationId === associationId),
  );
  if (!isLet) return member;
  return { ...member, grants: [...member.grants, { officeId: office.officeId, roles: ['publisher'] }] };
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
    if (!officeId.success) return c.notFound();
    const actor = actorOf(member);
    const office = store.forOffice(officeId.data, actor);
    const entering = await withConsents(office, member);
    if (!can(entering, { officeId: officeId.data }, 'read')) return c.notFound();
    const [profile, gates, sections] = await Promise.all([
      office.readOffice(),
      office.readGates(),
      readSpecialSections(office, entering),
    ]);
    if (!profile) return c.notFound();
    c.set('member', entering);
    c.set('actor', actor);
    c.set('office', office);
    c.set('profile', profile);
    c.set('gates', gates);
    c.set('visitor', {
      member,
      office: profile,
      stops: gates.stops.map((stop) => noticeOf(stop, rules)),
      sections,
    });
    return next();
  };
}
