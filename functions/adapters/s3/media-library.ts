import { createHash } from 'node:crypto';
import {
  GetObjectCommand,
  NoSuchKey,
  PutObjectCommand,
  type S3Client,
  S3ServiceException,
} from '@aws-sdk/client-s3';
import { getSignedUrl } from '@aws-sdk/s3-request-presigner';
import { MediaId } from '#core/ids.ts';
import { DAY, epochOf, SECOND } from '#core/time.ts';
import type { Clock } from '#ports/clock.ts';
import type { MediaLibrary } from '#ports/media.ts';

export interface S3MediaLibraryOptions {
  readonly client: S3Client;
  readonly bucket: string;
  readonly clock: Clock;
}

/** A stored image whose bytes are not the ones that its name promises. */
export class CorruptMediaError extends Error {
  override readonly name = 'CorruptMediaError';
  readonly code = 'CORRUPT_MEDIA';
}

/** The longest that S3 lets a signed address live, in seconds. */
const LONGEST_SIGNATURE = (7 * DAY) / SECOND;
const TRIES = 3;

/** Images in a private S3 bucket. */
export function createS3MediaLibrary({ client, bucket, clock }: S3MediaLibraryOptions): MediaLibrary {
  return {
    write: async ({ bytes, mimeType }) => {
      const id = mediaIdOf(bytes);
      const object = new PutObjectCommand({
        Bucket: bucket,
        Key: keyOf(id),
        Body: bytes,
        ContentType: mimeType,
        ChecksumSHA256: Buffer.from(id, 'hex').toString('base64'),
        // The first one stays: not even its type can change under a post that refers to it.
        IfNoneMatch: '*',
      });
      for (let attempt = 1; ; attempt += 1) {
        try {
          await client.send(object);
          return id;
        } catch (cause) {
          if (isAnswer(cause, 412)) return id;
          // Somebody else is writing the same image at this moment; whether they succeed, only another try tells.
          if (!isAnswer(cause, 409) || attempt === TRIES) throw cause;
        }
      }
    },
    read: async (id) => {
      const stored = await getObject(client, bucket, id);
      if (stored && mediaIdOf(stored.bytes) !== id) {
        throw new CorruptMediaError(`The image ${id} has other bytes than those it was stored with`);
      }
      return stored;
    },
    publicUrl: async (id, until) => {
      const seconds = Math.ceil((epochOf(until) - epochOf(clock.now())) / SECOND);
      if (seconds < 1 || seconds > LONGEST_SIGNATURE) {
        throw new RangeError(`A signed address lives 1 to ${LONGEST_SIGNATURE} seconds, not ${seconds}`);
      }
      // Signed with a role's passing credentials, it ends with them even if that is sooner. Platforms fetch within
      // minutes of the call that names the address.
      return getSignedUrl(client, new GetObjectCommand({ Bucket: bucket, Key: keyOf(id) }), {
        expiresIn: seconds,
      });
    },
  };
}

async function getObject(client: S3Client, bucket: string, id: MediaId) {
  try {
    const { Body, ContentType } = await client.send(new GetObjectCommand({ Bucket: bucket, Key: keyOf(id) }));
    if (Body === undefined || ContentType === undefined) {
      throw new CorruptMediaError(`The image ${id} has no content or no type`);
    }
    return { bytes: await Body.transformToByteArray(), mimeType: ContentType };
  } catch (cause) {
    if (cause instanceof NoSuchKey) return undefined;
    throw cause;
  }
}

function keyOf(id: MediaId): string {
  return `media/${id}`;
}

function mediaIdOf(bytes: Uint8Array): MediaId {
  return MediaId.parse(createHash('sha256').update(bytes).digest('hex'));
}

function isAnswer(cause: unknown, status: number): boolean {
  return cause instanceof S3ServiceException && cause.$metadata.httpStatusCode === status;
}
