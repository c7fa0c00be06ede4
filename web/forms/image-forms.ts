import * as z from 'zod';
import type { WantedCard } from '#core/card/check-card.ts';
import { ImageId } from '#core/library-image.ts';

const text = z.string().default('');
const seen = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .catch(-1);

/** A card as it was typed: `checkCard` reads it. */
export const CardFields = z.object({
  layout: text,
  language: text,
  text,
  number: text,
  day: text,
  what: text,
  where: text,
});

export const KeepCardForm = CardFields.extend({ image: ImageId, look: seen, alt: text });

export const AltForm = z.object({ alt: text });

export const IdentityForm = z.object({ seen, name: text, main: text, accent: text, logo: text });

/** The fields of a card without what else came with them. */
export function wantedOf({
  layout,
  language,
  text: words,
  number,
  day,
  what,
  where,
}: WantedCard): WantedCard {
  return { layout, language, text: words, number, day, what, where };
}
