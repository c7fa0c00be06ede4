import { Hono } from 'hono';
import { MediaId } from '#core/ids.ts';
import type { OfficeEnv } from '../office-env.ts';
import type { Services } from '../services.ts';

/** Shows an image to an office's members: one that a pack offers to everybody, or that a post of this office carries. */
export function mediaRoutes({ media, packs }: Pick<Services, 'media' | 'packs'>): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();
  routes.get('/media/:id', async (c) => {
    const id = MediaId.safeParse(c.req.param('id'));
    if (!id.success) return c.notFound();
    const offered = packs
      .list()
      .some((pack) => [...pack.images.values()].some(({ mediaId }) => mediaId === id.data));
    const shown = offered || (await c.var.office.listPosts()).some(({ image }) => image?.mediaId === id.data);
    const stored = shown ? await media.read(id.data) : undefined;
    if (!stored) return c.notFound();
    return c.body(new Uint8Array(stored.bytes), 200, { 'content-type': stored.mimeType });
  });
  return routes;
}
