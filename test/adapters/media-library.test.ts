import { createHash } from 'node:crypto';
import { S3Client } from '@aws-sdk/client-s3';
import { expect, onTestFinished, test } from 'vitest';
import { createS3MediaLibrary } from '#adapters/s3/media-library.ts';
import { MediaId } from '#core/ids.ts';
import { Instant, later } from '#core/time.ts';
import { describeMediaLibrary } from '#test/contracts/media-library.ts';
import { loopbackClient } from './loopback.ts';
import { serveS3 } from './s3-stand-in.ts';

const now = Instant.parse('2026-11-03T14:00:00.000Z');
const image = { bytes: Uint8Array.from([1, 2, 3]), mimeType: 'image/png' };
const digest = createHash('sha256').update(image.bytes);
const id = MediaId.parse(digest.copy().digest('hex'));
const key = `/images/media/${id}`;

describeMediaLibrary('a media library on S3', async () => (await openLibrary()).media);

test('S3 is told the checksum, so that an image damaged on the way is refused', async () => {
  const { media, s3 } = await openLibrary();
  await media.write(image);
  const put = s3.requests[0];
  expect(put?.url.pathname).toBe(key);
  expect(put?.headers).toMatchObject({
    'content-type': 'image/png',
    'if-none-match': '*',
    'x-amz-checksum-sha256': digest.copy().digest('base64'),
  });
});

test('an image that somebody else is just writing is written again', async () => {
  const { media, s3 } = await openLibrary();
  s3.refusals.push({ status: 409, code: 'ConditionalRequestConflict' });
  expect(await media.write(image)).toBe(id);
  expect(s3.objects.has(key)).toBe(true);
});

test('a put that S3 refuses is a fault, not a stored image', async () => {
  const { media, s3 } = await openLibrary();
  s3.refusals.push({ status: 403, code: 'AccessDenied' });
  await expect(media.write(image)).rejects.toMatchObject({ name: 'AccessDenied' });
});

test('an image whose bytes were changed in the bucket is not given out', async () => {
  const { media, s3 } = await openLibrary();
  await media.write(image);
  s3.objects.set(key, { body: Buffer.from('another image'), type: 'image/png' });
  await expect(media.read(id)).rejects.toMatchObject({ name: 'CorruptMediaError', code: 'CORRUPT_MEDIA' });
});

test('a public address is signed, ends when asked to, and leads to the image', async () => {
  const { media } = await openLibrary();
  await media.write(image);
  const url = new URL(await media.publicUrl(id, later(now, 3_600_000)));
  expect(url.searchParams.get('X-Amz-Expires')).toBe('3600');
  expect(url.searchParams.get('X-Amz-Signature')).toMatch(/^[0-9a-f]{64}$/);
  const answer = await fetch(url);
  expect(Buffer.from(await answer.arrayBuffer())).toEqual(Buffer.from(image.bytes));
});

test.each([0, -1_000, 8 * 86_400_000])(
  'an address that ends %d ms from now cannot be signed',
  async (length) => {
    const { media } = await openLibrary();
    await expect(media.publicUrl(id, later(now, length))).rejects.toThrow(RangeError);
  },
);

async function openLibrary() {
  const s3 = await serveS3();
  const client = new S3Client({ ...loopbackClient, endpoint: s3.endpoint, forcePathStyle: true });
  onTestFinished(() => client.destroy());
  return { s3, media: createS3MediaLibrary({ client, bucket: 'images', clock: { now: () => now } }) };
}
