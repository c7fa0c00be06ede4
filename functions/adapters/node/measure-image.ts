/** Pixels, and the MIME type that the bytes themselves speak of. */
interface Measures {
  readonly mimeType: string;
  readonly width: number;
  readonly height: number;
}

const PNG = Buffer.from([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a]);
const JPEG = Buffer.from([0xff, 0xd8]);

/**
 * Measures a PNG or JPEG by its header alone: no image library has to be built for the Lambda functions' processor.
 * Rejects for anything else.
 */
export async function measureImageHeader(bytes: Uint8Array): Promise<Measures> {
  const image = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength);
  const measures = image.subarray(0, 8).equals(PNG)
    ? measurePng(image)
    : image.subarray(0, 2).equals(JPEG)
      ? measureJpeg(image)
      : undefined;
  if (!measures) throw new TypeError('This is no PNG or JPEG, or it is cut off');
  return measures;
}

/** The first chunk of a PNG is its header: width and height as 32 bits each (PNG specification, 11.2.1). */
function measurePng(image: Buffer): Measures | undefined {
  if (image.length < 24 || image.toString('latin1', 12, 16) !== 'IHDR') return undefined;
  return { mimeType: 'image/png', width: image.readUInt32BE(16), height: image.readUInt32BE(20) };
}

/** A JPEG is a chain of segments; the one that begins a frame holds height and width (ITU-T T.81, B.2.2). */
function measureJpeg(image: Buffer): Measures | undefined {
  let at = 2;
  while (at + 9 <= image.length && image[at] === 0xff) {
    const marker = image.readUInt8(at + 1);
    if (marker === 0xff) {
      // Any number of fill bytes may come before a marker.
      at += 1;
      continue;
    }
    if (beginsFrame(marker)) {
      return {
        mimeType: 'image/jpeg',
        width: image.readUInt16BE(at + 7),
        height: image.readUInt16BE(at + 5),
      };
    }
    at += 2 + image.readUInt16BE(at + 2);
  }
  return undefined;
}

/** SOF0 to SOF15, without the three markers among them that mean something else: DHT, JPG and DAC. */
function beginsFrame(marker: number): boolean {
  return marker >= 0xc0 && marker <= 0xcf && ![0xc4, 0xc8, 0xcc].includes(marker);
}
