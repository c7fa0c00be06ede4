import { type Instant, later, MINUTE, SECOND } from '#core/time.ts';
import type { Journal, Publication, PublicationImage } from '#ports/publisher.ts';
import type { XClient, XReply } from './client.ts';
import { Anything, UploadBegun, UploadDone } from './schema.ts';

/** A picture as X keeps it until a post takes it up. */
export interface Upload {
  readonly mediaId: string;
  readonly mediaKey: string;
}

/** Sees to it that X has the post's picture and its description. Nothing of this is public. */
export async function uploadImage(
  client: XClient,
  publication: Publication & { readonly image: PublicationImage },
  journal: Journal,
  now: Instant,
): Promise<XReply<Upload>> {
  const { image, progress } = publication;
  const kept = keptUpload(progress, now);
  const uploaded = kept
    ? ({ kind: 'ok', value: kept } as const)
    : await uploadBytes(client, image, journal, now);
  if (uploaded.kind !== 'ok') return uploaded;
  // Repeated for a kept upload: whether the description arrived last time is not known. X charges for it again (see
  // prices), which is little against a picture that goes out undescribed.
  const described = await client.post(
    'media/metadata',
    { id: uploaded.value.mediaId, metadata: { alt_text: { text: image.alt } } },
    Anything,
  );
  return described.kind === 'ok' ? uploaded : described;
}

function keptUpload(progress: Publication['progress'], now: Instant): Upload | undefined {
  const { mediaId, mediaKey, mediaExpiresAt } = progress;
  // A minute is left for the rest of the attempt.
  return mediaId && mediaKey && mediaExpiresAt && mediaExpiresAt > later(now, MINUTE)
    ? { mediaId, mediaKey }
    : undefined;
}

async function uploadBytes(
  client: XClient,
  image: PublicationImage,
  journal: Journal,
  now: Instant,
): Promise<XReply<Upload>> {
  const begun = await client.post(
    'media/upload/initialize',
    { media_type: image.mimeType, total_bytes: image.content.byteLength, media_category: 'tweet_image' },
    UploadBegun,
  );
  if (begun.kind !== 'ok') return begun;
  // At most 5 MB, so one part holds it.
  const part = new FormData();
  part.set('segment_index', '0');
  part.set('media', new File([Uint8Array.from(image.content)], 'image', { type: image.mimeType }));
  const appended = await client.post(`media/upload/${begun.value}/append`, part, Anything);
  if (appended.kind !== 'ok') return appended;
  const done = await client.post(`media/upload/${begun.value}/finalize`, {}, UploadDone);
  if (done.kind !== 'ok') return done;
  const { mediaId, mediaKey, livesSeconds } = done.value;
  await journal.record({ mediaId, mediaKey, mediaExpiresAt: later(now, livesSeconds * SECOND) });
  return { kind: 'ok', value: { mediaId, mediaKey } };
}
