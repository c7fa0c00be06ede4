import * as fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { forecast } from '#core/cost/forecast.ts';
import { addUp } from '#core/cost/millicents.ts';
import { nameMonth } from '#core/cost/month.ts';
import { priceOf } from '#core/cost/price-list.ts';
import { Zone } from '#core/slot.ts';
import { anyPost, anyPosts, anyZone, GRATIS, IMAGE, NEW_YORK, PIECEWORK, pricedPost } from './stage.ts';

const PRICES = [PIECEWORK, GRATIS];

describe('the price of a post', () => {
  it.each([
    ['a plain text', { text: 'Hello' }, ['post']],
    ['a text with a link', { text: 'See https://example.gov' }, ['post-with-link']],
    ['a link without its scheme', { text: 'See vote.gov' }, ['post-with-link']],
    ['two links, which are one post with a link', { text: 'vote.gov example.gov' }, ['post-with-link']],
    ['an address of mail, which is no link', { text: 'Write to dana@example.gov' }, ['post']],
    ['a picture', { text: 'Hello', image: IMAGE }, ['post', 'image-description']],
    ['a picture and a link', { text: 'vote.gov', image: IMAGE }, ['post-with-link', 'image-description']],
  ])('of %s', (_, content, items) => {
    const lines = priceOf(content, PIECEWORK);
    expect(lines.map(({ item }) => item)).toEqual(items);
    for (const { item, amount } of lines) expect(amount).toBe(PIECEWORK.each[item]);
  });

  it('is no line at all where the platform charges nothing', () => {
    expect(priceOf({ text: 'vote.gov', image: IMAGE }, GRATIS)).toEqual([]);
  });
});

describe('a forecast', () => {
  it('counts by month and platform, and says which prices it was made with', () => {
    const posts = [
      pricedPost(),
      pricedPost({ text: 'vote.gov', image: IMAGE }),
      pricedPost({ text: 'vote.gov', due: '2026-12-05T14:00Z' }),
      pricedPost({ platform: 'gratis' }),
    ];
    expect(forecast(posts, PRICES, NEW_YORK)).toEqual({
      zone: NEW_YORK,
      total: 61_070,
      months: [
        {
          month: '2026-11',
          amount: 31_070,
          platforms: [
            {
              platform: 'piecework',
              name: 'Piecework',
              priceListId: 'piecework-1',
              posts: 2,
              amount: 31_070,
              lines: [
                { item: 'post', count: 1, each: 1_000, amount: 1_000 },
                { item: 'post-with-link', count: 1, each: 30_000, amount: 30_000 },
                { item: 'image-description', count: 1, each: 70, amount: 70 },
              ],
            },
            { platform: 'gratis', name: 'Gratis', priceListId: 'gratis-1', posts: 1, amount: 0, lines: [] },
          ],
        },
        {
          month: '2026-12',
          amount: 30_000,
          platforms: [
            {
              platform: 'piecework',
              name: 'Piecework',
              priceListId: 'piecework-1',
              posts: 1,
              amount: 30_000,
              lines: [{ item: 'post-with-link', count: 1, each: 30_000, amount: 30_000 }],
            },
          ],
        },
      ],
      prices: PRICES,
      unpriced: [],
    });
  });

  it('puts a post into the month that its zone’s calendar shows', () => {
    const post = pricedPost({ due: '2026-12-01T04:30Z' });
    const monthsIn = (zone: string) =>
      forecast([post], PRICES, Zone.parse(zone)).months.map(({ month }) => month);
    expect(monthsIn('America/New_York')).toEqual(['2026-11']);
    expect(monthsIn('UTC')).toEqual(['2026-12']);
  });

  it('does not call a platform without prices free: it is unknown', () => {
    const posts = [pricedPost({ platform: 'elsewhere' }), pricedPost({ platform: 'elsewhere' })];
    expect(forecast(posts, PRICES, NEW_YORK)).toMatchObject({
      total: 0,
      months: [],
      prices: [],
      unpriced: [{ platform: 'elsewhere', posts: 2 }],
    });
  });

  it('of nothing is nothing', () => {
    expect(forecast([], PRICES, NEW_YORK)).toMatchObject({ total: 0, months: [], prices: [], unpriced: [] });
  });

  it('adds up: posts to months, platforms to months, months to the total', () => {
    return fc.assert(
      fc.property(anyPosts, anyZone, (posts, zone) => {
        const { total, months } = forecast(posts, PRICES, zone);
        const each = posts.flatMap((post) =>
          PRICES.filter(({ platform }) => platform === post.platform).flatMap((list) => priceOf(post, list)),
        );
        expect(total).toBe(addUp(each.map(({ amount }) => amount)));
        expect(total).toBe(addUp(months.map(({ amount }) => amount)));
        for (const { amount, platforms } of months) {
          expect(amount).toBe(addUp(platforms.map((platform) => platform.amount)));
        }
      }),
    );
  });

  it('counts every post once, whatever their order', () => {
    return fc.assert(
      fc.property(anyPosts, anyZone, (posts, zone) => {
        const { months, unpriced } = forecast(posts, PRICES, zone);
        const priced = months.flatMap(({ platforms }) => platforms.map((platform) => platform.posts));
        const counted = [...priced, ...unpriced.map((platform) => platform.posts)].reduce((a, b) => a + b, 0);
        expect(counted).toBe(posts.length);
        const { months: reversed, total } = forecast([...posts].reverse(), PRICES, zone);
        expect(reversed).toEqual(months);
        expect(total).toBe(addUp(months.map(({ amount }) => amount)));
      }),
    );
  });

  it('never falls when a post is added, in no month', () => {
    return fc.assert(
      fc.property(anyPosts, anyPost, anyZone, (posts, extra, zone) => {
        const before = forecast(posts, PRICES, zone);
        const after = forecast([...posts, extra], PRICES, zone);
        expect(after.total).toBeGreaterThanOrEqual(before.total);
        for (const { month, amount } of before.months) {
          const now = after.months.find((candidate) => candidate.month === month);
          expect(now?.amount).toBeGreaterThanOrEqual(amount);
        }
      }),
    );
  });

  it('costs the same in total in every zone', () => {
    return fc.assert(
      fc.property(anyPosts, anyZone, anyZone, (posts, one, other) => {
        expect(forecast(posts, PRICES, one).total).toBe(forecast(posts, PRICES, other).total);
      }),
    );
  });
});

describe('a month', () => {
  it('is named as people name it', () => {
    const [month] = forecast([pricedPost()], PRICES, NEW_YORK).months;
    expect(month && nameMonth(month.month)).toBe('November 2026');
  });
});
