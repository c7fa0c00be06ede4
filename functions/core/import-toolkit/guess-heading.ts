import type { Block, ParagraphBlock } from './document.ts';
import type { SectionRole } from './draft-pack.ts';
import { whyDebris } from './page-debris.ts';
import { readNumber } from './post-labels.ts';
import { readRole } from './section-roles.ts';

const LONG = 80;

/**
 * Why a paragraph that is no heading to its document looks like one to people; nothing if it does not. `inside` is the
 * part that it stands in, `next` what follows.
 */
export function guessHeading(
  block: ParagraphBlock,
  next: Block | undefined,
  inside: SectionRole,
  all: readonly string[],
): string | undefined {
  const { text, bold, tight } = block;
  if (whyDebris(block) !== undefined) return undefined;
  const words = text.split(/\s+/);
  if (text.includes('\n') || text.length > 120 || /[@#[\]{}|\t]|https?:/.test(text)) return undefined;
  if (/[.,;!”"]$|:\s/.test(text) || /^(?:\d|[“"(…✓✔])/.test(text)) return undefined;
  // The number of a post belongs to the text under it.
  if (readNumber(text)?.rest === '') return undefined;
  const known = readRole(text, all);
  if (text.endsWith(':')) {
    const isPart = known && ['posts', 'hashtags', 'accounts'].includes(known.role) && words.length <= 5;
    return isPart && inside !== 'press-release' ? 'It ends with a colon and names a part.' : undefined;
  }
  const letters = text.replaceAll(/[^\p{L}]/gu, '');
  const caps = letters.length >= 4 && letters === letters.toUpperCase() && letters !== letters.toLowerCase();
  // Headlines and lines such as FOR IMMEDIATE RELEASE are parts of a press release.
  if (inside === 'press-release') {
    return known && known.role !== 'press-release' && (caps || bold) ? 'It is written like one.' : undefined;
  }
  if (caps && text.length <= LONG) return 'It stands in capitals.';
  if (bold && text.length <= LONG) return 'It is bold and stands alone.';
  if (text.endsWith('?')) {
    const answered = next !== undefined && next.kind !== 'heading' && inside !== 'posts';
    return answered && /^\p{Lu}/u.test(text) ? 'It is a question with an answer under it.' : undefined;
  }
  if (inside === 'contents') return undefined;
  if (
    known &&
    known.role !== 'background' &&
    words.length <= 8 &&
    !/\s(?:is|are|was|were|has|have|will|can|should)\s/i.test(text)
  ) {
    return 'It names a part.';
  }
  const titled =
    words.filter((word) => /^\p{Lu}|^\d/u.test(word) || word.length <= 3).length === words.length;
  const followed =
    next?.kind === 'list-item' ||
    next?.kind === 'table' ||
    (next?.kind === 'paragraph' && next.text.length >= LONG);
  return titled && !tight && words.length <= 8 && followed && /^\p{Lu}/u.test(text) && letters.length >= 3
    ? 'It is short, has capitals and stands over other text.'
    : undefined;
}
