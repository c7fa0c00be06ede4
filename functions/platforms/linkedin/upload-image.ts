import type { PublishOutcome } from '#core/publish-outcome.ts';
import { later, MINUTE, SECOND } from '#core/time.ts';
import type { Journal, Publication, PublicationImage } from '#ports/publisher.ts';
import type { Dependencies } from '../dependencies.ts';
import { deferred, rejected } from '../outcomes.ts';
import type { LinkedInClient } from './client.ts';
import { judgeUnpublished } from './errors.ts';
import { ImageStatus, UploadBegun } from './schema.ts';

/** Milliseconds between the looks at a picture that LinkedIn is working on, 30 s in all. */
const LOOKS = [1, 2, 4, 8, 15].map((seconds) => seconds * SECOND);

interface Upload extends Dependencies {
  readonly client: LinkedInClient;
  readonly journal: Journal;
  readonly image: PublicationImage;
  /** URN of the page that the picture will belong to. */
  readonly owner: string;
}

/** Sees to it that LinkedIn has the post's picture ready, and returns its URN. Nothing of this is public. */
export async function uploadImage(
  upload: Upload,
  progress: Publication['progress'],
): Promise<string | PublishOutcome> {
  const { imageUrn: kept } = progress;
  if (kept) {
    const read = await readStatus(upload, kept);
    const isGone = read.kind === 'problem' && read.problem.status === 404;
    if (read.kind !== 'ok' && !isGone) return judgeUnpublished(read, upload.clock.now());
    if (read.kind === 'ok' && (read.value === 'AVAILABLE' || read.value === 'PROCESSING')) {
      return waitUntilReady(upload, kept);
    }
    // The bytes of the earlier attempt never arrived, or are of no use any more.
  }
  return uploadBytes(upload);
}

async function uploadBytes(upload: Upload): Promise<string | PublishOutcome> {
  const { client, journal, image, owner, clock } = upload;
  const begun = await client.act(
    '/rest/images',
    'initializeUpload',
    { initializeUploadRequest: { owner } },
    UploadBegun,
  );
  if (begun.kind !== 'ok') return judgeUnpublished(begun, clock.now());
  const { image: imageUrn, uploadUrl } = begun.value;
  await journal.record({ imageUrn });
  const sent = await client.upload(uploadUrl, image.content);
  if (sent.kind === 'problem' && sent.problem.status === 403) {
    // The address itself is the permission, and it has ended: this says nothing of the channel's.
    return deferred('LinkedIn did not take the picture. Clarion tries again by itself.');
  }
  return sent.kind === 'ok' ? waitUntilReady(upload, imageUrn) : judgeUnpublished(sent, clock.now());
}

async function waitUntilReady(upload: Upload, imageUrn: string): Promise<string | PublishOutcome> {
  const { journal, clock, wait } = upload;
  for (const pause of [0, ...LOOKS]) {
    if (pause > 0) await wait(pause);
    const read = await readStatus(upload, imageUrn);
    if (read.kind !== 'ok') return judgeUnpublished(read, clock.now());
    switch (read.value) {
      case 'AVAILABLE':
        return imageUrn;
      case 'PROCESSING_FAILED':
        await journal.record({ imageUrn: '' });
        return rejected(
          'LinkedIn cannot use the picture of this post. Choose another one, then approve the post again.',
        );
      case 'WAITING_UPLOAD':
      case 'PROCESSING':
    }
  }
  return deferred(
    'LinkedIn is still preparing the picture. Clarion looks again in a minute.',
    later(clock.now(), MINUTE),
  );
}

function readStatus({ client }: Upload, imageUrn: string) {
  return client.get(`/rest/images/${encodeURIComponent(imageUrn)}`, {}, ImageStatus);
}
