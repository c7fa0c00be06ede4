import { describe, expect, test } from 'vitest';
import { keyOf, leadMetric, metricsAt } from '#core/reach/metric.ts';
import { Instant } from '#core/time.ts';
import { metrics as facebook } from '#platforms/facebook/metrics.ts';
import { metrics as instagram } from '#platforms/instagram/metrics.ts';
import { metrics as threads } from '#platforms/threads/metrics.ts';

describe.each([
  ['facebook', facebook, 'post_media_view'],
  ['instagram', instagram, 'views'],
  ['threads', threads, 'views'],
])('what %s counts', (platform, metrics, lead) => {
  test('is defined once a name and version, in sentences for people', () => {
    expect(new Set(metrics.map(keyOf)).size).toBe(metrics.length);
    for (const metric of metrics) {
      expect(metric).toMatchObject({
        platform,
        validFrom: expect.stringMatching(/^\d{4}-\d{2}-\d{2}$/),
        meaning: expect.stringMatching(/^[A-Z].*\.$/),
        source: expect.stringMatching(/^https:\/\/developers\.facebook\.com\//),
      });
      expect(metric.validTo === undefined || metric.validFrom < metric.validTo).toBe(true);
    }
  });

  test('holds people apart from what may be added up', () => {
    const unique = metrics.filter(({ counting }) => counting === 'unique').map(({ kind }) => kind);
    expect(new Set(unique)).toEqual(new Set(platform === 'threads' ? [] : ['people']));
    expect(metrics.filter(({ kind }) => kind === 'people').map(({ counting }) => counting)).toEqual(
      unique.map(() => 'unique'),
    );
  });

  test('is compared by how often posts are shown', () => {
    const [first] = metrics;
    expect(first && leadMetric(metrics, first.platform)?.native).toBe(lead);
  });
});

test.each([
  [facebook, 'views', '2025-11-14', ['post_impressions']],
  [facebook, 'views', '2025-11-15', ['post_media_view']],
  [facebook, 'people', '2026-06-14', ['post_impressions_unique']],
  [facebook, 'people', '2026-06-15', ['post_total_media_view_unique']],
  [instagram, 'views', '2025-01-20', ['impressions']],
  // Meta introduced the one three months before it ended the other.
  [instagram, 'views', '2025-04-20', ['impressions', 'views']],
  [instagram, 'views', '2025-04-21', ['views']],
])('a definition gives way to the next on its day: %#', (metrics, kind, day, natives) => {
  const [first] = metrics;
  if (!first) throw new Error('no metrics');
  const held = metricsAt(metrics, first.platform, Instant.parse(`${day}T12:00:00.000Z`));
  expect(held.filter((metric) => metric.kind === kind).map(({ native }) => native)).toEqual(natives);
});
