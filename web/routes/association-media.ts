import { Hono } from 'hono';
import { MediaId } from '#core/ids.ts';
import type { AssociationEnv } from '../association-env.ts';
import { isInPack } from '../pack-pictures.ts';
import type { Services } from '../services.ts';

/** Shows a picture of a pack to an association's members. What offices have of their own is not theirs to see. */
export function associationMediaRoutes(services: Services): Hono<AssociationEnv> {
  const routes = new Hono<AssociationEnv>();
  routes.get('/media/:id', async (c) => {
    const id = MediaId.safeParse(c.req.param('id'));
    if (!id.success) return c.notFound();
    const { profile, actor } = c.var;
    const offered = await isInPack(services, { associationId: profile.id }, id.data, actor);
    const stored = offered ? await services.media.read(id.data) : undefined;
    if (!stored) return c.notFound();
    return c.body(new Uint8Array(stored.bytes), 200, { 'content-type': stored.mimeType });
  });
  return routes;
}
