import type { Channel } from '#core/channel.ts';
import type { Post } from '#core/post.ts';
import { err, ok, type Result } from '#core/result.ts';
import { HOUR, later } from '#core/time.ts';
import type { ConnectTrouble } from '#ports/connector.ts';
import type { MediaLibrary } from '#ports/media.ts';
import type { Publication } from '#ports/publisher.ts';
import type { OfficeStore } from '#ports/store.ts';
import { type CredentialsParts, useCredentials } from './use-credentials.ts';

export interface PublicationParts extends CredentialsParts {
  readonly media: MediaLibrary;
}

/** Why a post cannot be put before its publisher. */
export type PreparationTrouble = ConnectTrouble | { readonly kind: 'no-image'; readonly reason: string };

/** How long a platform may take to come for an image, in milliseconds: a container that waits lives for a day. */
const IMAGE_LIFE = 24 * HOUR;

/** Gathers all that a publisher needs to send a post, or to look for it. */
export async function preparePublication(
  parts: PublicationParts,
  office: OfficeStore,
  post: Post,
  channel: Channel,
): Promise<Result<Publication, PreparationTrouble>> {
  const opened = await useCredentials(parts, office, channel);
  if (!opened.ok) return opened;
  const image = await readImage(parts, post);
  if (image === 'missing') {
    return err({
      kind: 'no-image',
      reason: 'The image of this post can no longer be found. Choose another one.',
    });
  }
  const { text, mentions, progress, attempt } = post;
  const { accountId, handle } = channel;
  const startedAt = attempt?.startedAt ?? parts.clock.now();
  return ok({
    accountId,
    handle,
    credentials: opened.value.credentials,
    text,
    mentions,
    image,
    progress,
    startedAt,
  });
}

async function readImage(
  parts: PublicationParts,
  { image }: Post,
): Promise<Publication['image'] | 'missing'> {
  if (image === undefined) return undefined;
  const stored = await parts.media.read(image.mediaId);
  if (stored === undefined) return 'missing';
  const url = await parts.media.publicUrl(image.mediaId, later(parts.clock.now(), IMAGE_LIFE));
  return { ...image, content: stored.bytes, url };
}
