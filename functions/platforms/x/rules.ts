import { Platform } from '#core/ids.ts';
import type { TextRules } from '#core/text-rules.ts';

/** Marks: [V] X's documentation (xdevplatform/docs, Aug 2026), [S] reported by others, [U] unverified. */
export const rules: TextRules = {
  platform: Platform.parse('x'),
  name: 'X',
  // [V] counting-characters: 280 weighted; every link weighs 23, an emoji 2.
  text: { max: 280, unit: 'x-weighted' },
  // [V] No limit in number; a post with a link costs more than one without.
  links: { clickable: true },
  // [V] The API documents no limit on hashtags.
  hashtags: {},
  // [S] Self-serve apps may have a post refused (403) because it mentions someone.
  mentions: { syntax: 'at-handle' },
  image: {
    required: false,
    // [V] GIF is allowed as well; Clarion stores no GIF.
    mimeTypes: ['image/jpeg', 'image/png', 'image/webp'],
    // [V] 5 MB, read as the smaller of its two meanings.
    maxBytes: 5_000_000,
    // [S] 16:9 fills the timeline; a taller one is cut there until it is opened.
    bestRatio: 16 / 9,
    // [V] media metadata: alt_text.text
    maxAlt: 1000,
  },
};
