import type { Context } from 'hono';
import { checkImage } from '../media/check-image.ts';
import { DAY, SECOND } from '../platform.ts';
import { keepMedia } from '../state/media.ts';
import type { World } from '../world.ts';
import type { XEnv } from './access.ts';
import { invalidRequest } from './problems.ts';
import { mediaKey } from './tweets.ts';

export const MAX_PHOTO_BYTES = 5 * 1024 * 1024;
export const MAX_GIF_BYTES = 15 * 1024 * 1024;

/** An upload can be attached for this long; the real time is read from `expires_after_secs`. */
const UPLOAD_LIVES_MS = DAY;

export interface Upload {
  readonly id?: string;
  readonly bytes: Uint8Array;
  readonly category: string;
  /** The declared type, which the bytes must bear out. */
  readonly type?: string | undefined;
}

/** Checks an uploaded image by its content and keeps it, or answers 400. */
export async function takeUpload(world: World, c: Context<XEnv>, upload: Upload): Promise<Response> {
  const image = await checkImage(upload.bytes);
  if (!image || image.kind === 'other') return invalidRequest(c, 'Failed to read media: unsupported type.');
  if (upload.type !== undefined && upload.type !== `image/${image.kind}`) {
    return invalidRequest(c, `The media is image/${image.kind}, not ${upload.type}.`);
  }
  if ((image.kind === 'gif') !== (upload.category === 'tweet_gif')) {
    return invalidRequest(c, `The media category ${upload.category} does not fit image/${image.kind}.`);
  }
  const maximum = image.kind === 'gif' ? MAX_GIF_BYTES : MAX_PHOTO_BYTES;
  if (upload.bytes.byteLength > maximum) return invalidRequest(c, `File size exceeds ${maximum} bytes.`);
  const media = keepMedia(world.state, {
    platform: 'x',
    account: c.get('account').id,
    alt: '',
    livesMs: UPLOAD_LIVES_MS,
    ...upload,
    ...image,
  });
  return c.json({ data: { ...describeUpload(media.id, upload.bytes.byteLength) } });
}

export function describeUpload(id: string, size: number) {
  return { id, media_key: mediaKey(id), size, expires_after_secs: UPLOAD_LIVES_MS / SECOND };
}
