import { describeDay } from '#core/election/day.ts';
import { type CardContent, principleWord } from './content.ts';
import type { Identity } from './identity.ts';

/** Describes a card for people who cannot see it: every word that stands on it, and nothing else. */
export function describeCard(content: CardContent, { name, logo }: Identity): string {
  const spanish = content.language.startsWith('es');
  const parts = [...sayContent(content), logo ? nameLogo(name, spanish) : name];
  return parts
    .filter((part) => part !== '')
    .map(endSentence)
    .join(' ');
}

function sayContent(content: CardContent): readonly string[] {
  switch (content.layout) {
    case 'statement':
      return [content.text];
    case 'principle':
      return [`${principleWord(content.language)} ${content.number}: ${content.text}`];
    case 'date':
      return [describeDay(content.day, content.language), content.what, content.where];
  }
}

function nameLogo(name: string, spanish: boolean): string {
  return spanish ? `${name}, con su emblema` : `${name}, with its seal or logo`;
}

function endSentence(text: string): string {
  return /[.!?…]["”’)]?$/u.test(text) ? text : `${text}.`;
}
