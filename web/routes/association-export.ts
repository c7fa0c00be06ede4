import { Hono } from 'hono';
import { exportMembers } from '#use-cases/export-members.ts';
import { exportOffices } from '#use-cases/export-offices.ts';
import type { AssociationEnv } from '../association-env.ts';
import type { Services } from '../services.ts';
import { requireAssociationAbility } from '../session/enter-association.tsx';
import { sendCsv } from './send-file.ts';

/** An association's lists as files, in the form in which they can be imported. */
export function associationExportRoutes(services: Services): Hono<AssociationEnv> {
  const routes = new Hono<AssociationEnv>();

  routes.get('/export/offices.csv', requireAssociationAbility('read'), async (c) =>
    sendCsv(c, `${c.var.profile.id}-offices`, await exportOffices(services, c.var.association)),
  );

  routes.get('/export/members.csv', requireAssociationAbility('manage'), async (c) =>
    sendCsv(c, `${c.var.profile.id}-members`, await exportMembers(services, c.var.association)),
  );

  return routes;
}
