import sharp from 'sharp';

/** An image whose pixels were really read; `kind` is what the bytes are, whatever they were declared to be. */
export interface CheckedImage {
  readonly kind: 'jpeg' | 'png' | 'gif' | 'webp' | 'other';
  readonly width: number;
  readonly height: number;
}

const KINDS: readonly string[] = ['jpeg', 'png', 'gif', 'webp'] satisfies CheckedImage['kind'][];

/** Decodes an image in full; undefined when it is broken, cut short or no image. */
export async function checkImage(bytes: Uint8Array): Promise<CheckedImage | undefined> {
  try {
    const image = sharp(bytes, { failOn: 'truncated' });
    const { format, width, height } = await image.metadata();
    // The header alone would let a half-transferred file pass.
    await image.resize(1, 1, { fit: 'fill' }).raw().toBuffer();
    return { kind: isKnown(format) ? format : 'other', width, height };
  } catch {
    return undefined;
  }
}

function isKnown(format: string): format is CheckedImage['kind'] {
  return KINDS.includes(format);
}

/** Scales a JPEG down to `maxWidth`, as Instagram does; smaller ones stay as they are. */
export async function limitWidth(bytes: Uint8Array, image: CheckedImage, maxWidth: number) {
  if (image.width <= maxWidth) return { bytes, width: image.width, height: image.height };
  const { data, info } = await sharp(bytes).resize(maxWidth).jpeg({ quality: 90 }).toBuffer({
    resolveWithObject: true,
  });
  return { bytes: data, width: info.width, height: info.height };
}
