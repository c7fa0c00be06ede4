import type { CompanionBlock, CompanionField, CompanionKind } from '#core/companion/companion-template.ts';
import type { Language } from '#core/ids.ts';
import { EXAMPLES } from './companion-fields.ts';
import type { DraftOpEd } from './draft-pack.ts';
import { lengthsIn } from './read-op-ed.ts';
import { beginningOf } from './wordings-of-draft.ts';

type Line = DraftOpEd['outline'][number];

interface Step {
  readonly name: string;
  readonly prompts: string[];
}

/** How many words newspapers usually take, where a toolkit names no number. */
const USUAL = { min: 700, max: 800 } as const;

/** An outline as a workbook: a step for each of its parts, with what stands below it as help. Nothing of it is lost. */
export function opEdTemplate(opEd: DraftOpEd, language: Language) {
  const { steps, advice } = stepsOf(opEd.outline);
  const { words, note } = wordsOf(opEd);
  const evidence = evidenceIn(opEd.outline);
  const whole = advice.map((line) => `For the whole text: ${line}`);
  const [first, ...others] = steps.length > 0 ? steps : [{ name: 'Your text', prompts: [] }];
  const written = [...(first ? [{ ...first, prompts: [...whole, ...first.prompts] }] : []), ...others].map(
    fieldOf,
  );
  const spanish = language === 'es';
  const blocks: CompanionBlock[] = [
    { heading: '{headline}' },
    { paragraph: `${spanish ? 'Por' : 'By'} {official_name}, {official_title}, {place}` },
    ...written.map(({ key }) => ({ paragraph: `{${key}}` })),
  ];
  const title = spanish ? 'Artículo de opinión' : 'Op-ed';
  const sources = spanish ? 'Fuentes, para la redacción' : 'Sources, for the editor';
  return {
    kind: 'op-ed' satisfies CompanionKind,
    title: 'Op-ed',
    summary: `Write an opinion piece for your local newspaper, step by step. ${note}`,
    words,
    ...(evidence !== undefined && { evidence }),
    fields: [...SIGNATURE, ...written],
    wordings: [{ language, title, ...(evidence !== undefined && { sources }), blocks }],
  };
}

const SIGNATURE: readonly CompanionField[] = [
  {
    key: 'headline',
    label: 'Headline',
    hint: 'What you want readers to take away, in a few words. The newspaper may change it.',
    type: 'text',
    required: true,
    aliases: [],
    max_length: 120,
  },
  signed('official_name', 'Name of the author', 'official.name'),
  signed('official_title', 'Title of the author', 'official.title'),
  signed('place', 'Town, county or state that you serve', 'office.place'),
];

function signed(key: string, label: string, from: keyof typeof EXAMPLES): CompanionField {
  return {
    key,
    label,
    type: 'text',
    required: true,
    aliases: [],
    max_length: 80,
    from,
    example: EXAMPLES[from],
  };
}

/** What the parts of an opinion piece are usually called. */
const PART =
  /^(?:introduction|intro|opening|lead|lede|hook|thesis|body|section|paragraph|part|point|argument|counter-?arguments?|conclusion|closing|ending|call to action)(?: \d+)?\s*(?::|\.|–|-|$)/i;

interface Outline {
  readonly steps: readonly Step[];
  /** What is said of the whole piece. */
  readonly advice: readonly string[];
}

/**
 * Which lines of an outline are its parts: those that are called so, or else those that have lines below them, or the
 * items of its list. What only says how long the piece is, or stands above them, is advice.
 */
