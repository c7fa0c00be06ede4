import { Hono } from 'hono';
import { MediaId } from '#core/ids.ts';
import type { OfficeStore } from '#ports/store.ts';
import type { OfficeEnv } from '../office-env.ts';
import { isInPack } from '../pack-pictures.ts';
import type { Services } from '../services.ts';

/** Shows an image to an office's members: of a pack that the office may use, of its library, or of one of its posts. */
export function mediaRoutes(services: Services): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();
  routes.get('/media/:id', async (c) => {
    const id = MediaId.safeParse(c.req.param('id'));
    if (!id.success) return c.notFound();
    const { office, profile, actor } = c.var;
    const offered = await isInPack(services, { officeId: profile.id }, id.data, actor);
    const shown =
      offered ||
      (await isInLibrary(office, id.data)) ||
      (await office.listPosts()).some(({ image }) => image?.mediaId === id.data);
    const stored = shown ? await services.media.read(id.data) : undefined;
    if (!stored) return c.notFound();
    return c.body(new Uint8Array(stored.bytes), 200, { 'content-type': stored.mimeType });
  });
  return routes;
}

/** Whether an office keeps this image, or shows it on its cards. */
async function isInLibrary({ images }: OfficeStore, id: MediaId): Promise<boolean> {
  const [kept, identity] = await Promise.all([images.list(), images.readIdentity()]);
  return (
    identity?.logo?.mediaId === id ||
    kept.some(({ pictures }) => pictures.some(({ mediaId }) => mediaId === id))
  );
}
