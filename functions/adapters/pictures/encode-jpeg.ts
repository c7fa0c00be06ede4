import type { Sharp } from 'sharp';

/** From good to just good enough; letters stay sharp because colour is kept at full resolution. */
const QUALITIES = [90, 80, 70, 60, 50, 40];

/** Seconds after which a picture is given up: none that is let in takes one. */
const PATIENCE = 20;

export interface Encoded {
  readonly bytes: Buffer;
  readonly width: number;
  readonly height: number;
}

/** Encodes as JPEG in the best quality that stays within so many bytes; undefined where none does. */
export async function encodeJpeg(image: Sharp, mostBytes: number): Promise<Encoded | undefined> {
  // The pixels are worked out once, and encoded as often as needed.
  const { data, info } = await image
    .clone()
    .timeout({ seconds: PATIENCE })
    .raw()
    .toBuffer({ resolveWithObject: true });
  const { default: sharp } = await import('sharp');
  const { width, height, channels } = info;
  for (const quality of QUALITIES) {
    const bytes = await sharp(data, { raw: { width, height, channels } })
      .timeout({ seconds: PATIENCE })
      .jpeg({ quality, chromaSubsampling: '4:4:4' })
      .toBuffer();
    if (bytes.length <= mostBytes) return { bytes, width, height };
  }
  return undefined;
}
