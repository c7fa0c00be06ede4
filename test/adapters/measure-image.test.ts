import sharp from 'sharp';
import { expect, test } from 'vitest';
import { measureImageHeader } from '#adapters/node/measure-image.ts';

const picture = sharp({ create: { width: 1200, height: 630, channels: 3, background: 'navy' } });

test.each([
  ['a PNG', 'image/png', picture.clone().png()],
  ['a baseline JPEG', 'image/jpeg', picture.clone().jpeg()],
  ['a progressive JPEG', 'image/jpeg', picture.clone().jpeg({ progressive: true })],
  [
    'a JPEG with metadata before its measures',
    'image/jpeg',
    picture.clone().jpeg().withMetadata({ density: 72 }),
  ],
])('%s is measured by its header', async (_, mimeType, image) => {
  const bytes = await image.toBuffer();
  expect(await measureImageHeader(bytes)).toEqual({ mimeType, width: 1200, height: 630 });
});

test('bytes in the middle of a larger buffer are measured as their own', async () => {
  const image = await picture.clone().png().toBuffer();
  const bytes = new Uint8Array(Buffer.concat([Buffer.alloc(7), image])).subarray(7);
  expect(await measureImageHeader(bytes)).toMatchObject({ width: 1200 });
});

test('an image of another kind, a cut one and no image at all are refused', async () => {
  const jpeg = await picture.clone().jpeg().toBuffer();
  const refused = [
    await picture.clone().webp().toBuffer(),
    jpeg.subarray(0, 20),
    Buffer.from('text'),
    Buffer.alloc(0),
  ];
  for (const bytes of refused) await expect(measureImageHeader(bytes)).rejects.toThrow('no PNG or JPEG');
});
