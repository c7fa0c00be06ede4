import type { Actor } from '#core/audit.ts';
import { type ImageId, type LibraryImage, nameImage } from '#core/library-image.ts';
import type { OfficeStore } from '#ports/store.ts';

/**
 * Takes an image out of the library. Posts that show it keep it, and so does the identity whose logo it is. Nothing
 * where there is no such image.
 */
export async function removeImage(
  office: OfficeStore,
  { id, by }: { readonly id: ImageId; readonly by: Actor },
): Promise<LibraryImage | undefined> {
  for (;;) {
    const image = await office.images.read(id);
    if (!image) return undefined;
    const removed = await office.images.remove(image, {
      subject: { kind: 'office', id: office.officeId },
      action: 'image.removed',
      summary: `${by.name} took the image “${nameImage(image)}” out of the office’s images. Posts that show it keep it.`,
      details: { image: id },
    });
    if (removed === 'written') return image;
  }
}
