import { type Block, isText, type Place, spanning, type ToolkitDocument } from './document.ts';
import type { SectionRole } from './draft-pack.ts';
import { guessHeading } from './guess-heading.ts';
import { type NamedPlatforms, readPlatforms } from './platform-names.ts';
import { KEEPS_UNKNOWN, readRole } from './section-roles.ts';

/** A heading and what stands under it, up to the next one. */
export interface Section {
  readonly title: string;
  readonly role: SectionRole;
  readonly platforms: NamedPlatforms;
  /** The headings around it and its own, the outermost first. */
  readonly under: readonly string[];
  readonly place: Place;
  /** Where its title stands; in a part without a title, where it begins. */
  readonly headed: Place;
  readonly guesses: readonly string[];
  readonly blocks: readonly Block[];
}

interface Open {
  readonly level: number;
  readonly title: string;
  readonly role: SectionRole;
  readonly platforms: NamedPlatforms;
}

const NO_PLATFORMS: NamedPlatforms = { platforms: [], elsewhere: [], only: false, guesses: [] };

/** Deeper than any heading that a document itself marks. */
const GUESSED = 7;

/** Parts a document at its headings. `all` are the ids of the platforms that Clarion posts to. */
export function outline(document: ToolkitDocument, all: readonly string[]): readonly Section[] {
  const marks = document.blocks.some(({ kind }) => kind === 'heading');
  const sections: Section[] = [];
  const stack: Open[] = [];
  let current: Section & { blocks: Block[] } = {
    title: '',
    role: 'other',
    platforms: NO_PLATFORMS,
    under: [],
    place: { document: document.name, first: 1, last: 1 },
    headed: { document: document.name, first: 1, last: 1 },
    guesses: [],
    blocks: [],
  };
  const close = () => {
    if (current.title !== '' || current.blocks.length > 0) sections.push(current);
  };
  for (const [index, block] of document.blocks.entries()) {
    const next = document.blocks[index + 1];
    const why = block.kind === 'paragraph' ? guessHeading(block, next, current.role, all) : undefined;
    // What is headed inside a press release is its headline.
    const isHeadline =
      block.kind === 'heading' &&
      current.role === 'press-release' &&
      block.level > (stack.at(-1)?.level ?? 0) &&
      readRole(block.text, all) === undefined;
    if (!isText(block) || isHeadline || (block.kind !== 'heading' && why === undefined)) {
      const last =
        current.blocks.length === 0 && current.title === ''
          ? block.place
          : spanning(current.place, block.place);
      current = { ...current, place: last, blocks: current.blocks };
      current.blocks.push(block);
      continue;
    }
    // A heading that was wrapped stands on two lines.
    if (
      block.kind === 'paragraph' &&
      block.tight &&
      current.blocks.length === 0 &&
      isCaps(block.text) &&
      isCaps(current.title)
    ) {
      const headed = spanning(current.headed, block.place);
      current = { ...current, title: `${current.title} ${block.text}`, place: headed, headed };
      continue;
    }
    close();
    const title = block.text.replaceAll('\n', ' ').replace(/\s*:$/, '');
    const opened = open(title, block.kind === 'heading' ? block.level : undefined, stack, marks, all);
    const guesses = why === undefined ? [] : [`“${title}” was taken for a heading. ${why}`];
    if (opened.inherited) guesses.push(`What “${title}” is for was taken from the heading above it.`);
    current = {
      ...opened.open,
      under: stack.map((one) => one.title),
      place: block.place,
      headed: block.place,
      guesses: [...guesses, ...opened.open.platforms.guesses],
      blocks: [],
    };
  }
  close();
  return sections;
}

function isCaps(text: string): boolean {
  return text !== '' && text === text.toUpperCase() && text !== text.toLowerCase();
}

function open(
  title: string,
  marked: number | undefined,
  stack: Open[],
  marks: boolean,
  all: readonly string[],
): { readonly open: Open; readonly inherited: boolean } {
  const known = readRole(title, all);
  const around = stack.at(-1);
  const level = marked ?? guessLevel(known?.role, known?.platforms.only === true, stack, marks);
  while (stack.length > 0 && (stack.at(-1)?.level ?? 0) >= level) stack.pop();
  const parent = stack.at(-1);
  // Without levels, a heading that nobody knows stands beside the others of its part.
  const above = parent ?? (marked === undefined ? around : undefined);
  const inherits = !known && above !== undefined && KEEPS_UNKNOWN.has(above.role);
  const named = readPlatforms(title, all);
  const opened: Open = {
    level,
    title,
    role: nestedRole(known?.role, parent?.role) ?? (inherits ? above.role : 'other'),
    platforms:
      named.platforms.length + named.elsewhere.length > 0 ? named : (parent?.platforms ?? NO_PLATFORMS),
  };
  stack.push(opened);
  return { open: opened, inherited: inherits };
}

/** Inside a part, its own words do not begin another: “Facebook accounts” under accounts are accounts. */
function nestedRole(own: SectionRole | undefined, around: SectionRole | undefined): SectionRole | undefined {
  if (own === undefined || around === undefined || !KEEPS_UNKNOWN.has(around)) return own;
  if (own === 'posts') return around === 'accounts' ? around : own;
  return own === 'principles' && around !== 'background' ? around : own;
}

/** Headings without a level: parts are the outermost, what nobody knows stands inside one. */
function guessLevel(
  role: SectionRole | undefined,
  only: boolean,
  stack: readonly Open[],
  marks: boolean,
): number {
  const innermost = stack.findLast(({ level }) => level < GUESSED)?.level ?? 0;
  if (marks) return only || role === undefined ? GUESSED + 1 : innermost === 0 ? 1 : GUESSED;
  const inPosts = stack.some((one) => one.role === 'posts' && !one.platforms.only);
  if (only) return inPosts ? GUESSED + 1 : GUESSED;
  return role === undefined && stack.length > 0 ? GUESSED + 2 : GUESSED;
}
