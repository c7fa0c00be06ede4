import type { MiddlewareHandler } from 'hono';
import { type Ability, can } from '#core/member.ts';
import type { AssociationEnv } from '../association-env.ts';
import type { OfficeEnv } from '../office-env.ts';
import { ProblemPage } from '../pages/problem.tsx';
import type { PlaceEnv } from '../place-env.ts';
import { NOT_ALLOWED } from '../problem.ts';
import type { Services } from '../services.ts';
import { showPage } from '../show-page.tsx';

type WithPlace<E extends { readonly Variables: object }> = {
  Variables: E['Variables'] & Pick<PlaceEnv['Variables'], 'place' | 'roster'>;
};

/** Lets an office's request at pages that offices and associations share. Runs inside an office. */
export function enterOfficePlace({
  store,
}: Pick<Services, 'store'>): MiddlewareHandler<WithPlace<OfficeEnv>> {
  return async (c, next) => {
    const { id, name, zone } = c.var.profile;
    const scope = { officeId: id };
    c.set('place', { kind: 'office', scope, name, zone });
    c.set('roster', store.rosterOf(scope, c.var.actor));
    return next();
  };
}

/** The same for an association's. Runs inside an association. */
export function enterAssociationPlace({
  store,
}: Pick<Services, 'store'>): MiddlewareHandler<WithPlace<AssociationEnv>> {
  return async (c, next) => {
    const { id, name, zone } = c.var.profile;
    const scope = { associationId: id };
    c.set('place', { kind: 'association', scope, name, zone });
    c.set('roster', store.rosterOf(scope, c.var.actor));
    return next();
  };
}

/** Refuses everybody who may not decide who belongs here. Runs inside a place. */
export const requireManager: MiddlewareHandler<PlaceEnv> = async (c, next) =>
  can(c.var.member, c.var.place.scope, 'manage')
    ? next()
    : showPage(c, <ProblemPage problem={NOT_ALLOWED} />, 403);

/** Refuses members whose roles in this office or association do not allow it. Runs inside a place. */
export function requirePlaceAbility(ability: Ability): MiddlewareHandler<PlaceEnv> {
  return async (c, next) =>
    can(c.var.member, c.var.place.scope, ability)
      ? next()
      : showPage(c, <ProblemPage problem={NOT_ALLOWED} />, 403);
}
