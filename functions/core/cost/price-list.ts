import type { Platform } from '#core/ids.ts';
import type { Image } from '#core/pack.ts';
import { linksIn } from '#core/text-count.ts';
import { Millicents, NOTHING } from './millicents.ts';

/** What a platform may charge for when it takes a post. */
export const COST_ITEMS = ['post', 'post-with-link', 'image-description'] as const;
export type CostItem = (typeof COST_ITEMS)[number];

/**
 * What one platform charges, as data. Each platform's folder holds its own, with the page that says so and the day on
 * which it did. A changed price is a new list with a new id, so that a forecast can name the one it was made with.
 */
export interface PriceList {
  readonly id: string;
  readonly platform: Platform;
  /** The platform's name as people write it. */
  readonly name: string;
  /** The day of the source, such as `2026-08-22`. */
  readonly asOf: string;
  readonly source: string;
  readonly each: Readonly<Record<CostItem, Millicents>>;
  /** For reading the numbers of one post once; absent where that is free. No part of a forecast of posts. */
  readonly reading?: Millicents;
  /** Sentences for people: what may cost money besides, and why it is not in a forecast. */
  readonly notIncluded: readonly string[];
}

/** What a platform charges that charges nothing. */
export const FREE: PriceList['each'] = {
  post: NOTHING,
  'post-with-link': NOTHING,
  'image-description': NOTHING,
};

/** So many of one item, at its price. */
export interface CostLine {
  readonly item: CostItem;
  readonly count: number;
  readonly each: Millicents;
  readonly amount: Millicents;
}

/** A post as far as its price is concerned. */
export interface PricedContent {
  readonly text: string;
  readonly image?: Image | undefined;
}

/** What a platform charges to take a post as it stands; empty where that is nothing. */
export function priceOf(content: PricedContent, list: PriceList): readonly CostLine[] {
  return costItemsOf(content).flatMap((item) => lineOf(item, 1, list));
}

/** What a post asks of its platform. A link counts as the platforms find it: `vote.gov` without a scheme is one. */
export function costItemsOf({ text, image }: PricedContent): readonly CostItem[] {
  const post: CostItem = linksIn(text).length > 0 ? 'post-with-link' : 'post';
  // Clarion sends no image without its description.
  return image ? [post, 'image-description'] : [post];
}

/** The line for a number of one item; none where the item costs nothing. */
export function lineOf(item: CostItem, count: number, list: PriceList): readonly CostLine[] {
  const each = list.each[item];
  if (each === 0 || count === 0) return [];
  return [{ item, count, each, amount: Millicents.parse(each * count) }];
}

export function isFree({ each }: PriceList): boolean {
  return COST_ITEMS.every((item) => each[item] === 0);
}
