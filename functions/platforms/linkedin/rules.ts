import { Platform } from '#core/ids.ts';
import type { TextRules } from '#core/text-rules.ts';

/** Marks: [V] LinkedIn's documentation (Marketing APIs, 2026), [S] reported by others, [U] unverified. */
export const rules: TextRules = {
  platform: Platform.parse('linkedin'),
  name: 'LinkedIn',
  // [S] 3,000. [U] Code points, and without the marks that the publisher adds for "little text".
  text: { max: 3000, unit: 'code-points' },
  links: { clickable: true },
  hashtags: {},
  // [V] `@[Name](urn:li:organization:ID)`.
  mentions: { syntax: 'by-id' },
  image: {
    required: false,
    // [V] GIF is allowed as well; Clarion stores no GIF.
    mimeTypes: ['image/jpeg', 'image/png'],
    // [V] Fewer than 36,152,320 pixels. [U] No limit in bytes is documented; this one is cautious.
    maxBytes: 8_000_000,
    // [S] 1.91:1 stands whole in the feed of phone and desktop.
    bestRatio: 1.91,
    // [S] 4,086.
    maxAlt: 4086,
  },
};
