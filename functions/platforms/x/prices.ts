import { Millicents } from '#core/cost/millicents.ts';
import type { PriceList } from '#core/cost/price-list.ts';
import { rules } from './rules.ts';

/** Marks: [V] X's documentation of its pay-per-use prices. An app on another contract pays what that says. */
export const prices: PriceList = {
  id: 'x-pay-per-use-2026-08-22',
  platform: rules.platform,
  name: rules.name,
  asOf: '2026-08-22',
  source: 'https://docs.x.com/x-api/getting-started/pricing',
  each: {
    // [V] $0.015
    post: Millicents.parse(1_500),
    // [V] $0.20, instead of and not on top of the plain price.
    'post-with-link': Millicents.parse(20_000),
    // [V] $0.005 for a call of media metadata, which carries the description.
    'image-description': Millicents.parse(500),
  },
  // [V] $0.005 for each post that is read; less ($0.001) only where the office owns the app itself.
  reading: Millicents.parse(500),
  notIncluded: [
    'Looking for a post that may have been sent costs $0.005 for each post that X shows.',
    'Reading how far a post reached costs $0.005 each time: four times for each post, $0.02 together. Clarion reads nothing that would go over your monthly cap.',
    'A picture’s description is paid for again when a sending has to be repeated.',
    'X sells credit in advance. What is left of it is shown in X’s developer console, not here.',
  ],
};
