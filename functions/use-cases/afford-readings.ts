import { readCommitments } from '#core/cost/commitments.ts';
import { forecast } from '#core/cost/forecast.ts';
import { addUp, formatDollars, Millicents, NOTHING } from '#core/cost/millicents.ts';
import { type Month, monthIn, nameMonth } from '#core/cost/month.ts';
import type { PriceList } from '#core/cost/price-list.ts';
import type { Platform } from '#core/ids.ts';
import type { PaidReads } from '#ports/reach-store.ts';
import type { OfficeStore } from '#ports/store.ts';
import type { CheckingCosts } from './check-cost.ts';

/** How many posts an office lets Clarion read on a platform this month. */
export interface Allowance {
  /** The month on the office's calendar that readings are paid in; absent where they cost nothing. */
  readonly month: Month | undefined;
  /** Infinity where readings are free or there is no cap. */
  readonly posts: number;
  /** Why it is not more, in a sentence. */
  readonly reason: string;
}

/** What readings of posts have cost so far in a month. */
export function costOfReads(
  reads: readonly PaidReads[],
  prices: readonly PriceList[],
  month: Month,
): Millicents {
  return addUp(
    reads
      .filter((read) => read.month === month)
      .map(({ platform, count }) => Millicents.parse(count * priceOf(prices, platform))),
  );
}

/** What is left of the month's cap for readings, after what is spent and approved: a post comes before a number. */
export async function affordReadings(
  { clock, prices }: CheckingCosts,
  office: OfficeStore,
  platform: Platform,
): Promise<Allowance> {
  const price = priceOf(prices, platform);
  if (price === 0) return { month: undefined, posts: Number.POSITIVE_INFINITY, reason: '' };
  const [profile, cap] = await Promise.all([office.readOffice(), office.readCostCap()]);
  if (!profile) throw new Error(`${office.officeId} has posts and no profile`);
  const now = clock.now();
  const month = monthIn(now, profile.zone);
  if (cap?.amount === undefined) return { month, posts: Number.POSITIVE_INFINITY, reason: '' };
  const [posts, channels, reads] = await Promise.all([
    office.listPosts(),
    office.listChannels(),
    office.reach.listPaidReads(),
  ]);
  const { spent, approved } = readCommitments(posts, channels, now);
  const committed = forecast([...spent, ...approved], prices, profile.zone).months.find(
    (each) => each.month === month,
  );
  const used = addUp([committed?.amount ?? NOTHING, costOfReads(reads, prices, month)]);
  const left = Math.max(0, cap.amount - used);
  return {
    month,
    posts: Math.floor(left / price),
    reason: `Reading it costs ${formatDollars(Millicents.parse(price))}, and ${nameMonth(month)} has reached the office’s cap of ${formatDollars(cap.amount)}. An owner can raise the cap.`,
  };
}

function priceOf(prices: readonly PriceList[], platform: Platform): number {
  return prices.find((list) => list.platform === platform)?.reading ?? 0;
}
