import { Hono } from 'hono';
import type { AssociationEnv } from '../association-env.ts';
import type { OfficeEnv } from '../office-env.ts';
import type { Services } from '../services.ts';
import { enterAssociationPlace, enterOfficePlace } from '../session/enter-place.tsx';
import { invitationRoutes } from './invitations.tsx';
import { memberRoutes } from './members.tsx';

/** The members of an office. Below `/offices/:office`. */
export function officeMemberRoutes(services: Services): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();
  routes.use('/members/*', enterOfficePlace(services));
  routes.route('/', invitationRoutes(services));
  routes.route('/', memberRoutes(services));
  return routes;
}

/** The members of an association. Below `/associations/:association`. */
export function associationMemberRoutes(services: Services): Hono<AssociationEnv> {
  const routes = new Hono<AssociationEnv>();
  routes.use('/members/*', enterAssociationPlace(services));
  routes.route('/', invitationRoutes(services));
  routes.route('/', memberRoutes(services));
  return routes;
}
