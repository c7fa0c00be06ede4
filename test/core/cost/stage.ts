import * as fc from 'fast-check';
import type { PricedPost } from '#core/cost/forecast.ts';
import { Millicents } from '#core/cost/millicents.ts';
import { FREE, type PriceList } from '#core/cost/price-list.ts';
import { MediaId, Platform } from '#core/ids.ts';
import type { Image } from '#core/pack.ts';
import { Zone } from '#core/slot.ts';
import { epochOf, instantOf, MINUTE, minuteOf, UtcMinute } from '#core/time.ts';

export const NEW_YORK = Zone.parse('America/New_York');

/** Charges by the piece, with prices that no platform has, so that a test cannot pass by the real ones. */
export const PIECEWORK: PriceList = {
  id: 'piecework-1',
  platform: Platform.parse('piecework'),
  name: 'Piecework',
  asOf: '2026-09-01',
  source: 'https://piecework.example.com/prices',
  each: {
    post: Millicents.parse(1_000),
    'post-with-link': Millicents.parse(30_000),
    'image-description': Millicents.parse(70),
  },
  notIncluded: [],
};

export const GRATIS: PriceList = {
  ...PIECEWORK,
  id: 'gratis-1',
  platform: Platform.parse('gratis'),
  name: 'Gratis',
  each: FREE,
};

export const IMAGE: Image = {
  mediaId: MediaId.parse('0'.repeat(64)),
  alt: 'A ballot box',
  mimeType: 'image/png',
  bytes: 10,
  width: 10,
  height: 10,
};

export function pricedPost(
  given: {
    readonly platform?: string;
    readonly text?: string;
    readonly image?: Image;
    readonly due?: string;
  } = {},
): PricedPost {
  const {
    platform = 'piecework',
    text = 'We follow the Standards.',
    image,
    due = '2026-11-03T14:00Z',
  } = given;
  return { platform: Platform.parse(platform), text, image, slot: { due: UtcMinute.parse(due) } };
}

const from = epochOf(UtcMinute.parse('2026-10-01T00:00Z')) / MINUTE;
const until = epochOf(UtcMinute.parse('2027-02-01T00:00Z')) / MINUTE;

/** Posts of four months, on platforms that cost money, cost none, and have no price list. */
export const anyPost: fc.Arbitrary<PricedPost> = fc
  .record({
    platform: fc.constantFrom('piecework', 'piecework', 'gratis', 'elsewhere'),
    text: fc.constantFrom('Hello', 'See vote.gov', 'https://example.gov and https://example.gov/2'),
    image: fc.constantFrom(undefined, IMAGE),
    minute: fc.integer({ min: from, max: until }),
  })
  .map(({ platform, text, image, minute }) => ({
    platform: Platform.parse(platform),
    text,
    image,
    slot: { due: minuteOf(instantOf(minute * MINUTE)) },
  }));

export const anyPosts = fc.array(anyPost, { maxLength: 20 });
export const anyZone = fc
  .constantFrom('America/New_York', 'Pacific/Honolulu', 'America/Phoenix', 'UTC')
  .map((name) => Zone.parse(name));
