import type { Metric } from '#core/reach/metric.ts';
import { rules } from './rules.ts';

const { platform } = rules;

/** [V] When a metric began is not documented: this is the day of the list from which the others were taken out. */
const LISTED_FROM = '2024-03-14';

const INSIGHTS = 'https://developers.facebook.com/docs/graph-api/reference/insights';
const RETIRED =
  'https://developers.facebook.com/documentation/pages-api/platforminsights/page/deprecated-metrics';

/**
 * What Facebook counts of a Page's post, each since it became public. Marks: [V] Meta's documentation (2026), [S]
 * reported by others, [U] unverified. Comments and shares are left out: [S] the one needs a permission that Clarion
 * does not ask for, and the only metric that holds both is documented without its kinds.
 */
export const metrics: readonly Metric[] = [
  {
    platform,
    native: 'post_impressions',
    version: 1,
    // [V] The day before it was retired, for all versions of the API.
    validFrom: LISTED_FROM,
    validTo: '2025-11-14',
    kind: 'views',
    label: 'Impressions',
    unit: 'impressions',
    counting: 'repeats',
    meaning:
      'How often the post came onto a screen, each time counted. Facebook replaced this count by views, which are counted otherwise.',
    source: RETIRED,
  },
  {
    platform,
    native: 'post_impressions_unique',
    version: 1,
    validFrom: LISTED_FROM,
    // [V] "By June 15, 2026" in the reference; the page of retired metrics says 2025, before its own announcement.
    validTo: '2026-06-14',
    kind: 'people',
    label: 'Reach by impressions',
    unit: 'people',
    counting: 'unique',
    meaning:
      'How many people had the post on their screen, each counted once. Facebook replaced this count by viewers, who are counted otherwise.',
    source: RETIRED,
  },
  {
    platform,
    native: 'post_media_view',
    version: 1,
    // [V] The day on which it took the place of impressions; [U] it was served for a while before.
    validFrom: '2025-11-15',
    kind: 'views',
    label: 'Views',
    unit: 'views',
    counting: 'repeats',
    meaning: 'How often the post was shown or played, each time counted, advertising included.',
    source: RETIRED,
  },
  {
    platform,
    native: 'post_total_media_view_unique',
    version: 1,
    // [V] The day on which it took the place of reach by impressions; [U] it was served for a while before.
    validFrom: '2026-06-15',
    kind: 'people',
    label: 'Viewers',
    unit: 'people',
    counting: 'unique',
    meaning: 'How many people the post was shown to, each counted once.',
    source: RETIRED,
  },
  {
    platform,
    native: 'post_clicks',
    version: 1,
    validFrom: LISTED_FROM,
    kind: 'clicks',
    label: 'Clicks',
    unit: 'clicks',
    counting: 'repeats',
    meaning: 'How often people clicked anywhere in the post, not only on its link.',
    source: INSIGHTS,
  },
  {
    platform,
    native: 'post_reactions_by_type_total',
    version: 1,
    validFrom: LISTED_FROM,
    kind: 'reactions',
    label: 'Reactions',
    unit: 'reactions',
    counting: 'repeats',
    meaning: 'Likes and the other reactions to the post, of all kinds together.',
    source: INSIGHTS,
  },
];
