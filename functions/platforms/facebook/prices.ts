import { FREE, type PriceList } from '#core/cost/price-list.ts';
import { rules } from './rules.ts';

/** Marks: [U] unverified, since no page says that posting is free: none names a price. */
export const prices: PriceList = {
  id: 'facebook-free-2026-09-11',
  platform: rules.platform,
  name: rules.name,
  asOf: '2026-09-11',
  source: 'https://developers.facebook.com/docs/graph-api/overview/rate-limiting',
  // [U] Meta's documentation limits how often its Graph API may be called and names no price.
  each: FREE,
  notIncluded: [],
};
