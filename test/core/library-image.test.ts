import { describe, expect, it, test } from 'vitest';
import type { Picture } from '#core/card/identity.ts';
import { CARD_SIZES } from '#core/card/size.ts';
import { MediaId } from '#core/ids.ts';
import { checkAlt, imageFor, type LibraryImage, nameFile } from '#core/library-image.ts';
import { PLATFORMS } from '#platforms/registry.ts';

const pictureOf = ({ width, height }: { width: number; height: number }): Picture => ({
  mediaId: MediaId.parse('0'.repeat(64)),
  mimeType: 'image/jpeg',
  bytes: 1,
  width,
  height,
});
const card = { pictures: CARD_SIZES.map(pictureOf), alt: 'A card.' } as unknown as LibraryImage;

describe('of a card', () => {
  it.each([
    ['x', 1200, 675],
    ['linkedin', 1200, 675],
    ['facebook', 1080, 1080],
    ['instagram', 1080, 1350],
    ['threads', 1080, 1350],
  ])('%s shows %d×%d', (platform, width, height) => {
    const rules = PLATFORMS.find((entry) => entry.platform === platform)?.rules;
    expect(rules && imageFor(card, rules)).toMatchObject({ width, height, alt: 'A card.' });
  });

  it('no platform gets a shape that it refuses, however well it would stand there', () => {
    const image = { required: false, mimeTypes: [], maxBytes: 1, maxAlt: 1, bestRatio: 0.8 };
    const wideOnly = { image: { ...image, ratio: { min: 1.5, max: 2 } } };
    expect(imageFor(card, { image })).toMatchObject({ width: 1080, height: 1350 });
    expect(imageFor(card, wideOnly)).toMatchObject({ width: 1200, height: 675 });
  });
});

test('an image in one shape is that one, so that its post says where it does not fit', () => {
  const wide = { ...card, pictures: [pictureOf({ width: 3000, height: 100 })] };
  for (const { rules } of PLATFORMS) expect(imageFor(wide, rules).width).toBe(3000);
});

test.each([
  ['C:\\Photos\\hall.png', 'hall.png'],
  ['../../etc/passwd', 'passwd'],
  ['a\u0000b\n.jpg', 'ab.jpg'],
  ['', 'image'],
])('a file called %j is kept as %s', (given, kept) => {
  expect(nameFile(given)).toBe(kept);
});

test('a description is asked for where it is needed, and is never longer than platforms take', () => {
  expect(checkAlt(' ', 'optional')).toEqual([]);
  expect(checkAlt(' ', 'required')).toHaveLength(1);
  expect(checkAlt('x'.repeat(1000), 'required')).toEqual([]);
  expect(checkAlt('x'.repeat(1001), 'optional')).toHaveLength(1);
  for (const { rules } of PLATFORMS) expect(rules.image.maxAlt).toBeGreaterThanOrEqual(1000);
});
