import { describe, expect, it } from 'vitest';
import { scoreText } from '#core/guardrails/readability.ts';
import { readText } from '#core/guardrails/reading.ts';
import { countSpanishSyllables } from '#core/guardrails/spanish-syllables.ts';
import { NAMES } from './setting.ts';

const score = (text: string, language: string) => scoreText(readText(text, NAMES), language);

describe('a Spanish word', () => {
  it.each([
    ...([
      ['voto', 2],
      ['elección', 3],
      ['día', 2],
      ['país', 2],
      ['ciudad', 2],
      ['votación', 3],
    ] as const),
    ...([
      ['que', 1],
      ['guerra', 2],
      ['agua', 2],
      ['vergüenza', 3],
      ['aéreo', 4],
      ['y', 1],
      ['ley', 1],
    ] as const),
    ...([
      ['yo', 1],
      ['boleta', 3],
      ['electorales', 5],
      ['oír', 2],
      ['buey', 1],
      ['ciudadanía', 5],
    ] as const),
    ...([
      ['mayor', 2],
      ['leer', 2],
      ['estudiáis', 3],
      ['b', 1],
    ] as const),
  ])('%s has %i syllables', (word, syllables) => {
    expect(countSpanishSyllables(word)).toBe(syllables);
    expect(countSpanishSyllables(word.normalize('NFD').toUpperCase())).toBe(syllables);
  });
});

describe('a text', () => {
  it('is graded in English by words, sentences and syllables', () => {
    // 10 words, 2 sentences, 11 syllables.
    const found = score('The clerk will help you. Bring a card and paper.', 'en');
    expect(found).toMatchObject({ kind: 'grade', words: 10 });
    expect(found?.value).toBeCloseTo(0.39 * 5 + 11.8 * 1.1 - 15.59, 5);
  });

  it('is scored in Spanish by a formula of its own', () => {
    // 6 words, 1 sentence, 13 syllables.
    const found = score('La boleta llega por correo mañana.', 'es-MX');
    expect(found).toMatchObject({ kind: 'perspicuity', words: 6 });
    expect(found?.value).toBeCloseTo(206.835 - 62.3 * (13 / 6) - 6, 5);
  });

  it('has no score in a language without a formula, or without words', () => {
    expect(score('E kipa mai', 'haw')).toBeUndefined();
    expect(score('🗳️ https://vote.gov #Vote', 'en')).toBeUndefined();
  });

  it('is no harder for the links, hashtags, handles and names in it', () => {
    const bare = score('Our office is open.', 'en');
    expect(
      score(
        'Our office is open. https://millbrook.example.gov/establishing #Accountability @organization',
        'en',
      ),
    ).toEqual(bare);
    expect(score('Call Jean-Luc O’Hara Smith.', 'en')).toEqual(score('Call An Nguyen.', 'en'));
    expect(score('Call Jean-Luc O’Hara Smith.', 'en')).toEqual(score('Call Mary.', 'en'));
  });
});
