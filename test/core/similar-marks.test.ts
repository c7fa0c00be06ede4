import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { markShared, type Segment } from '#core/similar-marks.ts';
import { similarity } from '#core/similar-text.ts';

const textOf = (segments: readonly Segment[]) => segments.map(({ text }) => text).join('');

const sharedOf = (segments: readonly Segment[]) =>
  segments.map(({ text, shared }) => (shared ? `[${text}]` : text)).join('');

const texts = fc.oneof(
  fc.string({ unit: 'grapheme' }),
  fc
    .array(fc.constantFrom('we', 'Count,', 'every', 'vote.gov', 'in', '#Fair', '🗳️', '\n\n'), {
      maxLength: 12,
    })
    .map((words) => words.join(' ')),
);

describe('two texts side by side', () => {
  it('have the wording marked that both share', () => {
    const pair = markShared(
      'Ash County Clerk has adopted ten points. Read them: bit.ly/a',
      'Peña Town has adopted ten points. Please read them: bit.ly/b',
    );
    expect(sharedOf(pair.one)).toBe('Ash County Clerk [has adopted ten points. Read them: bit.ly/a]');
    expect(sharedOf(pair.other)).toBe('Peña Town [has adopted ten points]. Please [read them: bit.ly/b]');
  });

  it('do not have a lone word marked', () => {
    expect(markShared('the people we serve', 'read the law')).toEqual({
      one: [{ text: 'the people we serve', shared: false }],
      other: [{ text: 'read the law', shared: false }],
    });
  });

  it('are marked whole where only link, case and emoji differ', () => {
    expect(markShared('Vote now at vote.gov 🗳️', 'VOTE now at millbrook.example.gov!')).toEqual({
      one: [{ text: 'Vote now at vote.gov 🗳️', shared: true }],
      other: [{ text: 'VOTE now at millbrook.example.gov!', shared: true }],
    });
  });

  it('lose nothing and gain nothing but NFC', () =>
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const pair = markShared(a, b);
        expect(textOf(pair.one)).toBe(a.normalize('NFC'));
        expect(textOf(pair.other)).toBe(b.normalize('NFC'));
      }),
    ));

  it('have something marked just where their similarity is not 0', () =>
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const { one, other } = markShared(a, b);
        const seen = textOf(one) !== '' || textOf(other) !== '';
        const alike = similarity(a, b) > 0;
        if (seen) expect([...one, ...other].some(({ shared }) => shared)).toBe(alike);
      }),
    ));

  it('change sides when the texts do', () =>
    fc.assert(
      fc.property(texts, texts, (a, b) => {
        const { one, other } = markShared(a, b);
        expect(markShared(b, a)).toEqual({ one: other, other: one });
      }),
    ));
});
