import { Temporal } from 'temporal-polyfill';
import type { Zone } from '#core/slot.ts';
import { epochOf, type Instant } from '#core/time.ts';
import { isFree, type PriceList } from './price-list.ts';

/** Days after which prices want checking: X went from subscriptions to pay-per-use within a year (2026). */
export const PRICES_GOOD_FOR_DAYS = 90;

/** How far a price list can be trusted. */
export interface PriceNote {
  /** Whether somebody ought to compare the list with its source. */
  readonly stale: boolean;
  /** A sentence for people, such as `X prices as of August 22, 2026.` */
  readonly sentence: string;
}

/** Says how old a price list is on the zone's calendar, and asks for a check where that is too old. */
export function describePrices(list: PriceList, now: Instant, zone: Zone): PriceNote {
  const asOf = Temporal.PlainDate.from(list.asOf);
  const today = Temporal.Instant.fromEpochMilliseconds(epochOf(now)).toZonedDateTimeISO(zone).toPlainDate();
  const age = asOf.until(today).days;
  const day = asOf.toLocaleString('en-US', { dateStyle: 'long' });
  const known = isFree(list)
    ? `Posting on ${list.name} is free as of ${day}`
    : `${list.name} prices as of ${day}`;
  return age > PRICES_GOOD_FOR_DAYS
    ? {
        stale: true,
        sentence: `${known}. That was ${age} days ago: check ${list.source} before you rely on it.`,
      }
    : { stale: false, sentence: `${known}.` };
}
