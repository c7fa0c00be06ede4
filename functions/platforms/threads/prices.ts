import { FREE, type PriceList } from '#core/cost/price-list.ts';
import { rules } from './rules.ts';

/** Marks: [U] unverified, since no page says that posting is free: none names a price. */
export const prices: PriceList = {
  id: 'threads-free-2026-09-11',
  platform: rules.platform,
  name: rules.name,
  asOf: '2026-09-11',
  source: 'https://developers.facebook.com/docs/threads/overview',
  // [U] Meta's documentation limits calls and posts in a day and names no price.
  each: FREE,
  notIncluded: [],
};