function stepsOf(outline: readonly Line[]): Outline {
  const named = outline.filter(({ text }) => PART.test(text));
  const hasNumbers = named.some(({ text }) => /^body \d/i.test(text));
  // What holds for all parts of the body stands above the first of them.
  const isGeneral = ({ text }: Line) => hasNumbers && /^body(?! \d)/i.test(text);
  if (named.length > 1) return gather(outline, (line) => PART.test(line.text) && !isGeneral(line), isGeneral);
  const hasBelow = (at: number) => (outline[at + 1]?.depth ?? 0) > (outline[at]?.depth ?? 0);
  const isDeep = outline.some(({ depth }) => depth > 1);
  const heads = outline.filter(({ depth }, at) => depth === 0 && hasBelow(at));
  const hasList = outline.some(({ depth }) => depth > 0);
  const level = hasList && (isDeep || heads.length < 2) ? 1 : 0;
  const isHead = ({ depth }: Line, at: number) =>
    depth === level && (level === 1 || !hasList || hasBelow(at));
  return gather(outline, isHead, (line, at) => line.depth <= level && !isHead(line, at));
}

function gather(
  outline: readonly Line[],
  isHead: (line: Line, at: number) => boolean,
  isAdvice: (line: Line, at: number) => boolean,
): Outline {
  const steps: Step[] = [];
  const advice: string[] = [];
  for (const [at, line] of outline.entries()) {
    const { text, depth } = line;
    const isAlone = (outline[at + 1]?.depth ?? 0) <= depth && !PART.test(text);
    const isLength = lengthsIn(text).length > 0 && [...text].length < 120 && isAlone;
    const step = steps.at(-1);
    if (isAdvice(line, at) || isLength) advice.push(text);
    else if (isHead(line, at)) steps.push(stepFrom(text));
    else if (step) step.prompts.push(text);
    else advice.push(text);
  }
  return { steps, advice };
}

/** Such as `Introduction: what people saw`. A name with much behind it is cut there, and the rest becomes its help. */
function stepFrom(text: string): Step {
  if ([...text].length <= 60) return { name: text.replace(/[:.]$/, ''), prompts: [] };
  const [name = '', ...rest] = text.split(/:\s+/);
  const told = rest.join(': ');
  if (told !== '' && [...name].length <= 60) return { name, prompts: [told] };
  return { name: beginningOf(text), prompts: [text] };
}

function fieldOf({ name, prompts }: Step, at: number): CompanionField {
  const told = prompts.flatMap(chunk);
  return {
    key: `step_${at + 1}`,
    label: `Step ${at + 1}: ${name}`,
    type: 'long',
    required: true,
    aliases: [],
    max_length: 6_000,
    prompts: told.length > 0 ? told : ['What would a reader in your community want to know about this?'],
  };
}

/** How many sources the toolkit asks for each claim, the least of them. */
function evidenceIn(outline: readonly Line[]): number | undefined {
  const asked = outline.flatMap(
    ({ text }) =>
      /\b([1-5])(?:\s*(?:-|–|to|or)\s*[1-9])? (?:pieces? of evidence|sources?)\b/i.exec(text)?.[1] ?? [],
  );
  return asked[0] === undefined ? undefined : Number(asked[0]);
}

/** Sentences of a template hold 500 signs. */
function chunk(text: string): readonly string[] {
  if (text.length <= 500) return [text];
  const end = text.slice(0, 500).search(/\s\S*$/) || 500;
  return [text.slice(0, end), ...chunk(text.slice(end).trim())];
}

function wordsOf({ outline, maxWords }: DraftOpEd) {
  if (maxWords === undefined) {
    return {
      words: USUAL,
      note: `${USUAL.min} to ${USUAL.max} words. The toolkit names no number: this is Clarion’s guess.`,
    };
  }
  // Newspapers print no shorter piece; smaller numbers are those of its parts.
  const least = Math.max(
    ...outline
      .flatMap(({ text }) => lengthsIn(text))
      .filter((each) => each < maxWords && each * 2 > maxWords),
    0,
  );
  if (least > 0)
    return { words: { min: least, max: maxWords }, note: `It should have ${least} to ${maxWords} words.` };
  const min = Math.max(1, maxWords - 100);
  return {
    words: { min, max: maxWords },
    note: `At most ${maxWords} words. The toolkit names no least number: ${min} is Clarion’s guess.`,
  };
}
