import type { Answers } from '#core/compose-post.ts';
import { Day, describeDay } from '#core/election/day.ts';
import type { Language } from '#core/ids.ts';
import type { Link } from '#core/pack.ts';
import { parseTemplate, placeholdersIn, type TemplatePart } from '#core/template.ts';
import type { Claim } from './companion.ts';
import {
  type CompanionBlock,
  type CompanionField,
  type CompanionTemplate,
  textsOf,
  wordingIn,
} from './companion-template.ts';

/** A stretch of text. One that is missing holds the name of what is to be filled in, in brackets. */
export interface Run {
  readonly text: string;
  readonly isMissing?: true;
  readonly isStrong?: true;
}

/** A line break in a run is a line break on paper. */
export type Runs = readonly Run[];

export type DocumentBlock =
  | { readonly kind: 'heading'; readonly level: 1 | 2; readonly runs: Runs }
  | { readonly kind: 'paragraph'; readonly runs: Runs }
  | { readonly kind: 'quote'; readonly runs: Runs }
  | { readonly kind: 'list'; readonly isNumbered: boolean; readonly items: readonly Runs[] };

/** A document as it stands on the page, on paper and in the Word file: the same words everywhere. */
export interface FilledDocument {
  readonly title: string;
  readonly language: Language;
  readonly blocks: readonly DocumentBlock[];
  /** What is still to be filled in, in the order of the form. */
  readonly missing: readonly CompanionField[];
}

export interface Filling {
  readonly pack: { readonly links: readonly Pick<Link, 'key' | 'url'>[] };
  readonly template: CompanionTemplate;
  readonly language: Language;
  readonly answers: Answers;
  readonly claims: readonly Claim[];
}

/** Fills a companion. What is required and missing is marked; what asks for a missing optional answer is left out. */
export function fillDocument(filling: Filling): FilledDocument {
  const { template, language, claims } = filling;
  const wording = wordingIn(template, language);
  const shown = { ...filling, language: wording.language };
  const asked = new Set<string>();
  const blocks = wording.blocks.flatMap((block): readonly DocumentBlock[] => {
    const keys = textsOf(block).flatMap(placeholdersIn);
    for (const key of keys) asked.add(key);
    const isLeftOut = keys.some((key) => !findField(template, key)?.required && answerTo(shown, key) === '');
    return isLeftOut ? [] : fillBlock(block, shown);
  });
  return {
    title: wording.title,
    language: wording.language,
    blocks: [...blocks, ...listSources(wording.sources, claims)],
    missing: template.fields.filter(
      ({ key, required }) => required && asked.has(key) && answerTo(shown, key) === '',
    ),
  };
}

/** The document as plain text, its parts apart from each other by an empty line. */
export function documentText({ blocks }: Pick<FilledDocument, 'blocks'>): string {
  return blocks
    .flatMap((block) => (block.kind === 'list' ? block.items : [block.runs]))
    .map((runs) => runs.map(({ text }) => text).join(''))
    .join('\n\n');
}

function fillBlock(block: CompanionBlock, filling: Filling): readonly DocumentBlock[] {
  const fill = (text: string) => fillText(text, filling);
  if ('heading' in block) return [{ kind: 'heading', level: 1, runs: fill(block.heading) }];
  if ('subheading' in block) return [{ kind: 'heading', level: 2, runs: fill(block.subheading) }];
  if ('paragraph' in block) {
    return splitParagraphs(fill(block.paragraph)).map((runs) => ({ kind: 'paragraph', runs }));
  }
  if ('quote' in block) return splitParagraphs(fill(block.quote)).map((runs) => ({ kind: 'quote', runs }));
  if ('list' in block) return [{ kind: 'list', isNumbered: false, items: block.list.map(fill) }];
  const items = block.points.map(
    ({ lead, text }): Runs => [
      ...fill(lead).map((run): Run => ({ ...run, isStrong: true })),
      { text: ' ' },
      ...fill(text),
    ],
  );
  return [{ kind: 'list', isNumbered: true, items }];
}

function fillText(text: string, filling: Filling): Runs {
  return parseTemplate(text).map((part) => fillPart(part, filling));
}

function fillPart(part: TemplatePart, filling: Filling): Run {
  switch (part.kind) {
    case 'text':
      return { text: part.text };
    case 'link':
      return { text: filling.pack.links.find(({ key }) => key === part.key)?.url ?? '' };
    case 'placeholder': {
      const answer = answerTo(filling, part.key);
      const label = findField(filling.template, part.key)?.label ?? part.key;
      return answer === '' ? { text: `[${label}]`, isMissing: true } : { text: answer };
    }
    // A pack whose companion names anyone by a handle does not load.
    case 'tag':
    case 'hashtags':
      return { text: '' };
  }
}

function answerTo({ template, answers, language }: Filling, key: string): string {
  const answer = (Object.hasOwn(answers, key) ? (answers[key] ?? '') : '').trim().normalize('NFC');
  if (findField(template, key)?.type !== 'date') return answer;
  const day = Day.safeParse(answer);
  return day.success ? describeDay(day.data, language) : answer;
}

function findField({ fields }: CompanionTemplate, key: string): CompanionField | undefined {
  return fields.find((field) => field.key === key);
}

/** Where an answer has an empty line, a new paragraph begins. */
function splitParagraphs(runs: Runs): readonly Runs[] {
  const paragraphs: Run[][] = [[]];
  for (const run of runs) {
    const [first = '', ...others] = run.text.split(/\n[^\S\n]*\n\s*/u);
    paragraphs.at(-1)?.push({ ...run, text: first });
    for (const text of others) paragraphs.push([{ ...run, text }]);
  }
  return paragraphs.filter((each) => each.some(({ text }) => text.trim() !== ''));
}

/** The claims with their evidence, for whoever checks the piece before it is printed. */
function listSources(heading: string | undefined, claims: readonly Claim[]): readonly DocumentBlock[] {
  const shown = claims.filter(({ evidence }) => evidence.length > 0);
  if (heading === undefined || shown.length === 0) return [];
  const items = shown.map(
    ({ sentence, evidence }): Runs => [
      { text: sentence, isStrong: true },
      { text: `\n${evidence.join('\n')}` },
    ],
  );
  return [
    { kind: 'heading', level: 2, runs: [{ text: heading }] },
    { kind: 'list', isNumbered: true, items },
  ];
}
