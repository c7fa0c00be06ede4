import { readCommitments } from '#core/cost/commitments.ts';
import type { CostCap } from '#core/cost/cost-cap.ts';
import { type Forecast, forecast, type MonthCost } from '#core/cost/forecast.ts';
import { addUp, type Millicents, NOTHING } from '#core/cost/millicents.ts';
import { type Month, monthIn } from '#core/cost/month.ts';
import type { PriceList } from '#core/cost/price-list.ts';
import type { Platform } from '#core/ids.ts';
import type { Office } from '#core/office.ts';
import type { PaidReads } from '#ports/reach-store.ts';
import type { OfficeStore } from '#ports/store.ts';
import { costOfReads } from './afford-readings.ts';
import type { CheckingCosts } from './check-cost.ts';

/** What reading the numbers of posts on one platform has cost. */
export interface ReadingCost {
  readonly platform: Platform;
  readonly name: string;
  /** How often one post was read. */
  readonly count: number;
  readonly each: Millicents;
  readonly amount: Millicents;
}

/** One month of an office: what is paid, what is to come, and how both stand with the cap. */
export interface MonthOfCosts {
  readonly month: Month;
  /** On posts, and on reading their numbers. */
  readonly spent: Millicents;
  /** Approved and to come. */
  readonly approved: Millicents;
  /** Written, and not approved yet. */
  readonly proposed: Millicents;
  readonly total: Millicents;
  /** What each platform charges for all posts. */
  readonly platforms: MonthCost['platforms'];
  /** What platforms have charged for numbers; those that charge nothing are left out. */
  readonly readings: readonly ReadingCost[];
}

export interface Costs {
  /** The earliest first; this month among them, whether it costs anything or not. */
  readonly months: readonly MonthOfCosts[];
  readonly cap: CostCap | undefined;
  /** Everything together: which prices were used, and what has none. */
  readonly whole: Forecast;
}

/** What an office has spent and plans to spend, month by month on its own calendar. */
export async function readCosts(
  { clock, prices }: CheckingCosts,
  office: OfficeStore,
  { zone }: Pick<Office, 'zone'>,
): Promise<Costs> {
  const [posts, channels, cap, reads] = await Promise.all([
    office.listPosts(),
    office.listChannels(),
    office.readCostCap(),
    office.reach.listPaidReads(),
  ]);
  const now = clock.now();
  const { spent, approved, proposed } = readCommitments(posts, channels, now);
  const paid = forecast(spent, prices, zone);
  const coming = forecast(approved, prices, zone);
  const wanted = forecast(proposed, prices, zone);
  const whole = forecast([...spent, ...approved, ...proposed], prices, zone);
  const amountIn = (of: Forecast, month: Month) =>
    of.months.find((each) => each.month === month)?.amount ?? NOTHING;
  const names = new Set([
    monthIn(now, zone),
    ...whole.months.map(({ month }) => month),
    ...reads.map(({ month }) => month),
  ]);
  const months = [...names].toSorted().map((month) => {
    const spent = addUp([amountIn(paid, month), costOfReads(reads, prices, month)]);
    const parts = [spent, amountIn(coming, month), amountIn(wanted, month)] as const;
    const platforms = whole.months.find((each) => each.month === month)?.platforms ?? [];
    return {
      month,
      spent: parts[0],
      approved: parts[1],
      proposed: parts[2],
      total: addUp(parts),
      platforms,
      readings: readingsIn(month, reads, prices),
    };
  });
  return { months, cap, whole };
}

function readingsIn(
  month: Month,
  reads: readonly PaidReads[],
  prices: readonly PriceList[],
): readonly ReadingCost[] {
  return prices.flatMap(({ platform, name, reading }) => {
    const own = reads.filter((read) => read.month === month && read.platform === platform);
    const count = own.reduce((sum, read) => sum + read.count, 0);
    const amount = costOfReads(own, prices, month);
    return reading === undefined || count === 0 ? [] : [{ platform, name, count, each: reading, amount }];
  });
}
