import * as z from 'zod';
import { Actor } from './audit.ts';
import { CardContent } from './card/content.ts';
import { Picture } from './card/identity.ts';
import type { FieldProblem } from './field-problem.ts';
import { OfficeId } from './ids.ts';
import type { Image } from './pack.ts';
import type { TextRules } from './text-rules.ts';
import { Instant } from './time.ts';

export const ImageId = z
  .string()
  .regex(/^[a-z0-9]{26}$/)
  .brand<'ImageId'>();
export type ImageId = z.infer<typeof ImageId>;

/** Characters of a description that every platform takes. */
export const LONGEST_ALT = 1000;

/** Where an image came from. */
export const ImageSource = z.discriminatedUnion('kind', [
  /** A file of somebody's own machine, by the name that it had there. */
  z.object({ kind: z.literal('upload'), fileName: z.string().max(200) }),
  z.object({ kind: z.literal('card'), content: CardContent }),
]);
export type ImageSource = z.infer<typeof ImageSource>;

/** An image that an office keeps for its posts. A post that shows it has its own copy of everything said here. */
export const LibraryImage = z.object({
  id: ImageId,
  officeId: OfficeId,
  source: ImageSource,
  /** The same image in each of its shapes: three of a card, one of an upload. */
  pictures: z.array(Picture).min(1),
  /** What it shows in words. Empty as long as nobody has written it: it cannot be used until then. */
  alt: z.string(),
  by: Actor,
  at: Instant,
  /** Counts writes; a write based on an older count is refused. */
  version: z.int().nonnegative(),
});
export type LibraryImage = z.infer<typeof LibraryImage>;

/** Whether posts may show an image. */
export function isUsable({ alt }: Pick<LibraryImage, 'alt'>): boolean {
  return alt.trim() !== '';
}

/** What is wrong with a description, in the field `alt`. */
export function checkAlt(alt: string, need: 'required' | 'optional'): readonly FieldProblem[] {
  const length = [...alt.trim()].length;
  if (length === 0 && need === 'required') {
    const message = 'Say in a sentence what the image shows, for people who cannot see it.';
    return [{ field: 'alt', message }];
  }
  return length > LONGEST_ALT
    ? [{ field: 'alt', message: `The description counts ${length}; ${LONGEST_ALT} are allowed. Shorten it.` }]
    : [];
}

/** A file's name as it is kept: without folders and without what no name has. */
export function nameFile(given: string): string {
  const name = given
    .replace(/^.*[\\/]/u, '')
    .replace(/\p{Cc}/gu, '')
    .trim();
  return [...name].slice(0, 100).join('') || 'image';
}

/** What to call an image in a list: what stands on a card, or the name of the file. */
export function nameImage({ source }: Pick<LibraryImage, 'source'>): string {
  if (source.kind === 'upload') return source.fileName;
  const { content } = source;
  switch (content.layout) {
    case 'statement':
      return content.text;
    case 'principle':
      return `${content.number}: ${content.text}`;
    case 'date':
      return `${content.day}: ${content.what}`;
  }
}

/** The image as a post on a platform shows it: of its shapes that the platform takes, the one that it shows best. */
export function imageFor({ pictures, alt }: LibraryImage, { image: rules }: Pick<TextRules, 'image'>): Image {
  const taken = pictures.filter(
    ({ width, height }) =>
      rules.ratio === undefined || (width / height >= rules.ratio.min && width / height <= rules.ratio.max),
  );
  const [first, ...others] = taken.length > 0 ? taken : pictures;
  if (!first) throw new Error('An image of the library has no picture at all');
  const distance = ({ width, height }: Picture) =>
    Math.abs(Math.log(width / height / (rules.bestRatio ?? 1)));
  const best = others.reduce((one, other) => (distance(other) < distance(one) ? other : one), first);
  return { ...best, alt };
}
