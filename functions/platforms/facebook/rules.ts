import { Platform } from '#core/ids.ts';
import type { TextRules } from '#core/text-rules.ts';

/** Marks: [V] Meta's documentation (v26.0, 2026), [S] reported by others, [U] unverified. */
export const rules: TextRules = {
  platform: Platform.parse('facebook'),
  name: 'Facebook',
  // [S] Meta documents no limit for a Page's post.
  text: { max: 63_206, unit: 'code-points' },
  links: { clickable: true },
  hashtags: {},
  // [V] `@[page-id]`, for apps that have the Page Mentioning feature.
  mentions: { syntax: 'by-id' },
  image: {
    required: false,
    // [U] Meta accepts more formats than these two; the limit in bytes is undocumented for Pages.
    mimeTypes: ['image/jpeg', 'image/png'],
    // [U] 4 MB is the smallest limit in circulation for Page photos.
    maxBytes: 4_000_000,
    // [S] A square stands whole in the feed of phone and desktop.
    bestRatio: 1,
    // [U] `alt_text_custom` has no documented length; 1,000 is what Meta documents for Instagram.
    maxAlt: 1000,
  },
};
