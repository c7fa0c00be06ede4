import sharp from 'sharp';
import { CARD_SIZES } from '#core/card/size.ts';
import { Language } from '#core/ids.ts';
import { ImageId, type LibraryImage } from '#core/library-image.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf } from '#test/fixtures/office.ts';
import { storePicture } from '#use-cases/keep-card.ts';
import type { Services } from '#web/services.ts';
import type { FreshOffice } from './fresh-office.ts';

/** A card of an office, as good as drawn: a post takes what the library says, and looks into no picture. */
export async function keepCard(
  { media, chance }: Pick<Services, 'media' | 'chance'>,
  { profile, owner, store }: FreshOffice,
): Promise<LibraryImage> {
  const pictures = await Promise.all(
    CARD_SIZES.map(async ({ width, height }) => {
      const bytes = await sharp({
        create: { width: width / 15, height: height / 15, channels: 3, background: '#fff' },
      })
        .jpeg()
        .toBuffer();
      return storePicture(media, { bytes, mimeType: 'image/jpeg', width, height });
    }),
  );
  const card: LibraryImage = {
    id: ImageId.parse(chance.id()),
    officeId: profile.id,
    source: {
      kind: 'card',
      content: { layout: 'statement', language: Language.parse('en'), text: 'Every vote counts.' },
    },
    pictures,
    alt: 'Every vote counts. Millbrook Town Clerk.',
    by: actorOf(owner),
    at: REFERENCE_INSTANT,
    version: 0,
  };
  await store.images.write(card, {
    subject: { kind: 'office', id: profile.id },
    action: 'image.kept',
    summary: 'Kept.',
  });
  return card;
}
