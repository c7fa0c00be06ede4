import type { Metric } from '#core/reach/metric.ts';
import { rules } from './rules.ts';

const shared = {
  platform: rules.platform,
  version: 1,
  // [V] The first day of which Threads has figures at all.
  validFrom: '2024-04-13',
  counting: 'repeats',
  source: 'https://developers.facebook.com/documentation/threads/insights',
} as const;

/**
 * What Threads counts of a post since it became public; it does not tell how many people that were, nor clicks on a
 * post. Marks: [V] Meta's documentation (30 Jan 2026), [S] reported by others, [U] unverified.
 */
export const metrics: readonly Metric[] = [
  {
    ...shared,
    native: 'views',
    kind: 'views',
    label: 'Views',
    unit: 'views',
    // [V] "In development" is Meta's word for what it may still count otherwise.
    meaning:
      'How often the post was shown or played, each time counted. Threads calls this number one in development.',
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
    native: 'replies',
    kind: 'comments',
    label: 'Replies',
    unit: 'replies',
    meaning: 'Replies to the post, and the replies to those.',
  },
  {
    ...shared,
    native: 'reposts',
    kind: 'shares',
    label: 'Reposts',
    unit: 'reposts',
    meaning: 'How often people reposted the post on Threads.',
  },
  {
    ...shared,
    native: 'quotes',
    kind: 'quotes',
    label: 'Quotes',
    unit: 'quotes',
    meaning: 'How often people quoted the post in one of their own.',
  },
  {
    ...shared,
    native: 'shares',
    // [S] Added to the API on 28 Oct 2024.
    validFrom: '2024-10-28',
    kind: 'shares',
    label: 'Shares',
    unit: 'shares',
    meaning: 'How often people sent the post on. Reposts and quotes are counted apart.',
  },
];
