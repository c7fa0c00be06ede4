import type { Metadata } from 'sharp';
import { err, ok, type Result } from '#core/result.ts';
import { MOST_UPLOAD_BYTES, type ReadPicture } from '#ports/pictures.ts';
import { encodeJpeg } from './encode-jpeg.ts';
import { tellType } from './tell-type.ts';

/** Pixels of an image that is unpacked: phones take pictures of up to 50 million, and a small file may claim billions. */
const MOST_PIXELS = 50_000_000;

/** No platform shows more. */
const LONGEST_SIDE = 2_160;

/**
 * Reads an uploaded file as an image: told by its content, turned upright, in sRGB on white, no larger than needed, and
 * encoded anew as JPEG without anything that was hidden in the file, such as where a picture was taken.
 */
export async function readUpload(bytes: Uint8Array, mostBytes: number): Promise<Result<ReadPicture, string>> {
  if (bytes.byteLength > MOST_UPLOAD_BYTES) {
    const size = (bytes.byteLength / 1_000_000).toFixed(1);
    return err(
      `The file has ${size} MB; up to ${MOST_UPLOAD_BYTES / 1_000_000} MB are allowed. Save the image smaller, for instance 2,160 pixels wide.`,
    );
  }
  const type = tellType(bytes);
  if (!type.ok) return type;
  const { default: sharp } = await import('sharp');
  const input = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  try {
    // The header alone: nothing is unpacked before its measures are known.
    const header = await sharp(input, { failOn: 'error', limitInputPixels: false }).metadata();
    const { width, height } = header;
    if (header.format !== type.value) return err(DAMAGED);
    if (width * height > MOST_PIXELS) {
      return err(
        `The image has ${width.toLocaleString('en-US')} × ${height.toLocaleString('en-US')} pixels; up to ${MOST_PIXELS / 1_000_000} million are allowed. Save it smaller and choose it again.`,
      );
    }
    const image = sharp(input, { failOn: 'error', limitInputPixels: MOST_PIXELS, pages: 1 })
      .autoOrient()
      .resize({ width: LONGEST_SIDE, height: LONGEST_SIDE, fit: 'inside', withoutEnlargement: true })
      .flatten({ background: '#ffffff' })
      .toColourspace('srgb');
    const encoded = await encodeJpeg(image, mostBytes);
    if (!encoded) return err('The image stays too large for the platforms. Choose a simpler or smaller one.');
    return ok({ picture: { ...encoded, mimeType: 'image/jpeg' }, notes: notesOn(header) });
  } catch (cause) {
    // What sharp says of a broken file is for programmers; anything that is no complaint about the file goes on.
    if (cause instanceof Error && cause.name === 'Error') return err(DAMAGED);
    throw cause;
  }
}

const DAMAGED =
  'The image is damaged or was not transferred whole, so that Clarion cannot read it. Open it, save it anew and choose it again.';

function notesOn({ pages = 1, hasAlpha, width, height }: Metadata): readonly string[] {
  return [
    ...(pages > 1 ? ['The image moves: its first picture is kept.'] : []),
    ...(hasAlpha ? ['Transparent parts are white now.'] : []),
    ...(Math.max(width, height) > LONGEST_SIDE
      ? [`It was made smaller, to ${LONGEST_SIDE.toLocaleString('en-US')} pixels at most.`]
      : []),
  ];
}
