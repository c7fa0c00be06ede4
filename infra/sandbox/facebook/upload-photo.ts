import type { Context } from 'hono';
import { checkImage } from '../media/check-image.ts';
import { takeImage } from '../media/take-image.ts';
import { graphError, parameterError, readBoolean } from '../meta/graph.ts';
import { DAY } from '../platform.ts';
import { keepMedia } from '../state/media.ts';
import { imageOf } from '../state/posts.ts';
import type { Env, World } from '../world.ts';
import { readPageCall } from './access.ts';
import { acceptPagePost } from './create-post.ts';

const MAX_PHOTO_BYTES = 10 * 1024 * 1024;
const KINDS = ['jpeg', 'png', 'gif', 'webp'];
/** A photo that no post has taken up by then is gone. */
const UNUSED_LIVES_MS = DAY;

/** Takes a photo by its address or as a file; unpublished ones wait for `attached_media`. */
export const uploadPhoto = (world: World) => async (c: Context<Env>) => {
  const call = await readPageCall(
    world,
    c,
    c.req.param('page') ?? '',
    'pages_manage_posts',
    'pages_read_engagement',
  );
  if (call instanceof Response) return call;
  const { params, page } = call;
  const published = readBoolean(params.published ?? 'true');
  if (published === undefined) return parameterError(c, 'Param published must be a boolean');
  if (params.scheduled_publish_time !== undefined) {
    return parameterError(c, 'The sandbox schedules photos only as attached_media of a post');
  }
  const taken =
    params.url === undefined
      ? await takeFile(c)
      : await takeImage(params.url, { maxBytes: MAX_PHOTO_BYTES, timeoutMs: world.imageTimeoutMs });
  if (!taken?.ok || !KINDS.includes(taken.image.kind)) {
    return graphError(c, {
      message: '(#324) Missing or invalid image file',
      code: 324,
      subcode: 2069019,
      title: 'Missing or invalid image file',
      userMessage: `The photo could not be read (${taken?.ok === false ? taken.error : 'type'}).`,
    });
  }
  const keep = (livesMs?: number) =>
    keepMedia(world.state, {
      platform: 'facebook',
      account: page.id,
      bytes: taken.bytes,
      ...taken.image,
      alt: params.alt_text_custom ?? '',
      ...(livesMs !== undefined && { livesMs }),
    });
  if (!published) return c.json({ id: keep(UNUSED_LIVES_MS).id });
  const photo = keep();
  const accepted = acceptPagePost(world, c, page, {
    operation: 'create-post',
    message: params.caption ?? params.message ?? '',
    link: null,
    images: [imageOf(photo)],
    params,
  });
  return accepted instanceof Response ? accepted : c.json({ id: photo.id, post_id: accepted.id });
};

async function takeFile(c: Context<Env>) {
  const { source } = /^multipart\//.test(c.req.header('content-type') ?? '') ? await c.req.parseBody() : {};
  if (!(source instanceof File) || source.size > MAX_PHOTO_BYTES) return undefined;
  const bytes = Buffer.from(await source.arrayBuffer());
  const image = await checkImage(bytes);
  return image && ({ ok: true, bytes, image } as const);
}
