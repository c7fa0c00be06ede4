import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { CompanionTemplate } from '#core/companion/companion-template.ts';
import { documentText, fillDocument } from '#core/companion/fill-document.ts';
import { Language } from '#core/ids.ts';

const [en, es] = [Language.parse('en'), Language.parse('es')];
const pack = { links: [{ key: 'standards', label: 'Standards', url: 'https://example.gov/s' }] };
const field = (key: string, more: object = {}) => ({
  key,
  label: `The ${key}`,
  type: 'text',
  required: true,
  max_length: 100,
  ...more,
});

const TEMPLATE = CompanionTemplate.parse({
  kind: 'press-release',
  title: 'Press release',
  summary: 'A release.',
  fields: [
    field('place'),
    field('day', { type: 'date', example: '2026-10-06' }),
    field('quote', { type: 'long' }),
    field('aside', { required: false }),
    field('unused'),
  ],
  wordings: [
    {
      language: 'en',
      title: 'Press release',
      sources: 'Sources',
      blocks: [
        { heading: 'News from {place}' },
        { paragraph: '{day}\n{link:standards}' },
        { quote: '“{quote}”' },
        { paragraph: 'By the way: {aside}' },
        { list: ['One of {place}', 'Two'] },
        { points: [{ lead: 'Law.', text: 'In {place}.' }] },
      ],
    },
    { language: 'es', title: 'Comunicado', blocks: [{ paragraph: 'El {day}' }] },
  ],
});

const fill = (answers: Record<string, string>, language = en) =>
  fillDocument({ pack, template: TEMPLATE, language, answers, claims: [] });

describe('a filled document', () => {
  it('has every answer in its place', () => {
    const document = fill({ place: 'Millbrook', day: '2026-10-06', quote: 'A', aside: 'B' });
    expect(documentText(document).split('\n\n')).toEqual([
      'News from Millbrook',
      'Tuesday, October 6, 2026\nhttps://example.gov/s',
      '“A”',
      'By the way: B',
      'One of Millbrook',
      'Two',
      'Law. In Millbrook.',
    ]);
    expect(document.missing).toEqual([]);
  });

  it('marks what is required and missing, and leaves out what asks for a missing optional answer', () => {
    const document = fill({ place: ' ', day: '2026-10-06', quote: 'A' });
    expect(document.missing.map(({ key }) => key)).toEqual(['place']);
    expect(document.blocks[0]).toEqual({
      kind: 'heading',
      level: 1,
      runs: [{ text: 'News from ' }, { text: '[The place]', isMissing: true }],
    });
    expect(documentText(document)).not.toContain('By the way');
  });

  it('begins a new paragraph where an answer has an empty line', () => {
    const quotes = fill({ quote: 'A\nB\n \n\nC' }).blocks.filter(({ kind }) => kind === 'quote');
    expect(quotes.map((block) => documentText({ blocks: [block] }))).toEqual(['“A\nB', 'C”']);
  });

  it('writes dates as its language does, and says which language that is', () => {
    expect(fill({ day: '2026-10-06' }, es)).toMatchObject({ language: 'es', title: 'Comunicado' });
    expect(documentText(fill({ day: '2026-10-06' }, es))).toBe('El martes, 6 de octubre de 2026');
    expect(fill({}, Language.parse('vi')).language).toBe('en');
  });

  it('lists the sources of claims behind the text, and no claim without one', () => {
    const claims = [
      { sentence: 'Bare.', evidence: [] },
      { sentence: 'Shown.', evidence: ['Minutes', 'https://example.gov'] },
    ];
    const { blocks } = fillDocument({ pack, template: TEMPLATE, language: en, answers: {}, claims });
    expect(documentText({ blocks: blocks.slice(-2) })).toBe(
      'Sources\n\nShown.\nMinutes\nhttps://example.gov',
    );
  });

  it('takes what people write for words, whatever it looks like', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'grapheme', maxLength: 40 }), (typed) => {
        const text = documentText(
          fill({ place: typed, day: '2026-10-06', quote: '{place} {link:standards}' }),
        );
        const shown = typed.trim().normalize('NFC') || '[The place]';
        expect(text.startsWith(`News from ${shown}`)).toBe(true);
        expect(text).toContain('“{place} {link:standards}”');
      }),
      { numRuns: 50 },
    );
  });
});
