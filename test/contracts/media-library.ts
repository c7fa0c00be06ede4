import { createHash } from 'node:crypto';
import { describe, expect, test } from 'vitest';
import { MediaId } from '#core/ids.ts';
import type { MediaLibrary } from '#ports/media.ts';

const image = { bytes: Uint8Array.from([0x89, 0x50, 0x4e, 0x47, 0, 255]), mimeType: 'image/png' };
const id = MediaId.parse(createHash('sha256').update(image.bytes).digest('hex'));

/** What every media library promises. */
export function describeMediaLibrary(name: string, create: () => Promise<MediaLibrary>): void {
  describe(name, () => {
    test('names an image by the hash of its bytes', async () => {
      expect(await (await create()).write(image)).toBe(id);
    });

    test('gives back what was written, with its type', async () => {
      const media = await create();
      await media.write(image);
      const stored = await media.read(id);
      expect(stored?.mimeType).toBe('image/png');
      expect(Buffer.from(stored?.bytes ?? [])).toEqual(Buffer.from(image.bytes));
    });

    test('holds an image once, as it was first written', async () => {
      const media = await create();
      await media.write(image);
      expect(await media.write({ ...image, mimeType: 'image/jpeg' })).toBe(id);
      expect((await media.read(id))?.mimeType).toBe('image/png');
    });

    test('takes the same image from two writers at once', async () => {
      const media = await create();
      expect(await Promise.all([media.write(image), media.write(image)])).toEqual([id, id]);
    });

    test('knows nothing of an image that was never written', async () => {
      expect(await (await create()).read(id)).toBeUndefined();
    });
  });
}
