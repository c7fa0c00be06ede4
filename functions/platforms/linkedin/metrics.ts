import type { Metric } from '#core/reach/metric.ts';
import { rules } from './rules.ts';

const definition = {
  platform: rules.platform,
  version: 1,
  /**
   * [S] The first answer with all of these that is on record, in a question on learn.microsoft.com; LinkedIn names no
   * day. The page says the same in all its versions since.
   */
  validFrom: '2023-01-03',
  counting: 'repeats',
  source:
    'https://learn.microsoft.com/en-us/linkedin/marketing/community-management/organizations/share-statistics',
} as const;

/**
 * [V] Organic figures of a share since it was published, those of advertising left out. `engagement` is a rate made of
 * the others.
 */
export const metrics: readonly Metric[] = [
  {
    ...definition,
    native: 'impressionCount',
    kind: 'views',
    label: 'Impressions',
    unit: 'impressions',
    // [S] What counts as shown; LinkedIn's page says "number of impressions" and no more.
    meaning:
      'How often the post was shown, advertising left out. Who sees it twice counts twice, so this is not a number of people.',
  },
  {
    ...definition,
    native: 'uniqueImpressionsCount',
    kind: 'people',
    label: 'People reached',
    unit: 'people',
    counting: 'unique',
    meaning:
      'How many LinkedIn members the post was shown to. Each counts once for this post, so numbers of several posts cannot be added up.',
  },
  {
    ...definition,
    native: 'likeCount',
    kind: 'reactions',
    label: 'Reactions',
    unit: 'reactions',
    // [V] "Likes", which may fall below zero; [S] other reactions are among them.
    meaning: 'Likes and other reactions to the post. LinkedIn takes back those that are taken back.',
  },
  {
    ...definition,
    native: 'commentCount',
    kind: 'comments',
    label: 'Comments',
    unit: 'comments',
    meaning: 'How many comments the post has.',
  },
  {
    ...definition,
    native: 'shareCount',
    kind: 'shares',
    label: 'Reposts',
    unit: 'reposts',
    // [U] Whether reposts with words of their own are among them.
    meaning: 'How often members passed the post on.',
  },
  {
    ...definition,
    native: 'clickCount',
    kind: 'clicks',
    label: 'Clicks',
    unit: 'clicks',
    // [S] All clicks, not those on links alone: the page, the picture, “see more”.
    meaning: 'Clicks on the post wherever they led: a link, the picture, the page’s name, “see more”.',
  },
];
