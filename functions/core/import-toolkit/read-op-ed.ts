import { isText, spanning } from './document.ts';
import type { DraftOpEd } from './draft-pack.ts';
import type { Section } from './outline.ts';
import type { Pieces } from './pieces.ts';
import { sectionOf } from './read-prose.ts';

/** How an op-ed is to be written: every line, how deep it stands, and the length that is asked for. */
export function readOpEd(section: Section): Partial<Pieces> {
  const texts = section.blocks.filter(isText);
  const first = texts[0];
  const last = texts.at(-1);
  if (!first || !last) return { sections: [sectionOf(section, [])] };
  const outline = texts.map((block) => ({
    depth: block.kind === 'list-item' ? block.depth + 1 : 0,
    text: block.text,
    place: block.place,
  }));
  const counts = texts.flatMap(({ text }) => lengthsIn(text));
  const maxWords = counts.length > 0 ? Math.max(...counts) : undefined;
  const opEd: DraftOpEd = {
    place: spanning(first.place, last.place),
    guesses:
      maxWords === undefined ? [] : [`At most ${maxWords} words: the largest number of words that it names.`],
    outline,
    ...(maxWords !== undefined && { maxWords }),
  };
  return { opEds: [opEd], sections: [sectionOf(section, [])] };
}

/** The numbers of words that a text names. */
export function lengthsIn(text: string): readonly number[] {
  return [...text.matchAll(/(\d[\d,]{2,5})\s*(?:(?:to|-|–)\s*(\d[\d,]{2,5})\s*)?words/gi)].flatMap((match) =>
    [match[1], match[2]].flatMap((digits) =>
      digits === undefined ? [] : Number(digits.replaceAll(',', '')),
    ),
  );
}
