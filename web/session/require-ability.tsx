import type { MiddlewareHandler } from 'hono';
import { type Ability, can } from '#core/member.ts';
import type { OfficeEnv } from '../office-env.ts';
import { ProblemPage } from '../pages/problem.tsx';
import { NOT_ALLOWED } from '../problem.ts';
import { showPage } from '../show-page.tsx';

/** Refuses members whose roles in this office do not allow it. Runs inside an office. */
export function requireAbility(ability: Ability): MiddlewareHandler<OfficeEnv> {
  return async (c, next) =>
    can(c.var.member, { officeId: c.var.profile.id }, ability)
      ? next()
      : showPage(c, <ProblemPage problem={NOT_ALLOWED} />, 403);
}
