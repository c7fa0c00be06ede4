import { hashtagsIn } from '#core/text-count.ts';
import { addressesOf } from './addresses.ts';
import { type Block, isText } from './document.ts';
import type { DraftSection, DraftText, Passage } from './draft-pack.ts';
import type { Section } from './outline.ts';
import { leftUnread, type Pieces, passageOf } from './pieces.ts';

/** A part that is kept as it stands. */
export function keepProse(section: Section): Partial<Pieces> {
  return { sections: [sectionOf(section, section.blocks.filter(isText).map(passageOf))] };
}

export function sectionOf(
  { title, headed, role, place, guesses }: Section,
  prose: readonly Passage[],
): DraftSection {
  return { title, headed, role, place, guesses, prose };
}

/** A list of hashtags to use; what stands among them without one is advice. */
export function readHashtags(section: Section): Partial<Pieces> {
  const texts = section.blocks.filter(isText);
  return {
    hashtags: texts.flatMap(({ text, place }) => hashtagsIn(text).map((tag) => ({ tag, place }))),
    // People explain a hashtag beside it, and the words must not be lost with it.
    sections: [
      sectionOf(
        section,
        texts.filter(({ text }) => !/^(?:\s*#[\p{L}\p{N}_]+[,;]?)+\s*$/u.test(text)).map(passageOf),
      ),
    ],
  };
}

/** Links and pictures to download, with what is said of them. */
export function readLinks(section: Section): Partial<Pieces> {
  const texts = section.blocks.filter(isText);
  const links = texts.flatMap((block) =>
    addressesOf(block).map((written) => {
      const hung = block.links.find(({ url }) => url === written)?.text;
      const said = block.text
        .replace(written, '')
        .replace(/[\s:–—-]+$/, '')
        .trim();
      return { place: block.place, written, label: hung || said || section.title, guesses: [] };
    }),
  );
  return { links, sections: [sectionOf(section, texts.map(passageOf))] };
}

/** What people say in talks and interviews: the items of a list or, without one, each paragraph. */
export function readTalkingPoints(section: Section): Partial<Pieces> {
  const texts = section.blocks.filter(isText);
  const listed = texts.some(({ kind }) => kind === 'list-item');
  const points: DraftText[] = [];
  const prose: Passage[] = [];
  for (const block of texts) {
    const last = points.at(-1);
    if (block.kind === 'list-item' && block.depth > 0 && last) {
      points[points.length - 1] = {
        text: `${last.text}\n• ${block.text}`,
        place: { ...last.place, last: block.place.last },
        guesses: ['Items under it were taken for a part of it.'],
      };
    } else if (block.kind === 'list-item' || (!listed && !isAdvice(block.text))) {
      points.push({
        text: block.text,
        place: block.place,
        guesses: listed ? [] : ['A paragraph was taken for one talking point.'],
      });
    } else prose.push(passageOf(block));
  }
  return { talkingPoints: points, sections: [sectionOf(section, prose)] };
}

function isAdvice(text: string): boolean {
  return /^(?:the following|use|these|below|here are|please)\b/i.test(text) || /:$/.test(text);
}

const TOC_LINE = /^\s*(?:\d{1,3}[.)]?\s+\S.*|.*(?:\.{3,}|…|\t|\s{2,})\s*\d{1,3}\s*|.*\s\d{1,3})$/;

/** A table of contents says nothing that the parts themselves do not; what else stands under it is unread. */
export function readContents(section: Section): Partial<Pieces> {
  const isLine = (block: Block) =>
    isText(block) && block.text.split('\n').every((line) => TOC_LINE.test(line));
  const texts = section.blocks.filter(isText);
  return {
    sections: [sectionOf(section, [])],
    decoration: texts.filter(isLine).map((block) => leftUnread(block, 'A line of the table of contents.')),
    unread: texts.filter((block) => !isLine(block)).map((block) => leftUnread(block, NOT_CONTENTS)),
  };
}

const NOT_CONTENTS = 'It stands in the table of contents and names no page.';

export function readNothing(section: Section): Partial<Pieces> {
  const why =
    section.title === '' ? 'It stands before any heading.' : `No rule knows what “${section.title}” is for.`;
  return {
    sections: section.title === '' ? [] : [sectionOf(section, [])],
    unread: section.blocks.filter(isText).map((block) => leftUnread(block, why)),
  };
}
