import * as z from 'zod';
import { Zone } from '#core/slot.ts';
import type { Forecast, MonthCost } from './forecast.ts';
import { addUp, formatDollars, Millicents, NOTHING } from './millicents.ts';
import { type Month, nameMonth } from './month.ts';

/** The most that an office will spend on posts and their numbers in one calendar month of its zone. Platforms bill by their own months. */
export const Cap = z.object({ amount: Millicents, zone: Zone });
export type Cap = z.infer<typeof Cap>;

/** A month in which something planned costs money. */
export interface MonthStanding {
  readonly month: Month;
  /** Spent or planned before. */
  readonly committed: Millicents;
  /** What the new posts add. */
  readonly planned: Millicents;
}

export interface MonthWithin extends MonthStanding {
  readonly left: Millicents;
}

export interface MonthOver extends MonthStanding {
  readonly over: Millicents;
  /** What would be over, by how much, and what to do. */
  readonly message: string;
}

/** `within` and `over` together hold every month in which the plan costs money, earliest first. */
export type CapVerdict =
  | { readonly kind: 'ok'; readonly within: readonly MonthWithin[] }
  | { readonly kind: 'over'; readonly within: readonly MonthWithin[]; readonly over: readonly MonthOver[] };

/**
 * Whether new posts keep an office within its cap, given what it has spent and planned already. A month that is over
 * without them is reported only if they add to it: a cap is never in the way of a free post. `besides` is what the
 * office has spent in a month on something else than posts.
 */
export function judgeCap(
  spentOrPlanned: Forecast,
  cap: Cap,
  planned: Forecast,
  besides: (month: Month) => Millicents = () => NOTHING,
): CapVerdict {
  for (const { zone } of [spentOrPlanned, planned]) {
    if (zone !== cap.zone) throw new RangeError(`a cap in ${cap.zone} cannot judge the months of ${zone}`);
  }
  const costly = planned.months.filter(({ amount }) => amount > 0);
  const judged = costly.map((added) => judgeMonth(added, spentOrPlanned, cap.amount, besides(added.month)));
  const within = judged.filter((month) => 'left' in month);
  const over = judged.filter((month) => 'over' in month);
  return over.length === 0 ? { kind: 'ok', within } : { kind: 'over', within, over };
}

function judgeMonth(
  added: MonthCost,
  before: Forecast,
  cap: Millicents,
  besides: Millicents,
): MonthWithin | MonthOver {
  const { month, amount: planned } = added;
  const ofPosts = before.months.find((candidate) => candidate.month === month)?.amount ?? NOTHING;
  const committed = addUp([ofPosts, besides]);
  const total = Millicents.parse(committed + planned);
  const standing = { month, committed, planned };
  if (total <= cap) return { ...standing, left: Millicents.parse(cap - total) };
  const over = Millicents.parse(total - cap);
  return { ...standing, over, message: describeOver(added, total, over, cap) };
}

function describeOver(added: MonthCost, total: Millicents, over: Millicents, cap: Millicents): string {
  const costly = added.platforms.filter(({ amount }) => amount > 0);
  const names = costly.map(({ name }) => name).join(' and ');
  const hasLinks = costly.some(({ lines }) => lines.some(({ item }) => item === 'post-with-link'));
  const ways = [
    ...(hasLinks ? [`take the links out of ${names} posts`] : []),
    'move posts to another month',
    `leave out ${names}`,
    'ask an owner to raise the cap',
  ];
  return (
    `${nameMonth(added.month)} would cost ${formatDollars(total)}, which is ${formatDollars(over)} over the cap of ` +
    `${formatDollars(cap)}. To stay within it, ${ways.slice(0, -1).join(', ')}, or ${ways.at(-1)}.`
  );
}
