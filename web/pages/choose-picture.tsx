import { type LibraryImage, nameImage } from '#core/library-image.ts';
import type { Office } from '#core/office.ts';
import { Select } from '../components/select.tsx';
import type { FormState } from '../forms/form-state.ts';
import { imagesPath, newCardPath } from '../image-paths.ts';

export interface ChoosePictureProps {
  readonly form: FormState;
  readonly office: Office;
  /** Those that posts may show. */
  readonly images: readonly LibraryImage[];
  /** What is shown where none of them is chosen. */
  readonly otherwise: string;
  /** What a new card begins with. */
  readonly card: Readonly<Record<string, string>>;
}

/** Chooses one of the office's own images, or leads to where one is made. */
export const ChoosePicture = ({ form, office, images, otherwise, card }: ChoosePictureProps) => (
  <>
    <Select
      form={form}
      name="picture"
      label="Picture of your own"
      hint="It brings its own description along. Of a card, each platform gets the shape that stands best there."
      optional
      options={picturesToChoose(images, otherwise)}
    />
    <WhereToMakePictures {...{ office, card }} />
  </>
);

/** The way to a card or an image that is not there yet. */
export const WhereToMakePictures = ({
  office,
  card,
}: Pick<ChoosePictureProps, 'office'> & Partial<Pick<ChoosePictureProps, 'card'>>) => (
  <p>
    <a href={newCardPath(office.id, card)}>Make a card</a> or{' '}
    <a href={imagesPath(office.id)}>see your images</a>
    <span class="usa-hint"> (leaves this form)</span>
  </p>
);

/** Each of the office's own images, after what is shown where none is chosen. */
export function picturesToChoose(
  images: readonly LibraryImage[],
  otherwise: string,
): { value: string; label: string }[] {
  return [
    { value: '', label: otherwise },
    ...images.map((image) => ({ value: image.id, label: shorten(nameImage(image)) })),
  ];
}

/** Names of cards are whole sentences, and a list of choices is as wide as its longest one. */
function shorten(name: string): string {
  const letters = [...name];
  return letters.length > 60 ? `${letters.slice(0, 59).join('')}…` : name;
}
