import type { Actor } from '#core/audit.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import { checkAlt, type ImageId, type LibraryImage, nameImage } from '#core/library-image.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { OfficeStore } from '#ports/store.ts';

export type AltRefusal =
  | { readonly kind: 'unknown-image' }
  | { readonly kind: 'problems'; readonly problems: readonly FieldProblem[] };

/** Changes the description of an image, for posts that will show it. Those that show it already keep theirs. */
export async function changeAlt(
  office: OfficeStore,
  { id, alt, by }: { readonly id: ImageId; readonly alt: string; readonly by: Actor },
): Promise<Result<LibraryImage, AltRefusal>> {
  const problems = checkAlt(alt, 'required');
  if (problems.length > 0) return err({ kind: 'problems', problems });
  for (;;) {
    const image = await office.images.read(id);
    if (!image) return err({ kind: 'unknown-image' });
    const changed = { ...image, alt: alt.trim() };
    if (changed.alt === image.alt) return ok(image);
    const written = await office.images.write(changed, {
      subject: { kind: 'office', id: office.officeId },
      action: 'image.described',
      summary: `${by.name} described the image “${nameImage(image)}”.`,
      details: { image: id, before: image.alt, after: changed.alt },
    });
    if (written === 'written') return ok({ ...changed, version: image.version + 1 });
  }
}
