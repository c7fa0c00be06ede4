import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import sharp from 'sharp';
import { describe, expect, it } from 'vitest';
import { openPictures } from '#adapters/pictures/open-pictures.ts';
import { designCard } from '#core/card/design-card.ts';
import { plainIdentity } from '#core/card/identity.ts';
import { Language } from '#core/ids.ts';
import { FONTS_FOLDER } from '#local/assets/places.ts';
import { PLATFORMS } from '#platforms/registry.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';

const rules = PLATFORMS.map((entry) => entry.rules);
const pictures = openPictures({ fonts: FONTS_FOLDER, rules });
const plain = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#336699' } });

/** An image of noise, which no compression makes small. */
const noise = (width: number, height: number) =>
  sharp({
    create: {
      width,
      height,
      channels: 3,
      background: '#000',
      noise: { type: 'gaussian', mean: 128, sigma: 90 },
    },
  });

const read = async (bytes: Uint8Array) => {
  const reading = await pictures.readUpload(bytes);
  if (!reading.ok) throw new Error(reading.error);
  return { ...reading.value, meta: await sharp(Buffer.from(reading.value.picture.bytes)).metadata() };
};
const refuse = async (bytes: Uint8Array) => {
  const reading = await pictures.readUpload(bytes);
  return reading.ok ? 'It was taken' : reading.error;
};

describe('a card', () => {
  it('is drawn as JPEG in its size, with the same bytes every time', async () => {
    const identity = plainIdentity({ name: 'Millbrook Town Clerk' }, REFERENCE_INSTANT);
    const content = {
      layout: 'statement',
      language: Language.parse('en'),
      text: 'Šíř, ñandú & <b>.',
    } as const;
    const designs = designCard(content, identity, await pictures.letters());
    const [design] = designs.ok ? designs.value : [];
    if (!design) throw new Error('The card has no design');
    const again = openPictures({ fonts: FONTS_FOLDER, rules });
    const [one, other] = await Promise.all([pictures.draw(design, undefined), again.draw(design, undefined)]);
    const hash = ({ bytes }: { bytes: Uint8Array }) => createHash('sha256').update(bytes).digest('hex');
    expect(hash(one)).toBe(hash(other));
    const meta = await sharp(Buffer.from(one.bytes)).metadata();
    expect([meta.format, meta.width, meta.height]).toEqual(['jpeg', 1200, 675]);
    expect(one.bytes.byteLength).toBeLessThan(4_000_000);
    // Something was written on the ground, and the ground is the main colour.
    const { channels, dominant } = await sharp(Buffer.from(one.bytes)).stats();
    expect(channels[0]?.stdev).toBeGreaterThan(30);
    expect(dominant.b).toBeGreaterThan(dominant.r);
  });

  it('keeps its margins free: the letters are as wide as they were measured', async () => {
    const identity = plainIdentity({ name: 'Millbrook Town Clerk' }, REFERENCE_INSTANT);
    const text =
      'Wherever Millbrook’s WAVE of 1,000,000 mummies may vote, AVA Tomkowiak counts them. '.repeat(3);
    const content = { layout: 'statement', language: Language.parse('en'), text: text.trim() } as const;
    const designs = designCard(content, identity, await pictures.letters());
    const [design] = designs.ok ? designs.value : [];
    if (!design) throw new Error('The card has no design');
    const drawn = Buffer.from((await pictures.draw(design, undefined)).bytes);
    const spread = async (left: number, width: number) => {
      const strip = await sharp(drawn).extract({ left, top: 0, width, height: 500 }).toBuffer();
      return (await sharp(strip).stats()).channels[0]?.stdev ?? 0;
    };
    expect(await spread(0, 56)).toBeLessThan(2);
    expect(await spread(1200 - 56, 56)).toBeLessThan(2);
    expect(await spread(80, 1040)).toBeGreaterThan(50);
  });
});

