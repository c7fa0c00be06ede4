import { describe, expect, test } from 'vitest';
import { checkLanguages } from '#core/check-pack/check-languages.ts';
import { DraftMessage } from '#core/own-pack/own-pack.ts';
import { Placeholder } from '#core/pack.ts';

const placeholder = (key: string, type: 'text' | 'date' | 'url') =>
  Placeholder.parse({
    ...{ key, type, label: key, required: true, local: true, max_length: 20 },
    example: type === 'date' ? '2027-05-06' : 'https://a.gov',
  });
const PACK = {
  links: [],
  tags: [],
  hashtags: [],
  media: [],
  placeholders: [placeholder('office', 'text'), placeholder('day', 'date'), placeholder('form', 'url')],
};

type Text = readonly [language: string, text: string, platform?: string];
const messageOf = (texts: readonly Text[]): DraftMessage =>
  DraftMessage.parse({
    ...{ id: 'm', title: 'M', kind: 'how-to', topic: 't', audience: 'public', time_sensitive: false },
    variants: texts.map(([language, text, platform = 'x']) => ({
      ...{ platforms: [platform], language, voice: 'office', text },
    })),
  });
const check = (...texts: readonly Text[]) =>
  checkLanguages(messageOf(texts), PACK).map(({ path, message }) => `${path.join('.')}: ${message}`);

describe('two languages agree', () => {
  test.each<readonly [string, readonly Text[]]>([
    [
      'where both fill in the same date and link',
      [
        ['en', '{day} {link:a}'],
        ['es', '{link:a} {day}'],
      ],
    ],
    [
      'where only another answer differs',
      [
        ['en', '{office}'],
        ['es', 'Hola'],
      ],
    ],
    [
      'where each platform does for itself',
      [
        ['en', '{day}', 'x'],
        ['es', '{day}', 'x'],
        ['en', 'Hi', 'threads'],
        ['es', 'Hola', 'threads'],
      ],
    ],
    [
      'where one of them is not written yet',
      [
        ['en', '{day} {link:a}'],
        ['es', ' '],
      ],
    ],
    ['where there is only one', [['en', 'On May 6 at https://vote.gov']]],
  ])('%s', (_, texts) => {
    expect(check(...texts)).toEqual([]);
  });
});

describe('two languages do not', () => {
  test.each<readonly [string, string, string, string]>([
    [
      'a date that one leaves out',
      '{office} {day}',
      '{office}',
      'variants.1.text: {day} is missing in es; en has it.',
    ],
    [
      'a link that one leaves out',
      '{office}',
      '{office} {link:a}',
      'variants.0.text: {link:a} is missing in en; es has it.',
    ],
    [
      'an address that one leaves out',
      '{form}',
      'Hola',
      'variants.1.text: {form} is missing in es; en has it.',
    ],
    ['another link', '{link:a}', '{link:b}', 'variants.0.text: {link:b} is missing in en; es has it.'],
    ['a date written out', 'Come on May 6', 'Venga {office}', 'variants.0.text: “May 6” is written out.'],
    ['a time written out', 'Come', 'Venga a las 8 p.m.', 'variants.1.text: “8 p.m.” is written out.'],
    ['an address written out', 'See vote.gov/a', 'Vea', 'variants.0.text: “vote.gov/a” is written out.'],
  ])('%s', (_, en, es, says) => {
    expect(check(['en', en], ['es', es]).some((fault) => fault.startsWith(says))).toBe(true);
  });
});
