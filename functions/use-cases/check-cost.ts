import { type CapVerdict, judgeCap, type MonthOver } from '#core/cost/cap.ts';
import { type Commitments, isCharged, readCommitments } from '#core/cost/commitments.ts';
import { type Forecast, forecast } from '#core/cost/forecast.ts';
import { formatDollars } from '#core/cost/millicents.ts';
import { monthIn, nameMonth } from '#core/cost/month.ts';
import type { PriceList } from '#core/cost/price-list.ts';
import type { Post } from '#core/post.ts';
import type { Slot } from '#core/slot.ts';
import type { Clock } from '#ports/clock.ts';
import type { OfficeStore } from '#ports/store.ts';
import { costOfReads } from './afford-readings.ts';

export interface CheckingCosts {
  readonly clock: Clock;
  readonly prices: readonly PriceList[];
}

/** What posts would cost, and whether the office lets them. */
export interface CostCheck {
  readonly cost: Forecast;
  /** Absent where the office has no cap. */
  readonly verdict: CapVerdict | undefined;
  /** Why the posts may not go ahead, in a sentence that names months and amounts. */
  readonly refusal: string | undefined;
  /** How many commitments there were when this was judged; absent where no cap had to be kept. */
  readonly commitments: number | undefined;
}

/**
 * What an office's posts cost, and whether they keep it within its monthly cap. What else it is committed to counts:
 * for `new` posts everything written, so that what waits for approval is not promised twice; for the `approval` or move
 * of one that is written only what is approved or spent, so that approvals go on until the cap is reached. What the
 * posts come `instead` of does not count. What readings of numbers have cost counts as spent. It holds for a write by `committing`: of two at the same moment one conflicts.
 */
export async function checkCost(
  { clock, prices }: CheckingCosts,
  office: OfficeStore,
  posts: readonly Post[],
  purpose: 'new' | 'approval' = 'new',
  instead: readonly Post[] = [],
): Promise<CostCheck> {
  const [profile, channels, cap] = await Promise.all([
    office.readOffice(),
    office.listChannels(),
    office.readCostCap(),
  ]);
  if (!profile) throw new Error(`${office.officeId} has posts and no profile`);
  const { zone } = profile;
  const cost = forecast(
    posts.filter((post) => isCharged(post, channels)),
    prices,
    zone,
  );
  if (cap?.amount === undefined || cost.total === 0) {
    return { cost, verdict: undefined, refusal: undefined, commitments: undefined };
  }
  const commitments = await office.countCommitments();
  const reads = await office.reach.listPaidReads();
  const ids = new Set([...posts, ...instead].map(({ id }) => id));
  const others = (await office.listPosts()).filter(({ id }) => !ids.has(id));
  const committed = countFor(purpose, readCommitments(others, channels, clock.now()));
  const verdict = judgeCap(forecast(committed, prices, zone), { amount: cap.amount, zone }, cost, (month) =>
    costOfReads(reads, prices, month),
  );
  const refusal = verdict.kind === 'over' ? describeOver(verdict.over) : undefined;
  return { cost, verdict, refusal, commitments };
}

/**
 * The store by which posts are written as they were judged: others who commit the office in between make a conflict. Of
 * what takes several writes, such as a long rotation, others see what is written so far.
 */
export function committing(office: OfficeStore, { commitments }: CostCheck): OfficeStore {
  return commitments === undefined ? office : office.committing(commitments);
}

/** Whether others have committed the office to costs since these were judged. */
export async function isOutrun(office: OfficeStore, { commitments }: CostCheck): Promise<boolean> {
  return commitments !== undefined && (await office.countCommitments()) !== commitments;
}

/** What a post that is written costs where it is approved, or moved into another month; absent where nobody asks. */
export async function judgeCostOf(
  parts: CheckingCosts,
  office: OfficeStore,
  post: Post,
  slot: Slot = post.slot,
): Promise<CostCheck | undefined> {
  const { zone } = post.slot;
  // Moved within its month, it costs what it did.
  if (slot !== post.slot && monthIn(slot.due, zone) === monthIn(post.slot.due, zone)) return undefined;
  // Asked of every approval, and most offices have none.
  if ((await office.readCostCap())?.amount === undefined) return undefined;
  return checkCost(parts, office, [{ ...post, slot }], 'approval');
}

/** The first month with what can be done; of the others, what to do is the same. */
function describeOver([first, ...others]: readonly MonthOver[]): string | undefined {
  if (first === undefined || others.length === 0) return first?.message;
  const more = others.map(({ month, over }) => `${nameMonth(month)} by ${formatDollars(over)}`);
  return `${first.message} Over the cap as well: ${new Intl.ListFormat('en-US').format(more)}.`;
}

function countFor(purpose: 'new' | 'approval', { spent, approved, proposed }: Commitments): readonly Post[] {
  return purpose === 'new' ? [...spent, ...approved, ...proposed] : [...spent, ...approved];
}
