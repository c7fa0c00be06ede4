import { isText, spanning, type TextBlock } from './document.ts';
import type { DraftPressRelease, PressReleasePart } from './draft-pack.ts';
import type { Section } from './outline.ts';
import type { Pieces } from './pieces.ts';
import { sectionOf } from './read-prose.ts';

const BRACKETED = /^\[[^\]]+\]\.?$/;

/** A press release, each line with what it is there for. */
export function readPressRelease(section: Section): Partial<Pieces> {
  const texts = section.blocks.filter(isText);
  const parts: { part: PressReleasePart; text: string; place: TextBlock['place'] }[] = [];
  const guesses = new Set<string>();
  let headline = false;
  let body = false;
  for (const block of texts) {
    const part = partOf(block, headline, body);
    if (part === 'headline') {
      headline = true;
      guesses.add(`“${block.text.slice(0, 60)}” was taken for the headline.`);
    }
    if (part === 'dateline')
      guesses.add('The first paragraph that begins with a place and a dash was taken for the lead.');
    body ||= part === 'dateline' || part === 'paragraph';
    parts.push({ part, text: block.text, place: block.place });
  }
  const first = texts[0];
  const last = texts.at(-1);
  const releases: DraftPressRelease[] =
    first && last ? [{ place: spanning(first.place, last.place), guesses: [...guesses], parts }] : [];
  return { pressReleases: releases, sections: [sectionOf(section, [])] };
}

function partOf(block: TextBlock, headline: boolean, body: boolean): PressReleasePart {
  const { text } = block;
  if (/^(?:#\s*#\s*#|###|-\s*30\s*-|end)$/i.test(text)) return 'end';
  if (block.kind === 'list-item') return body ? 'list-item' : 'contact';
  if (/^for (?:immediate|advance) release|^embargo/i.test(text)) return 'release-line';
  if (/^about\b/i.test(text) && text.length < 80) return 'about';
  if (!body) {
    if (/\b(?:logo|letterhead)\b/i.test(text) && text.length < 80) return 'logo';
    if (
      /^(?:media )?contacts?\b|\[[^\]]*(?:contact|phone|e-?mail)[^\]]*\]|@|\bphone\b/i.test(text) &&
      text.length < 120
    )
      return 'contact';
    if (/^\[?[^\]]*\bdate\b[^\]]*\]?$/i.test(text) || /^\p{Lu}\p{L}+ \d{1,2}, \d{4}$/u.test(text))
      return 'date';
    if (/^[^–—]{2,80}\s[–—-]\s?\S/.test(text) && text.length > 120) return 'dateline';
    if (!headline && (block.kind === 'heading' || (text.length <= 200 && !/[.]$/.test(text))))
      return 'headline';
  }
  if ((BRACKETED.test(text) && /quote/i.test(text)) || /^[“"]/.test(text)) return 'quote';
  return 'paragraph';
}
