import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { checkCompanion } from '#core/check-pack/check-companion.ts';
import { writeBlocks } from '#core/companion/block-notation.ts';
import { CompanionTemplate } from '#core/companion/companion-template.ts';
import { Language } from '#core/ids.ts';
import { companionsOfDraft } from '#core/import-toolkit/companions-of-draft.ts';
import { tokensIn } from '#core/import-toolkit/placeholders.ts';
import { SOURCE } from './toolkit-sources.ts';
import { draftOf, FOUR_RIVERS } from './toolkit-stage.ts';

const [en, es] = [Language.parse('en'), Language.parse('es')];
const madeOf = (text: string, language = en) => companionsOfDraft(draftOf(text), language);
const release = (body: string) => `# Kit\n\n## Press release\n\n${body}\n`;
const opEd = (lines: string) => `# Kit\n\n## Op-ed outline\n\n${lines}\n`;
const documentOf = ({ wordings }: CompanionTemplate) => writeBlocks(wordings[0]?.blocks ?? []);
const stepsOf = (lines: string) => {
  const [template] = madeOf(opEd(lines)).companions;
  return template?.fields.flatMap(({ label, prompts }) => (prompts ? [[label, prompts]] : []));
};

describe('a toolkit’s press release', () => {
  const { companions, omissions } = madeOf(FOUR_RIVERS);
  const [press, workbook] = companions;

  it('becomes a document in its own words, and asks by the keys of messages', () => {
    expect(press && documentOf(press)).toBe(
      [
        'Contact: {official_name} {official_title}, {phone}',
        'FOR IMMEDIATE RELEASE',
        '# {place} County opens its count to everyone',
        '{place}, {state} – {office} announced today that everybody may watch the count of the coming election from the gallery of its hall.',
        '> {quote}',
      ].join('\n\n'),
    );
    expect(press?.fields.map(({ key, type, from }) => [key, type, from])).toEqual([
      ['official_name', 'text', 'official.name'],
      ['official_title', 'text', 'official.title'],
      ['phone', 'text', undefined],
      ['place', 'text', 'office.place'],
      ['state', 'text', 'office.state'],
      ['office', 'text', 'office.name'],
      ['quote', 'long', undefined],
    ]);
  });

  it('and its op-ed outline are whole, as the checks of every pack see them', () => {
    expect(companions.map(({ kind }) => kind)).toEqual(['press-release', 'op-ed']);
    const pack = { languages: [en], links: [], placeholders: [], messages: [] };
    for (const template of companions) {
      expect(CompanionTemplate.parse(template)).toEqual(template);
      expect(checkCompanion(template, pack)).toEqual([]);
    }
    expect(workbook?.words).toEqual({ min: 500, max: 600 });
    expect(omissions.map(({ what }) => what)).toEqual(['Press release: [LOGO]']);
  });

  it.each([
    [
      'a list',
      'COUNT IN PUBLIC\n\n[CITY], [STATE] – Everybody may watch the count of the coming election from the gallery of its big hall.\n\n- one\n- two',
      /\n\n- one\n- two$/,
    ],
    ['braces', 'A {curly [sic] brace\n', /A \(curly \[sic\] brace/],
    ['the mark at its end', 'OPEN COUNT\n\nCome and see us count all of the ballots.\n\nEND', /\n\nEND$/],
    ['a picture in a sentence', 'OPEN COUNT\n\nCome and see us count, as in [PHOTO].', /as in \(PHOTO\)\.$/],
  ])('keeps %s', (_, body, written) => {
    const [template] = madeOf(release(body)).companions;
    expect(template && documentOf(template)).toMatch(written);
  });

  it('that is a second one is kept as text, and said', () => {
    const draft = draftOf(FOUR_RIVERS);
    const twice = { ...draft, pressReleases: [...draft.pressReleases, ...draft.pressReleases] };
    expect(companionsOfDraft(twice, en).omissions).toContainEqual({
      what: 'Another press release: [LOGO]',
      why: 'A pack has one press release. This one is kept here as text.',
    });
  });

  it('is titled in its language', () => {
    expect(madeOf(FOUR_RIVERS, es).companions.map(({ wordings }) => wordings[0]?.title)).toEqual([
      'Comunicado de prensa',
      'Artículo de opinión',
    ]);
  });
});

describe('an outline of an op-ed', () => {
  it.each([
    [
      'parts by their names, and what is said of all of them',
      '- Be brief.\n- Introduction: Begin with the news.\n- Body: Give proof.\n- Body 1: The work\n- Say what it is.\n- Conclusion',
      [
        [
          'Step 1: Introduction: Begin with the news',
          ['For the whole text: Be brief.', 'For the whole text: Body: Give proof.'],
        ],
        ['Step 2: Body 1: The work', ['Say what it is.']],
        ['Step 3: Conclusion', [expect.stringContaining('a reader in your community')]],
      ],
    ],
    [
      'items of a list',
      '- What we do\n- Why you can trust it',
      [
        ['Step 1: What we do', [expect.any(String)]],
        ['Step 2: Why you can trust it', [expect.any(String)]],
      ],
    ],
    [
      'long sentences, whole in the help',
      `- ${'We count in the open. '.repeat(6).trim()}`,
      [
        [
          'Step 1: We count in the open. We count in the open. We count in the…',
          ['We count in the open. '.repeat(6).trim()],
        ],
      ],
    ],
  ])('becomes steps: %s', (_, lines, steps) => {
    expect(stepsOf(lines)).toEqual(steps);
  });

  it.each([
    ['- Write 650 to 750 words.\n- What we do', { min: 650, max: 750 }, 'It should have 650 to 750 words.'],
    ['- Stay below 600 words.\n- What we do', { min: 500, max: 600 }, '500 is Clarion’s guess'],
    ['- What we do\n- Why we do it', { min: 700, max: 800 }, 'this is Clarion’s guess'],
  ])('says how long the piece is: %s', (lines, words, note) => {
    expect(madeOf(opEd(lines)).companions).toMatchObject([{ words, summary: expect.stringContaining(note) }]);
  });

  it('asks for as much evidence as it names', () => {
    const [template] = madeOf(opEd('- Give 2-3 pieces of evidence for each claim.\n- What we do')).companions;
    expect(template).toMatchObject({ evidence: 2, wordings: [{ sources: 'Sources, for the editor' }] });
  });
});

/** The words of a text, without signs: brackets and braces are written otherwise in a document. */
const words = (text: string) => text.toLowerCase().match(/[\p{L}\p{N}]+/gu) ?? [];
/** What is asked of each office is there by its key. */
const withoutTokens = (text: string) =>
  tokensIn(text).reduceRight(
    (rest, { at, written }) => `${rest.slice(0, at)} ${rest.slice(at + written.length)}`,
    text,
  );

it('whatever stands in a release or an outline is sound, and every word of it is somewhere', () => {
  return fc.assert(
    fc.property(SOURCE, fc.constantFrom(release, opEd), (lines, section) => {
      const draft = draftOf(section(lines.replaceAll(/^#+ /gm, '')));
      const { companions, omissions } = companionsOfDraft(draft, en);
      for (const template of companions) {
        expect(CompanionTemplate.parse(template)).toEqual(template);
        expect(
          checkCompanion(template, { languages: [en], links: [], placeholders: [], messages: [] }),
        ).toEqual([]);
      }
      const kinds = companions.map(({ kind }) => kind);
      const inLine = (_: string, value: unknown) =>
        typeof value === 'string' ? value.replaceAll(/\s/g, ' ') : value;
      const kept = new Set(words(JSON.stringify([companions, omissions], inLine)));
      const told = [
        ...(kinds.includes('press-release') ? (draft.pressReleases[0]?.parts ?? []) : []),
        ...(kinds.includes('op-ed') ? (draft.opEds[0]?.outline ?? []) : []),
      ];
      const lost = told.flatMap(({ text }) => words(withoutTokens(text))).filter((word) => !kept.has(word));
      expect(lost).toEqual([]);
    }),
    { seed: 11, numRuns: 150 },
  );
});
