import { type Block, isText, type Place, type TableBlock, type ToolkitDocument } from './document.ts';
import type { SectionRole } from './draft-pack.ts';
import type { Section } from './outline.ts';
import { whyDebris } from './page-debris.ts';
import { joinPieces, leftUnread, type Pieces, type ReadContext } from './pieces.ts';
import { readAccountTable } from './read-account-table.ts';
import { readAccounts } from './read-accounts.ts';
import { readOpEd } from './read-op-ed.ts';
import { readPosts } from './read-posts.ts';
import { readPressRelease } from './read-press-release.ts';
import { readPrinciples } from './read-principles.ts';
import {
  keepProse,
  readContents,
  readHashtags,
  readLinks,
  readNothing,
  readTalkingPoints,
} from './read-prose.ts';
import { readTable } from './read-table.ts';

/** Parts in which a text that stands twice is meant to: one post for two platforms. */
const MAY_REPEAT: ReadonlySet<SectionRole> = new Set(['posts', 'press-release']);

/** Reads each part of a document in the way that its role asks for. */
export function gatherPieces(
  { unit }: ToolkitDocument,
  sections: readonly Section[],
  repeats: ReadonlyMap<Block, Place>,
  context: ReadContext,
): Pieces {
  return joinPieces(sections.flatMap((section) => readSection(section, unit, sections, repeats, context)));
}

function readSection(
  section: Section,
  unit: ToolkitDocument['unit'],
  sections: readonly Section[],
  repeats: ReadonlyMap<Block, Place>,
  context: ReadContext,
): readonly Partial<Pieces>[] {
  const decoration: Pieces['decoration'][number][] = [];
  const kept: Block[] = [];
  for (const block of section.blocks) {
    const before = MAY_REPEAT.has(section.role) ? undefined : repeats.get(block);
    const why = before ? describeRepeat(before, unit) : whyDebris(block);
    if (why === undefined) kept.push(block);
    else decoration.push(leftUnread(block, why));
  }
  const images = kept.flatMap((block) =>
    block.kind === 'image' ? [{ place: block.place, file: block.file, alt: block.alt, guesses: [] }] : [],
  );
  const tables = kept.flatMap((block) =>
    block.kind === 'table' ? [readTableOf(block, section, context)] : [],
  );
  const texts = kept.filter((block) => isText(block) || block.kind === 'image');
  return [
    { decoration, images },
    ...asOneSection([...tables, readTexts({ ...section, blocks: texts }, sections, context)]),
  ];
}

/** Text and tables under one heading are one part, and a table of posts makes it a part of posts. */
function asOneSection(parts: readonly Partial<Pieces>[]): readonly Partial<Pieces>[] {
  const [first, ...more] = parts.flatMap(({ sections = [] }) => sections);
  if (!first) return parts;
  const prose = [first, ...more].flatMap((one) => one.prose);
  return [...parts.map((part) => ({ ...part, sections: [] })), { sections: [{ ...first, prose }] }];
}

function readTableOf(table: TableBlock, section: Section, context: ReadContext): Partial<Pieces> {
  const accounts = section.role === 'accounts' ? readAccountTable(table, section, context) : undefined;
  return accounts ?? readTable(table, section, context);
}

function describeRepeat({ document, first }: Place, unit: ToolkitDocument['unit']): string {
  return `It stands in ${document} before, from ${unit} ${first} on.`;
}

function readTexts(section: Section, sections: readonly Section[], context: ReadContext): Partial<Pieces> {
  switch (section.role) {
    case 'posts':
      return readPosts(section, context);
    case 'accounts':
      return readAccounts(section, context);
    case 'hashtags':
      return readHashtags(section);
    case 'links':
    case 'media':
      return readLinks(section);
    case 'talking-points':
      return readTalkingPoints(section);
    case 'press-release':
      return readPressRelease(section);
    case 'op-ed':
      return readOpEd(section);
    case 'principles':
      return readPrinciples(section, sections);
    case 'contents':
      return readContents(section);
    case 'background':
      return keepProse(section);
    case 'other':
      return readNothing(section);
  }
}
