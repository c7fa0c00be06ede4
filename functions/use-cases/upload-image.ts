import type { Actor } from '#core/audit.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import { checkAlt, type ImageId, type LibraryImage, nameFile } from '#core/library-image.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { OfficeStore } from '#ports/store.ts';
import { storePicture } from './keep-card.ts';
import type { Drawing } from './prepare-card.ts';

export interface UploadOrder {
  /** Chosen when the form was drawn, so that sending it twice keeps one image. */
  readonly id: ImageId;
  readonly bytes: Uint8Array;
  readonly fileName: string;
  /** May be empty: the image cannot be used until somebody has written it. */
  readonly alt: string;
  readonly by: Actor;
}

export interface UploadedImage {
  readonly image: LibraryImage;
  /** What is different from the file that came, in sentences. */
  readonly notes: readonly string[];
}

/** Puts a file into the office's library as an image that is safe to show, or says why it is refused. */
export async function uploadImage(
  parts: Drawing,
  office: OfficeStore,
  { id, bytes, fileName, alt, by }: UploadOrder,
): Promise<Result<UploadedImage, readonly FieldProblem[]>> {
  const kept = await office.images.read(id);
  if (kept) return ok({ image: kept, notes: [] });
  const wrongAlt = checkAlt(alt, 'optional');
  if (wrongAlt.length > 0) return err(wrongAlt);
  const read = await parts.pictures.readUpload(bytes);
  if (!read.ok) return err([{ field: 'file', message: read.error }]);
  const { picture, notes } = read.value;
  const image: LibraryImage = {
    id,
    officeId: office.officeId,
    source: { kind: 'upload', fileName: nameFile(fileName) },
    pictures: [await storePicture(parts.media, picture)],
    alt: alt.trim(),
    by,
    at: parts.clock.now(),
    version: 0,
  };
  await office.images.write(image, {
    subject: { kind: 'office', id: office.officeId },
    action: 'image.uploaded',
    summary: `${by.name} added the image “${nameFile(fileName)}” to the office’s images.`,
    details: { image: id, alt: image.alt },
  });
  return ok({ image: { ...image, version: 1 }, notes });
}
