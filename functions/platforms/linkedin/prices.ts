import { FREE, type PriceList } from '#core/cost/price-list.ts';
import { rules } from './rules.ts';

/** Marks: [U] unverified, since no page says that posting is free: none names a price. */
export const prices: PriceList = {
  id: 'linkedin-free-2026-08-01',
  platform: rules.platform,
  name: rules.name,
  asOf: '2026-08-01',
  source:
    'https://learn.microsoft.com/en-us/linkedin/marketing/community-management/community-management-overview',
  // [U] LinkedIn's documentation asks for an application and names no price.
  each: FREE,
  notIncluded: [],
};
