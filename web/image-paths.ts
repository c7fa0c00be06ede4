import type { WantedCard } from '#core/card/check-card.ts';
import type { SizeName } from '#core/card/size.ts';
import type { OfficeId } from '#core/ids.ts';
import type { ImageId } from '#core/library-image.ts';
import { officePath } from './paths.ts';

/** The images that an office keeps, and where one is uploaded. */
export function imagesPath(officeId: OfficeId): string {
  return officePath(officeId, '/images');
}

/** One image, or the step at which it is removed. */
export function imagePath(officeId: OfficeId, id: ImageId, step?: 'remove'): string {
  return officePath(officeId, `/images/${id}${step === undefined ? '' : `/${step}`}`);
}

/** The form of a new card, with what is known of it already, such as the message that its words come from. */
export function newCardPath(officeId: OfficeId, known: Readonly<Record<string, string>> = {}): string {
  const query = new URLSearchParams(known).toString();
  return officePath(officeId, `/images/new-card${query === '' ? '' : `?${query}`}`);
}

/** The picture of a card that is not kept yet. */
export function cardPreviewPath(officeId: OfficeId, size: SizeName, wanted: WantedCard): string {
  return officePath(officeId, `/images/preview/${size}?${new URLSearchParams({ ...wanted })}`);
}

/** Where a card is kept. */
export function cardsPath(officeId: OfficeId): string {
  return officePath(officeId, '/images/cards');
}

/** How an office looks on its cards. */
export function identityPath(officeId: OfficeId): string {
  return officePath(officeId, '/identity');
}

/** Whether an image may come with a form that is sent to this path: such a form may be larger than others. */
export function takesImage(path: string): boolean {
  return /^\/offices\/[^/]+\/images$/.test(path);
}
