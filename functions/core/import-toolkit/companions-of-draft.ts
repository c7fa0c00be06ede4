import { keysIn } from '#core/check-pack/check-companion.ts';
import {
  type CompanionBlock,
  type CompanionKind,
  CompanionTemplate,
  type CompanionWording,
} from '#core/companion/companion-template.ts';
import type { Language } from '#core/ids.ts';
import { isCompanionTooLong, mapTexts } from '#core/own-pack/own-companions.ts';
import { parseTemplate, unfilledIn } from '#core/template.ts';
import { fieldFrom } from './companion-fields.ts';
import type { DraftPack, DraftPlaceholder, DraftPressRelease } from './draft-pack.ts';
import { opEdTemplate } from './op-ed-template.ts';
import type { Omission } from './parts-of-draft.ts';
import { gatherPlaceholders } from './placeholders.ts';
import { beginningOf } from './wordings-of-draft.ts';

export interface ImportedCompanions {
  readonly companions: readonly CompanionTemplate[];
  /** What is not in them, line by line. */
  readonly omissions: readonly Omission[];
}

/** The press release and the op-ed of a toolkit as companions of its pack: the first of each. */
export function companionsOfDraft(
  { pressReleases, opEds }: Pick<DraftPack, 'pressReleases' | 'opEds'>,
  language: Language,
): ImportedCompanions {
  const [release, ...otherReleases] = pressReleases;
  const [opEd, ...otherOpEds] = opEds;
  const made = [
    ...(release ? [pressRelease(release, language)] : []),
    ...(opEd ? [{ template: opEdTemplate(opEd, language), omitted: [] }] : []),
  ];
  const companions: CompanionTemplate[] = [];
  const omissions: Omission[] = [];
  for (const { template, omitted } of made) {
    const parsed = CompanionTemplate.safeParse(template);
    if (parsed.success && !isCompanionTooLong(parsed.data)) {
      companions.push(parsed.data);
      omissions.push(...omitted);
    } else {
      const why = 'It has too little or too much text to be a companion. It is kept here as text.';
      omissions.push({ what: template.title, why });
    }
  }
  const another = (name: string) => (text: string) => ({
    what: `Another ${name}: ${beginningOf(text)}`,
    why: `A pack has one ${name}. This one is kept here as text.`,
  });
  omissions.push(
    ...otherReleases.map(({ parts }) => another('press release')(parts[0]?.text ?? '')),
    ...otherOpEds.map(({ outline }) => another('op-ed')(outline[0]?.text ?? '')),
  );
  return { companions, omissions };
}

/** What the kinds are called in the document itself. Other languages get the English word until somebody mends it. */
const TITLES: Readonly<Record<string, string>> = { es: 'Comunicado de prensa' };

/** Longer texts are cut into paragraphs of this length by the schema; a sentence is not torn where it can be helped. */
const PASSAGE = 2_000;

function pressRelease(release: DraftPressRelease, language: Language) {
  const asked = gatherPlaceholders(release.parts);
  const pictures = asked.placeholders.filter(({ type }) => type === 'media');
  const omitted: Omission[] = [];
  const kept = release.parts.filter(({ part, text }) => {
    if (part !== 'logo') return true;
    const why = 'A document of text holds no picture. Put your logo or letterhead above it in Word.';
    omitted.push({ what: `Press release: ${text}`, why });
    return false;
  });
  const blocks = blocksOf(kept)
    .flatMap(splitLong)
    .map((block) => mapTexts(block, (text) => writeText(asked.fill(text), pictures)));
  const used = new Set(blocks.flatMap(keysIn));
  const title = TITLES[language] ?? 'Press release';
  return {
    template: {
      kind: 'press-release' satisfies CompanionKind,
      title: 'Press release',
      summary: 'Tell newspapers, radio and television. Read from a toolkit.',
      fields: asked.placeholders.filter(({ key }) => used.has(key)).map(fieldFrom),
      wordings: [{ language, title, blocks } satisfies CompanionWording],
    },
    omitted,
  };
}

type Part = DraftPressRelease['parts'][number];

/** Each part as a block; lines of a contact, and items of a list, belong together. */
function blocksOf(parts: readonly Part[]): readonly CompanionBlock[] {
  const blocks: CompanionBlock[] = [];
  let before: Part['part'] | undefined;
  for (const { part, text } of parts) {
    const last = before === part ? blocks.at(-1) : undefined;
    if (last && part === 'list-item' && 'list' in last) last.list.push(text);
    else if (last && part === 'contact' && 'paragraph' in last) last.paragraph += `\n${text}`;
    else blocks.push(blockOf(part, text));
    before = part;
  }
  return blocks;
}

function blockOf(part: Part['part'], text: string): CompanionBlock {
  switch (part) {
    case 'headline':
      return { heading: text };
    case 'about':
      return { subheading: text };
    case 'quote':
      return { quote: text };
    case 'list-item':
      return { list: [text] };
    default:
      return { paragraph: text };
  }
}

function splitLong(block: CompanionBlock): readonly CompanionBlock[] {
  if ('paragraph' in block) return cut(block.paragraph).map((paragraph) => ({ paragraph }));
  return 'quote' in block ? cut(block.quote).map((quote) => ({ quote })) : [block];
}

/** Filling in may make a text a little longer than it was. */
function cut(text: string): readonly string[] {
  const most = PASSAGE - 200;
  if (text.length <= most) return [text];
  const end = text.slice(0, most).search(/[.!?]\s[^.!?]*$/) + 1 || most;
  return [text.slice(0, end), ...cut(text.slice(end).trim())];
}

/** What no office fills in goes back to words, and signs that would be tokens become parentheses. */
function writeText(filled: string, pictures: readonly DraftPlaceholder[]): string {
  return parseTemplate(filled)
    .map((part) => {
      if (part.kind === 'text') return plain(part.text);
      if (part.kind !== 'placeholder') return `(${'key' in part ? part.key : part.kind})`;
      const picture = pictures.find(({ key }) => key === part.key);
      return picture ? `(${picture.aliases[0] ?? picture.label})` : `{${part.key}}`;
    })
    .join('');
}

function plain(text: string): string {
  const written = text.replaceAll('{', '(').replaceAll('}', ')');
  return unfilledIn(written).reduce((all, token) => all.replace(token, `(${token.slice(1, -1)})`), written);
}
