import { isText, spanning, type TextBlock } from './document.ts';
import type { DraftPrinciple, Passage } from './draft-pack.ts';
import type { Section } from './outline.ts';
import { type Pieces, passageOf } from './pieces.ts';
import { sectionOf } from './read-prose.ts';

const QUOTED = /^[“"][\s\S]{20,400}[”"]$/;
const SHORT_ITEM = 60;

/**
 * Principles: sentences in quotation marks, headings with a paragraph under each, or the short items of a list. What
 * is listed under one with a bold or headed beginning says how it is applied.
 */
export function readPrinciples(section: Section, sections: readonly Section[]): Partial<Pieces> {
  const quoted = sections.some(
    ({ role, blocks }) =>
      role === 'principles' && blocks.some((block) => isText(block) && QUOTED.test(block.text)),
  );
  const headed = readHeaded(section, sections);
  if (headed) return { principles: [headed], sections: [sectionOf(section, [])] };
  const principles: DraftPrinciple[] = [];
  const prose: Passage[] = [];
  const texts = section.blocks.filter(isText);
  for (const block of texts) {
    const last = principles.at(-1);
    const head = headOf(block);
    if (QUOTED.test(block.text)) {
      principles.push({ place: block.place, guesses: [], statement: block.text, applications: [] });
    } else if (block.kind === 'list-item' && head && last) {
      principles[principles.length - 1] = apply(last, block, head);
    } else if (block.kind === 'list-item' && head && quoted) {
      // Its statement stands under an earlier heading, or nowhere.
      principles.push(
        apply({ place: block.place, guesses: [NO_STATEMENT], statement: '', applications: [] }, block, head),
      );
    } else if (block.kind === 'list-item' && block.text.length <= SHORT_ITEM) {
      const guesses = ['A short item of a list was taken for the name of a principle.'];
      principles.push({ place: block.place, guesses, statement: block.text, applications: [] });
    } else prose.push(passageOf(block));
  }
  return { principles, sections: [sectionOf(section, prose)] };
}

/** Fewer headings with a paragraph each are more likely a preamble. */
const FEWEST_HEADED = 3;

/** A heading with its text, where several stand so side by side inside a part about principles. */
function readHeaded(section: Section, sections: readonly Section[]): DraftPrinciple | undefined {
  const isHeaded = ({ role, under, blocks }: Section) =>
    role === 'principles' &&
    under.length > 1 &&
    blocks.length >= 1 &&
    blocks.length <= 2 &&
    blocks.every((block) => block.kind === 'paragraph' && !QUOTED.test(block.text));
  if (!isHeaded(section) || sections.filter(isHeaded).length < FEWEST_HEADED) return undefined;
  return {
    place: section.place,
    guesses: ['A heading with text under it was taken for a principle.'],
    statement: section.title,
    applications: section.blocks
      .filter(isText)
      .map(({ text, place }) => ({ place, title: section.title, text, audience: 'officials' })),
  };
}

const NO_STATEMENT = 'The statement that this belongs to was not found.';

function headOf(block: TextBlock): string | undefined {
  if (block.kind !== 'list-item') return undefined;
  if (block.lead !== undefined) return block.lead;
  return /^(\p{Lu}[^:.\n]{2,80}):\s+\S/u.exec(block.text)?.[1];
}

function apply(principle: DraftPrinciple, block: TextBlock, title: string): DraftPrinciple {
  const text = block.text.slice(title.length).replace(/^\s*[:.]?\s*/, '');
  const audience =
    /\bassociations?\b/i.test(title) || /^associations\b/i.test(text) ? 'associations' : 'officials';
  return {
    ...principle,
    place: spanning(principle.place, block.place),
    applications: [...principle.applications, { place: block.place, title, text, audience }],
  };
}

/** Applications that stand under a heading of their own belong to the statement before it in the same document. */
export function joinPrinciples(found: readonly DraftPrinciple[]): readonly DraftPrinciple[] {
  const joined: DraftPrinciple[] = [];
  for (const principle of found) {
    const last = joined.at(-1);
    const follows =
      last && last.place.document === principle.place.document && last.place.last < principle.place.first;
    if (principle.statement === '' && follows && last.statement !== '') {
      joined[joined.length - 1] = {
        ...last,
        place: spanning(last.place, principle.place),
        applications: [...last.applications, ...principle.applications],
      };
    } else joined.push(principle);
  }
  return joined;
}
