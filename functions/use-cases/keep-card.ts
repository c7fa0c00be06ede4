import type { Actor } from '#core/audit.ts';
import type { WantedCard } from '#core/card/check-card.ts';
import type { Picture } from '#core/card/identity.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import { checkAlt, type ImageId, type LibraryImage, nameImage } from '#core/library-image.ts';
import type { Office } from '#core/office.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { MediaLibrary } from '#ports/media.ts';
import type { MeasuredPicture } from '#ports/pictures.ts';
import type { OfficeStore } from '#ports/store.ts';
import { type Drawing, drawDesigns, prepareCard } from './prepare-card.ts';

export interface CardOrder {
  /** Chosen when the form was drawn, so that sending it twice keeps one card. */
  readonly id: ImageId;
  readonly wanted: WantedCard;
  /** The version of the identity that the person has seen the card with; 0 where the office has chosen none. */
  readonly look: number;
  /** The description as the office wants it. */
  readonly alt: string;
  readonly by: Actor;
}

/** Draws a card in all its sizes and puts it into the office's library. */
export async function keepCard(
  parts: Drawing,
  office: OfficeStore,
  profile: Office,
  { id, wanted, look, alt, by }: CardOrder,
): Promise<Result<LibraryImage, readonly FieldProblem[]>> {
  const kept = await office.images.read(id);
  if (kept) return ok(kept);
  const prepared = await prepareCard(parts, office, profile, wanted);
  const problems = [
    ...(prepared.ok ? [] : prepared.error),
    ...(prepared.ok && prepared.value.identity.version !== look ? [OTHER_LOOK] : []),
    ...checkAlt(alt, 'required'),
  ];
  if (!prepared.ok || problems.length > 0) return err(problems);
  const drawn = await drawDesigns(parts, prepared.value);
  const image: LibraryImage = {
    id,
    officeId: office.officeId,
    source: { kind: 'card', content: prepared.value.content },
    pictures: await Promise.all(drawn.map((picture) => storePicture(parts.media, picture))),
    alt: alt.trim(),
    by,
    at: parts.clock.now(),
    version: 0,
  };
  await office.images.write(image, {
    subject: { kind: 'office', id: office.officeId },
    action: 'image.kept',
    summary: `${by.name} made the card “${nameImage(image)}” for the office’s images.`,
    details: { image: id, alt: image.alt },
  });
  return ok({ ...image, version: 1 });
}

const OTHER_LOOK: FieldProblem = {
  field: '',
  message: 'How cards look has changed since you saw this one. See it as it is now, then keep it.',
};

/** Puts a picture's bytes into the media library, and answers with what is stored about it. */
export async function storePicture(
  media: MediaLibrary,
  { bytes, mimeType, width, height }: MeasuredPicture,
): Promise<Picture> {
  const mediaId = await media.write({ bytes, mimeType });
  return { mediaId, mimeType, bytes: bytes.byteLength, width, height };
}
