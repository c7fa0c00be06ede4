import { Hono } from 'hono';
import * as z from 'zod';
import { ImageId, imageFor, isUsable } from '#core/library-image.ts';
import type { OwnPack } from '#core/own-pack/own-pack.ts';
import { changePack } from '#use-cases/change-pack.ts';
import { putPackImage } from '#use-cases/put-pack-image.ts';
import { findOwnPack, packsOf } from '../desk-view.ts';
import { readForm } from '../forms/read-form.ts';
import { placePackPath } from '../pack-paths.ts';
import { type OfferedImage, PackPicturesPage } from '../pages/pack-pictures.tsx';
import type { PlaceContext, PlaceEnv } from '../place-env.ts';
import type { Services } from '../services.ts';
import { requirePlaceAbility } from '../session/enter-place.tsx';
import { goOn } from '../session/go-on.ts';
import { showPage } from '../show-page.tsx';

const PutForm = z.object({ image: ImageId });
const TakeOutForm = z.object({ key: z.string(), seen: z.coerce.number().int().nonnegative() });

/** The pictures of a pack on the desk. Behind `enterOfficePlace` or its like. */
export function packPictureRoutes(services: Services): Hono<PlaceEnv> {
  const { rules } = services;
  const routes = new Hono<PlaceEnv>();
  const write = requirePlaceAbility('write');

  routes.get('/packs/:pack/pictures', write, async (c) => {
    const pack = await findOwnPack(services, c);
    if (!pack) return c.notFound();
    const offered = await listOffered(c, pack);
    return showPage(c, <PackPicturesPage {...{ pack, offered }} place={c.var.place} />);
  });

  routes.post('/packs/:pack/pictures', write, async (c) => {
    const pack = await findOwnPack(services, c);
    const reading = await readForm(c.req, PutForm);
    if (!pack || !reading.ok) return c.notFound();
    const chosen = (await listOffered(c, pack))?.find(({ source }) => source.id === reading.value.image);
    if (!chosen) return leave(c, pack, 'This image is in the pack already, or not there any more.');
    const order = { packId: pack.id, image: chosen.image, by: c.var.actor };
    const put = await putPackImage(services, packsOf(services, c), order);
    if (!put.ok && put.error === 'no-pack') return c.notFound();
    return leave(
      c,
      pack,
      put.ok ? 'The picture is in the pack.' : 'The pack has as many pictures as it can hold.',
    );
  });

  routes.post('/packs/:pack/pictures/remove', write, async (c) => {
    const pack = await findOwnPack(services, c);
    const reading = await readForm(c.req, TakeOutForm);
    if (!pack || !reading.ok) return c.notFound();
    const { key, seen } = reading.value;
    const messages = await packsOf(services, c).listMessages(pack.id);
    const uses = messages.filter(({ message }) => message.media === key);
    if (uses.length > 0) {
      const where = new Intl.ListFormat('en-US').format(uses.map(({ message }) => `“${message.title}”`));
      return leave(
        c,
        pack,
        `Nothing was taken out: ${where} shows this picture. Choose another one there first.`,
      );
    }
    const change = { media: pack.media.filter((media) => media.key !== key) };
    const order = { packId: pack.id, seen, change, what: 'took out a picture', by: c.var.actor };
    const changed = await changePack(services, packsOf(services, c), order);
    const kept = 'Nothing was taken out: somebody has changed the pack meanwhile. This is how it is now.';
    return leave(c, pack, changed.ok ? 'The picture is out of the pack.' : kept);
  });

  /** Described images of the office that the pack has not, each in the shape that the strictest platform takes. */
  async function listOffered(
    { var: { office } }: PlaceContext,
    pack: OwnPack,
  ): Promise<readonly OfferedImage[] | undefined> {
    if (!office) return undefined;
    const strictest = rules.find(({ image }) => image.required) ?? rules[0];
    if (!strictest) return [];
    const images = (await office.images.list()).filter(isUsable);
    return images
      .map((source) => ({ source, image: imageFor(source, strictest) }))
      .filter(({ image }) => !pack.media.some((media) => media.image.mediaId === image.mediaId));
  }

  function leave(c: PlaceContext, pack: OwnPack, notice: string): Promise<Response> {
    return goOn(c, services, c.var.session, placePackPath(c.var.place.scope, pack.id, 'pictures'), notice);
  }

  return routes;
}
