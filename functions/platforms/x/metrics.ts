import type { Metric } from '#core/reach/metric.ts';
import { rules } from './rules.ts';

const { platform } = rules;

/** [V] What each metric is, and who may see it; the page as of 2026-08-22. */
const METRICS_PAGE = 'https://docs.x.com/x-api/fundamentals/metrics';

/** [V] The day on which X opened this interface with lookups of posts, and its changelog. */
const V2_OPENED = '2020-08-12';
const CHANGELOG = 'https://docs.x.com/changelog';

/** [V] Anybody may see these of any post: `public_metrics`. They count promoted showings, too. */
export const publicMetrics: readonly Metric[] = [
  {
    platform,
    native: 'impression_count',
    version: 1,
    // [V] Changelog: public since that day. Before, an author alone could read it.
    validFrom: '2023-01-05',
    kind: 'views',
    label: 'Views',
    unit: 'views',
    counting: 'repeats',
    meaning:
      'How often the post appeared on somebody’s screen. Who sees it twice counts twice, so this is not a number of people.',
    source: `${METRICS_PAGE}; ${CHANGELOG}`,
  },
  {
    platform,
    native: 'like_count',
    version: 1,
    validFrom: V2_OPENED,
    kind: 'reactions',
    label: 'Likes',
    unit: 'likes',
    counting: 'repeats',
    meaning: 'How many likes the post has. A like that is taken back no longer counts.',
    source: METRICS_PAGE,
  },
  {
    platform,
    native: 'reply_count',
    version: 1,
    validFrom: V2_OPENED,
    kind: 'comments',
    label: 'Replies',
    unit: 'replies',
    counting: 'repeats',
    meaning: 'How many replies the post has.',
    source: METRICS_PAGE,
  },
  {
    platform,
    native: 'retweet_count',
    version: 1,
    validFrom: V2_OPENED,
    kind: 'shares',
    label: 'Reposts',
    unit: 'reposts',
    counting: 'repeats',
    meaning:
      'How often the post was reposted as it is. Reposts with words of their own are quotes and not in it.',
    source: METRICS_PAGE,
  },
  {
    platform,
    native: 'quote_count',
    version: 1,
    validFrom: V2_OPENED,
    kind: 'quotes',
    label: 'Quotes',
    unit: 'quotes',
    // [V] The number of quoting posts; [U] the changelog of 2020-06-15 has it count each quoting account once.
    counting: 'repeats',
    meaning: 'How often the post was reposted with words added.',
    source: `${METRICS_PAGE}; ${CHANGELOG}`,
  },
  {
    platform,
    native: 'bookmark_count',
    version: 1,
    // [V] Changelog.
    validFrom: '2023-05-31',
    kind: 'saves',
    label: 'Bookmarks',
    unit: 'bookmarks',
    counting: 'repeats',
    meaning: 'How often people bookmarked the post for themselves.',
    source: `${METRICS_PAGE}; ${CHANGELOG}`,
  },
];

/** [V] Only the author sees these, and only for 30 days: `non_public_metrics`. Its `engagements` adds up others. */
export const privateMetrics: readonly Metric[] = [
  {
    platform,
    native: 'url_link_clicks',
    version: 1,
    validFrom: V2_OPENED,
    kind: 'clicks',
    label: 'Link clicks',
    unit: 'clicks',
    counting: 'repeats',
    meaning: 'Clicks on a link in the post, or on its preview. X tells them for 30 days only.',
    source: METRICS_PAGE,
  },
  {
    platform,
    native: 'user_profile_clicks',
    version: 1,
    validFrom: V2_OPENED,
    kind: 'profile-visits',
    label: 'Profile clicks',
    unit: 'clicks',
    counting: 'repeats',
    meaning: 'Clicks that led from the post to the channel’s profile. X tells them for 30 days only.',
    source: METRICS_PAGE,
  },
];

export const metrics: readonly Metric[] = [...publicMetrics, ...privateMetrics];
