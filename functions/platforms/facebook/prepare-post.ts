import { HOUR, type Instant, later } from '#core/time.ts';
import type { Journal, Publication } from '#ports/publisher.ts';
import type { Graph, GraphReply } from '../graph.ts';
import { Created } from './schema.ts';
import { writeMentions } from './write-mentions.ts';

/** [U] Facebook drops a photo that no post has taken up within about a day. */
const PHOTO_LIVES = 12 * HOUR;

/** Makes the post on the page where only its editors see it. */
export async function preparePost(
  graph: Graph,
  publication: Publication,
  journal: Journal,
  now: Instant,
): Promise<GraphReply<string>> {
  const { accountId, text, mentions } = publication;
  const photo = await uploadPhoto(graph, publication, journal, now);
  if (photo && photo.kind !== 'ok') return photo;
  const created = await graph.post(
    `/${accountId}/feed`,
    {
      message: writeMentions(text, mentions),
      published: 'false',
      ...(photo && { attached_media: JSON.stringify([{ media_fbid: photo.value }]) }),
    },
    Created,
  );
  if (created.kind === 'ok') await journal.record({ postId: created.value });
  return created;
}

async function uploadPhoto(
  graph: Graph,
  { accountId, image, progress }: Publication,
  journal: Journal,
  now: Instant,
): Promise<GraphReply<string> | undefined> {
  if (!image) return undefined;
  const { photoId, photoAt } = progress;
  if (photoId && photoAt && photoAt > later(now, -PHOTO_LIVES)) return { kind: 'ok', value: photoId };
  const uploaded = await graph.post(
    `/${accountId}/photos`,
    { alt_text_custom: image.alt, published: 'false' },
    Created,
    new File([Uint8Array.from(image.content)], image.mediaId, { type: image.mimeType }),
  );
  if (uploaded.kind === 'ok') await journal.record({ photoId: uploaded.value, photoAt: now });
  return uploaded;
}
