import { Platform } from '#core/ids.ts';
import type { TextRules } from '#core/text-rules.ts';

/** Marks: [V] Meta's documentation (11 Sep 2026), [S] reported by others, [U] unverified. */
export const rules: TextRules = {
  platform: Platform.parse('instagram'),
  name: 'Instagram',
  // [V] caption
  text: { max: 2200, unit: 'code-points' },
  // [V] An address in a caption is plain text.
  links: { clickable: false },
  // [S] The app has allowed 5 since Dec 2025; the documentation still says 30 [V]; what the API enforces is [U].
  hashtags: { max: 5 },
  // [V]
  mentions: { syntax: 'at-handle', max: 20 },
  image: {
    // [V] A feed post is a picture with a caption; there is no post without one.
    required: true,
    // [V]
    mimeTypes: ['image/jpeg'],
    // [V] 8 MB, read as the smaller of its two meanings.
    maxBytes: 8_000_000,
    // [S] 4:5 takes most of the feed.
    bestRatio: 4 / 5,
    // [V] 4:5 to 1.91:1
    ratio: { min: 0.8, max: 1.91 },
    // [V] Wider than 1,440 is scaled down by Instagram.
    minWidth: 320,
    // [V]
    maxAlt: 1000,
  },
};
