import type { Platform } from '#core/ids.ts';
import type { Slot, Zone } from '#core/slot.ts';
import { addUp, type Millicents } from './millicents.ts';
import { type Month, monthIn } from './month.ts';
import {
  COST_ITEMS,
  type CostItem,
  type CostLine,
  costItemsOf,
  lineOf,
  type PricedContent,
  type PriceList,
} from './price-list.ts';

/** A post whose platform may charge for it, and when it falls due. Every `Post` is one. */
export interface PricedPost extends PricedContent {
  readonly platform: Platform;
  readonly slot: Pick<Slot, 'due'>;
}

export interface PlatformCost {
  readonly platform: Platform;
  readonly name: string;
  readonly priceListId: string;
  /** Free ones included. */
  readonly posts: number;
  readonly amount: Millicents;
  readonly lines: readonly CostLine[];
}

export interface MonthCost {
  readonly month: Month;
  readonly amount: Millicents;
  /** In the order of the price lists. */
  readonly platforms: readonly PlatformCost[];
}

/** What posts cost, by the months of one zone. */
export interface Forecast {
  readonly zone: Zone;
  readonly total: Millicents;
  /** Earliest first; months without posts are left out. */
  readonly months: readonly MonthCost[];
  /** The lists that the amounts come from: each says its id, its day and its source. */
  readonly prices: readonly PriceList[];
  /** Posts on platforms without a price list: what they cost is unknown and in no amount here. */
  readonly unpriced: readonly { readonly platform: Platform; readonly posts: number }[];
}

/**
 * What the posts given cost together, each in the month in which it falls due. Posts that a person puts up by hand
 * cost nothing: leave them out.
 */
export function forecast(posts: Iterable<PricedPost>, prices: readonly PriceList[], zone: Zone): Forecast {
  const count = countPosts(posts, zone);
  const months = [...count.keys()].sort().map((month) => costOfMonth(month, count, prices));
  const used = prices.filter(({ platform }) => [...count.values()].some((tallies) => tallies.has(platform)));
  return {
    zone,
    total: addUp(months.map(({ amount }) => amount)),
    months: months.filter(({ platforms }) => platforms.length > 0),
    prices: used,
    unpriced: countUnpriced(count, prices),
  };
}

interface Tally {
  posts: number;
  readonly items: Map<CostItem, number>;
}
type Count = ReadonlyMap<Month, ReadonlyMap<Platform, Tally>>;

function countPosts(posts: Iterable<PricedPost>, zone: Zone): Count {
  const count = new Map<Month, Map<Platform, Tally>>();
  // Many posts share a minute, and asking a calendar is the slow part.
  const monthOf = new Map<string, Month>();
  for (const post of posts) {
    const { due } = post.slot;
    const month = monthOf.get(due) ?? monthIn(due, zone);
    monthOf.set(due, month);
    const tallies = count.get(month) ?? new Map<Platform, Tally>();
    count.set(month, tallies);
    const tally = tallies.get(post.platform) ?? { posts: 0, items: new Map<CostItem, number>() };
    tallies.set(post.platform, tally);
    tally.posts += 1;
    for (const item of costItemsOf(post)) tally.items.set(item, (tally.items.get(item) ?? 0) + 1);
  }
  return count;
}

function costOfMonth(month: Month, count: Count, prices: readonly PriceList[]): MonthCost {
  const platforms = prices.flatMap((list) => {
    const tally = count.get(month)?.get(list.platform);
    return tally ? [costOfPlatform(tally, list)] : [];
  });
  return { month, amount: addUp(platforms.map(({ amount }) => amount)), platforms };
}

function costOfPlatform(tally: Tally, list: PriceList): PlatformCost {
  const lines = COST_ITEMS.flatMap((item) => lineOf(item, tally.items.get(item) ?? 0, list));
  const { platform, name, id } = list;
  const amount = addUp(lines.map((line) => line.amount));
  return { platform, name, priceListId: id, posts: tally.posts, amount, lines };
}

function countUnpriced(count: Count, prices: readonly PriceList[]): Forecast['unpriced'] {
  const unpriced = new Map<Platform, number>();
  for (const tallies of count.values()) {
    for (const [platform, { posts }] of tallies) {
      if (prices.some((list) => list.platform === platform)) continue;
      unpriced.set(platform, (unpriced.get(platform) ?? 0) + posts);
    }
  }
  return [...unpriced].map(([platform, posts]) => ({ platform, posts }));
}
