import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { textFor, variantsOf, type Wording, wordingsOf } from '#core/compose/wordings.ts';
import { Language, Platform } from '#core/ids.ts';
import type { DraftVariant } from '#core/own-pack/own-pack.ts';
import type { Voice } from '#core/pack.ts';

const ALL = ['x', 'facebook', 'instagram', 'threads', 'linkedin'].map((id) => Platform.parse(id));
const [X, FACEBOOK, INSTAGRAM, THREADS] = ALL as [Platform, Platform, Platform, Platform, Platform];
const ENGLISH = Language.parse('en');
const LANGUAGES = [ENGLISH, Language.parse('es')];
const VOICES: readonly Voice[] = ['office', 'personal'];

function variant(text: string, ...platforms: Platform[]): DraftVariant {
  return { platforms, language: ENGLISH, voice: 'office', text };
}

describe('variants as a person writes them', () => {
  it('are one text for all, and another only where a platform differs', () => {
    const [wording] = wordingsOf([
      variant('Short.', X),
      variant('Long.', FACEBOOK, INSTAGRAM),
      variant('Long.', THREADS),
    ]);
    expect(wording?.text).toBe('Long.');
    expect([...(wording?.own ?? [])]).toEqual([[X, 'Short.']]);
    expect(wording?.platforms).toEqual([X, FACEBOOK, INSTAGRAM, THREADS]);
  });

  it('keep the first text for all where none is shared by more', () => {
    const [wording] = wordingsOf([variant('One.', X), variant('Two.', FACEBOOK)]);
    expect(wording?.text).toBe('One.');
  });

  it('have no text for all as long as a platform has none', () => {
    const [wording] = wordingsOf([variant('', X), variant('Said.', FACEBOOK, THREADS)]);
    expect(wording?.text).toBe('');
    expect(wording && textFor(wording, X)).toBe('');
    expect(wording && textFor(wording, THREADS)).toBe('Said.');
  });

  it('are none where nothing is said', () => {
    expect(
      variantsOf([{ language: ENGLISH, voice: 'office', platforms: ALL, text: ' ', own: new Map() }]),
    ).toEqual([]);
  });
});

describe('any variants', () => {
  const text = fc.constantFrom('', 'One.', 'Two.', 'Three.');
  const spoken = fc.record({
    language: fc.constantFrom(...LANGUAGES),
    voice: fc.constantFrom(...VOICES),
    texts: fc.dictionary(fc.constantFrom(...ALL), text, { minKeys: 1 }),
  });
  const variants = fc
    .uniqueArray(spoken, { selector: ({ language, voice }) => `${language} ${voice}` })
    .map((all) =>
      all.flatMap(({ language, voice, texts }) =>
        Object.entries(texts).map(
          ([platform, said]): DraftVariant => ({
            platforms: [Platform.parse(platform)],
            language,
            voice,
            text: said,
          }),
        ),
      ),
    );

  /** What every platform says, in each language and voice. */
  const said = (all: readonly DraftVariant[]) =>
    new Map(
      all.flatMap(({ language, voice, platforms, text: each }) =>
        platforms.map((platform) => [`${language} ${voice} ${platform}`, each] as const),
      ),
    );
  const speaks = (all: readonly DraftVariant[], one: DraftVariant) =>
    all.some((each) => each.language === one.language && each.voice === one.voice && each.text !== '');

  it('say the same on every platform after they were wordings', () => {
    return fc.assert(
      fc.property(variants, (given) => {
        const kept = given.filter((one) => speaks(given, one));
        expect(said(variantsOf(wordingsOf(given)))).toEqual(said(kept));
      }),
    );
  });

  it('are the same wordings when they are opened again', () => {
    return fc.assert(
      fc.property(variants, (given) => {
        const once = wordingsOf(variantsOf(wordingsOf(given)));
        expect(wordingsOf(variantsOf(once)).map(flat)).toEqual(once.map(flat));
      }),
    );
  });
});

function flat({ own, ...wording }: Wording) {
  return { ...wording, own: [...own] };
}