describe('an uploaded image', () => {
  it('stands upright, without anything that was hidden in its file', async () => {
    const photo = await plain(400, 300)
      .jpeg()
      .withExif({ IFD0: { Orientation: '6', Artist: 'A Person' }, IFD3: { GPSLatitude: '40/1 0/1 0/1' } })
      .withMetadata({ orientation: 6 })
      .toBuffer();
    expect((await sharp(photo).metadata()).exif).toBeDefined();
    const { picture, meta } = await read(photo);
    expect([picture.width, picture.height, picture.mimeType]).toEqual([300, 400, 'image/jpeg']);
    expect([meta.exif, meta.icc, meta.xmp, meta.orientation]).toEqual([
      undefined,
      undefined,
      undefined,
      undefined,
    ]);
    expect(Buffer.from(picture.bytes).includes('A Person')).toBe(false);
  });

  it('is white where it was transparent, and says so', async () => {
    const clear = { width: 40, height: 40, channels: 4 as const, background: { r: 0, g: 0, b: 0, alpha: 0 } };
    const { picture, notes } = await read(await sharp({ create: clear }).png().toBuffer());
    const { channels } = await sharp(Buffer.from(picture.bytes)).stats();
    expect(channels.map(({ min }) => min)).toEqual([255, 255, 255]);
    expect(notes).toEqual(['Transparent parts are white now.']);
  });

  it('is no larger than platforms show', async () => {
    const { picture, notes } = await read(await plain(4320, 200).webp().toBuffer());
    expect([picture.width, picture.height]).toEqual([2160, 100]);
    expect(notes).toEqual(['It was made smaller, to 2,160 pixels at most.']);
  });

  it('that moves keeps its first picture', async () => {
    const frame = (background: string) =>
      sharp({ create: { width: 20, height: 20, channels: 3, background } })
        .png()
        .toBuffer();
    const frames = await Promise.all(['#ff0000', '#0000ff'].map(frame));
    const { picture, notes } = await read(
      await sharp(frames, { join: { animated: true } })
        .gif()
        .toBuffer(),
    );
    expect([picture.width, picture.height]).toEqual([20, 20]);
    const { dominant } = await sharp(Buffer.from(picture.bytes)).stats();
    expect(dominant.r).toBeGreaterThan(dominant.b);
    expect(notes).toContain('The image moves: its first picture is kept.');
  });

  it('keeps nothing that was hung on behind it', async () => {
    const image = await plain(50, 50).png().toBuffer();
    const both = Buffer.concat([image, Buffer.from('<script>alert(1)</script>PK\x03\x04')]);
    const { picture } = await read(both);
    expect(Buffer.from(picture.bytes).includes('script')).toBe(false);
  });

  it('is told by its content, whatever it claims to be', async () => {
    const photo = await noise(200, 200).jpeg().toBuffer();
    const cases: readonly [Uint8Array, string][] = [
      [
        Buffer.from('<?xml version="1.0"?><svg xmlns="http://www.w3.org/2000/svg" onload="x()"/>'),
        'SVG drawing',
      ],
      [Buffer.from('<!DOCTYPE html><script>x()</script>'), 'web page'],
      [Buffer.from('%PDF-1.7\n'), 'PDF document'],
      [Buffer.from('\0\0\0\x18ftypheic'), 'HEIC or AVIF'],
      [await plain(10, 10).tiff().toBuffer(), 'TIFF image'],
      [Buffer.from('PK\x03\x04word'), 'document or an archive'],
      [new Uint8Array(), 'empty'],
      [Buffer.from('MZ\x90\0'), 'no image that Clarion knows'],
      // It begins as a GIF and goes on as a program.
      [Buffer.from('GIF89a=1;alert(1)//'), 'damaged'],
      [photo.subarray(0, photo.length / 2), 'damaged'],
      [Buffer.concat([Buffer.from('\x89PNG\r\n\x1a\n', 'latin1'), Buffer.alloc(200, 7)]), 'damaged'],
      [Buffer.alloc(4_000_001, 0xff), 'up to 4 MB are allowed'],
    ];
    for (const [bytes, reason] of cases) expect(await refuse(bytes)).toContain(reason);
  });
});

it('a small file that claims to be huge is refused by its measures, before anything of it is unpacked', async () => {
  const bomb = await plain(10, 10).png().toBuffer();
  // The header's chunk: width and height, and the checksum behind its 17 bytes.
  bomb.writeUInt32BE(50_000, 16);
  bomb.writeUInt32BE(50_000, 20);
  bomb.writeUInt32BE(crc32(bomb.subarray(12, 29)), 29);
  expect(await refuse(bomb)).toContain('50,000 × 50,000 pixels; up to 50 million are allowed');
});
