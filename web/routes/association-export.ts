import { Hono } from 'hono';
import { exportMembers } from '#use-cases/export-members.ts';
import { exportOffices } from '#use-cases/export-offices.ts';
import type { AssociationContext, AssociationEnv } from '../association-env.ts';
import type { Services } from '../services.ts';
import { requireAssociationAbility } from '../session/enter-association.tsx';

/** An association's lists as files, in the form in which they can be imported. */
export function associationExportRoutes(services: Services): Hono<AssociationEnv> {
  const routes = new Hono<AssociationEnv>();

  routes.get('/export/offices.csv', requireAssociationAbility('read'), async (c) =>
    sendFile(c, 'offices', await exportOffices(services, c.var.association)),
  );

  routes.get('/export/members.csv', requireAssociationAbility('manage'), async (c) =>
    sendFile(c, 'members', await exportMembers(services, c.var.association)),
  );

  return routes;
}

function sendFile(c: AssociationContext, name: string, text: string): Response {
  return c.body(text, 200, {
    'content-type': 'text/csv; charset=utf-8; header=present',
    'content-disposition': `attachment; filename="${c.var.profile.id}-${name}.csv"`,
  });
}
