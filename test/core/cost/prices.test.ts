import { describe, expect, it } from 'vitest';
import { formatDollars } from '#core/cost/millicents.ts';
import { describePrices, PRICES_GOOD_FOR_DAYS } from '#core/cost/price-age.ts';
import { isFree } from '#core/cost/price-list.ts';
import { spendingOf } from '#core/cost/spending.ts';
import { PostState } from '#core/post.ts';
import { Zone } from '#core/slot.ts';
import { Instant } from '#core/time.ts';
import { PLATFORMS } from '#platforms/registry.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { GRATIS, NEW_YORK, PIECEWORK } from './stage.ts';

describe('a price list', () => {
  it('says of which day its prices are', () => {
    expect(describePrices(PIECEWORK, REFERENCE_INSTANT, NEW_YORK)).toEqual({
      stale: false,
      sentence: 'Piecework prices as of September 1, 2026.',
    });
    expect(describePrices(GRATIS, REFERENCE_INSTANT, NEW_YORK).sentence).toBe(
      'Posting on Gratis is free as of September 1, 2026.',
    );
  });

  it('wants checking once it is too old', () => {
    expect(describePrices(PIECEWORK, Instant.parse('2026-12-02T12:00:00.000Z'), NEW_YORK)).toEqual({
      stale: true,
      sentence:
        'Piecework prices as of September 1, 2026. That was 92 days ago: check https://piecework.example.com/prices before you rely on it.',
    });
  });

  it('ages by the days of the zone', () => {
    // 90 days after September 1 is November 30; in New York that day is not over yet.
    expect(PRICES_GOOD_FOR_DAYS).toBe(90);
    const now = Instant.parse('2026-12-01T04:59:00.000Z');
    expect(describePrices(PIECEWORK, now, NEW_YORK).stale).toBe(false);
    expect(describePrices(PIECEWORK, now, Zone.parse('UTC')).stale).toBe(true);
  });

  it('of a day to come is not stale', () => {
    const now = Instant.parse('2026-08-31T12:00:00.000Z');
    expect(describePrices(PIECEWORK, now, NEW_YORK).stale).toBe(false);
  });
});

describe.each(PLATFORMS.map((entry) => [entry.platform, entry] as const))('%s', (platform, entry) => {
  it('has a price list with its own id, day and source', () => {
    const { prices } = entry;
    expect(prices.platform).toBe(platform);
    expect(prices.name).toBe(entry.rules.name);
    expect(prices.id).toContain(prices.asOf);
    expect(new URL(prices.source).protocol).toBe('https:');
    expect(describePrices(prices, REFERENCE_INSTANT, NEW_YORK).sentence).toMatch(/as of \w+ \d+, 2026/);
    expect(isFree(prices)).toBe(platform !== 'x');
  });
});

it('price lists have different ids', () => {
  expect(new Set(PLATFORMS.map(({ prices }) => prices.id)).size).toBe(PLATFORMS.length);
});

it('X charges what it says: more for a link, and for a picture’s description', () => {
  const x = PLATFORMS.find(({ platform }) => platform === 'x');
  expect(Object.entries(x?.prices.each ?? {}).map(([item, each]) => [item, formatDollars(each)])).toEqual([
    ['post', '$0.015'],
    ['post-with-link', '$0.20'],
    ['image-description', '$0.005'],
  ]);
});

describe('what has been spent', () => {
  it.each(
    Object.entries({
      draft: 'planned',
      review: 'planned',
      scheduled: 'planned',
      publishing: 'planned',
      published: 'spent',
      unconfirmed: 'spent',
      rejected: 'none',
      held: 'planned',
      handoff: 'none',
      missed: 'none',
      cancelled: 'none',
    } satisfies Record<PostState, string>),
  )('a post that is %s: %s', (state, spending) => {
    expect(spendingOf({ state: PostState.parse(state) })).toBe(spending);
  });

  it('is nothing for a post that a person put up by hand', () => {
    const receipt = {
      platformId: '1',
      permalink: 'https://example.com/1',
      publishedAt: REFERENCE_INSTANT,
      byHand: true as const,
    };
    expect(spendingOf({ state: 'published', receipt })).toBe('none');
  });
});
