import * as z from 'zod';
import { Day, dayParts } from '#core/election/day.ts';
import { Language } from '#core/ids.ts';

/** Characters that one field of a card may hold; how many fit is measured when it is laid out. */
export const LONGEST_CARD_TEXT = 280;

const words = z.string().trim().min(1).max(LONGEST_CARD_TEXT);

/** What an office says on a card, by the layout that shows it. */
export const CardContent = z.discriminatedUnion('layout', [
  /** One large sentence. */
  z.object({ layout: z.literal('statement'), language: Language, text: words }),
  /** A number, as of one of the ten principles, and its statement. */
  z.object({
    layout: z.literal('principle'),
    language: Language,
    number: z.int().min(1).max(99),
    text: words,
  }),
  /** A day in large figures, with what happens and where. */
  z.object({
    layout: z.literal('date'),
    language: Language,
    day: Day,
    what: words,
    where: z.string().trim(),
  }),
]);
export type CardContent = z.infer<typeof CardContent>;
export type LayoutName = CardContent['layout'];

/** Every word that stands on a card besides the office's name, part by part, in the order in which it is read. */
export function wordsOf(content: CardContent): readonly string[] {
  switch (content.layout) {
    case 'statement':
      return [content.text];
    case 'principle':
      return [`${principleWord(content.language)} ${content.number}`, content.text];
    case 'date': {
      const { weekday, date, month } = dayParts(content.day, content.language);
      return [weekday, date, month, content.what, ...(content.where === '' ? [] : [content.where])];
    }
  }
}

export function principleWord(language: Language): string {
  return language.startsWith('es') ? 'Principio' : 'Principle';
}
