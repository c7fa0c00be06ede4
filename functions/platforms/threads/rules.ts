import { Platform } from '#core/ids.ts';
import type { TextRules } from '#core/text-rules.ts';

/** Marks: [V] Meta's documentation (2026), [S] reported by others, [U] unverified. */
export const rules: TextRules = {
  platform: Platform.parse('threads'),
  name: 'Threads',
  // [V] 500, an emoji counting as many as it has UTF-8 bytes.
  text: { max: 500, unit: 'emoji-as-bytes' },
  // [V] Since 22 Dec 2025 a sixth distinct link is refused when the container is made.
  links: { max: 5, clickable: true },
  // [V] One tag a post.
  hashtags: { max: 1 },
  // [S] `@username` in the text.
  mentions: { syntax: 'at-handle' },
  image: {
    required: false,
    // [S]
    mimeTypes: ['image/jpeg', 'image/png'],
    // [S] 8 MB, read as the smaller of its two meanings.
    maxBytes: 8_000_000,
    // [S] Up to 4:5 an image stands whole in the feed.
    bestRatio: 4 / 5,
    // [S] Up to ten times as wide as high, and the reverse.
    ratio: { min: 0.1, max: 10 },
    // [S]
    minWidth: 320,
    // [S]
    maxAlt: 1000,
  },
};
