import type { FieldProblem } from '#core/field-problem.ts';
import { ImageId, imageFor, isUsable, type LibraryImage } from '#core/library-image.ts';
import type { Image } from '#core/pack.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { OfficeStore } from '#ports/store.ts';

/** The images that posts of an office may show, the newest first. */
export async function listUsableImages({ images }: OfficeStore): Promise<readonly LibraryImage[]> {
  const kept = await images.list();
  return kept.filter(isUsable).toSorted((one, other) => (one.at < other.at ? 1 : -1));
}

/** What a post shows on its platform, if anything. */
export interface ChosenImage {
  imageOn(rules: Pick<TextRules, 'image'>): Image | undefined;
  readonly problems: readonly FieldProblem[];
}

/**
 * The image of the office's library that was chosen, by its id; where none was, the image that stands in without a
 * choice. A card shows the shape that stands best on each platform.
 */
export async function chooseImage(
  office: OfficeStore,
  wanted: string,
  otherwise: Image | undefined,
): Promise<ChosenImage> {
  if (wanted === '') return { imageOn: () => otherwise, problems: [] };
  const id = ImageId.safeParse(wanted);
  const image = id.success ? await office.images.read(id.data) : undefined;
  if (!image || !isUsable(image)) return { imageOn: () => otherwise, problems: [GONE] };
  return { imageOn: (rules) => imageFor(image, rules), problems: [] };
}

const GONE: FieldProblem = {
  field: 'picture',
  message: 'This image is not among your office’s images any more, or not described. Choose another one.',
};
