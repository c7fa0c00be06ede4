import type { Metric } from '#core/reach/metric.ts';
import { rules } from './rules.ts';

/**
 * [V] The day on which the metrics before these ended for all versions of the API; when each of these began is not
 * documented.
 */
const LISTED_FROM = '2023-12-11';

const shared = {
  platform: rules.platform,
  version: 1,
  validFrom: LISTED_FROM,
  counting: 'repeats',
  source:
    'https://developers.facebook.com/documentation/instagram-platform/reference/instagram-media/insights',
} as const;

/**
 * What Instagram counts of a picture in the feed, each since it became public, advertising not included. Marks: [V]
 * Meta's documentation (18 Jun 2026), [S] reported by others, [U] unverified. `total_interactions` is left out, being
 * the sum of likes, comments, saves and shares.
 */
export const metrics: readonly Metric[] = [
  {
    ...shared,
    native: 'impressions',
    // [V] Refused since 21 Apr 2025 for posts made after 1 Jul 2024.
    validTo: '2025-04-20',
    kind: 'views',
    label: 'Impressions',
    unit: 'impressions',
    meaning:
      'How often the post came onto a screen, each time counted. Instagram replaced this count by views, which are counted otherwise.',
  },
  {
    ...shared,
    native: 'views',
    // [V] Introduced with v22.0, beside impressions at first.
    validFrom: '2025-01-21',
    kind: 'views',
    label: 'Views',
    unit: 'views',
    meaning: 'How often the post was shown or played, each time counted.',
  },
  {
    ...shared,
    native: 'reach',
    kind: 'people',
    label: 'Accounts reached',
    unit: 'accounts',
    counting: 'unique',
    // [S] That it is an estimate.
    meaning: 'How many accounts saw the post, each counted once. Instagram estimates this number.',
  },
  {
    ...shared,
    native: 'likes',
    kind: 'reactions',
    label: 'Likes',
    unit: 'likes',
    meaning: 'Likes of the post.',
  },
  {
    ...shared,
    native: 'comments',
    kind: 'comments',
    label: 'Comments',
    unit: 'comments',
    meaning: 'Comments on the post.',
  },
  {
    ...shared,
    native: 'saved',
    kind: 'saves',
    label: 'Saves',
    unit: 'saves',
    meaning: 'How often people saved the post to look at it again.',
  },
  {
    ...shared,
    native: 'shares',
    // [S] Refused for pictures at times: then this one alone is not available.
    kind: 'shares',
    label: 'Shares',
    unit: 'shares',
    meaning: 'How often people passed the post on.',
  },
  {
    ...shared,
    native: 'follows',
    kind: 'follows',
    label: 'New followers',
    unit: 'followers',
    meaning: 'How many accounts began to follow the channel from this post.',
  },
  {
    ...shared,
    native: 'profile_visits',
    kind: 'profile-visits',
    label: 'Profile visits',
    unit: 'visits',
    meaning: 'How often people went from the post to the profile of the channel.',
  },
];
