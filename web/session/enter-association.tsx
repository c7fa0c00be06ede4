import type { MiddlewareHandler } from 'hono';
import { AssociationId } from '#core/ids.ts';
import { type Ability, can, type Member } from '#core/member.ts';
import type { AssociationEnv } from '../association-env.ts';
import { ProblemPage } from '../pages/problem.tsx';
import { NOT_ALLOWED } from '../problem.ts';
import type { Services } from '../services.ts';
import { showPage } from '../show-page.tsx';
import { actorOf } from './enter-office.ts';
import { pathOf, signInPath } from './sign-in-path.ts';

/**
 * Opens an association to its members. One that a person does not belong to looks exactly like one that does not
 * exist. Runs on `/associations/:association/*`, behind the visit.
 */
export function enterAssociation({ store }: Pick<Services, 'store'>): MiddlewareHandler<AssociationEnv> {
  return async (c, next) => {
    const member: Member | undefined = c.var.member;
    if (!member) return c.redirect(signInPath(pathOf(c.req)), 303);
    const id = AssociationId.safeParse(c.req.param('association'));
    if (!id.success || !can(member, { associationId: id.data }, 'read')) return c.notFound();
    const actor = actorOf(member);
    const association = store.forAssociation(id.data, actor);
    const profile = await association.readAssociation();
    if (!profile) return c.notFound();
    c.set('actor', actor);
    c.set('association', association);
    c.set('profile', profile);
    const sections = new Set(can(member, { associationId: id.data }, 'manage') ? ['members' as const] : []);
    c.set('visitor', { member, office: undefined, association: profile, sections });
    return next();
  };
}

/** Refuses members whose roles in this association do not allow it. Runs inside an association. */
export function requireAssociationAbility(ability: Ability): MiddlewareHandler<AssociationEnv> {
  return async (c, next) =>
    can(c.var.member, { associationId: c.var.profile.id }, ability)
      ? next()
      : showPage(c, <ProblemPage problem={NOT_ALLOWED} />, 403);
}
