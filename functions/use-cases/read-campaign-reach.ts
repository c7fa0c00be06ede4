import { type CampaignId, MessageId, type Platform } from '#core/ids.ts';
import { CHECKPOINTS, type Checkpoint } from '#core/reach/checkpoint.ts';
import { type Comparison, compareTallies } from '#core/reach/compare.ts';
import { type Figure, figuresOf } from '#core/reach/figures.ts';
import { changesIn, leadOf, leadsIn, type MetricChange } from '#core/reach/lead.ts';
import type { Metric } from '#core/reach/metric.ts';
import { readTally, type Tally } from '#core/reach/tally.ts';
import type { Instant } from '#core/time.ts';
import type { AssociationReach, OfficeReach, StoredTally } from '#ports/reach-store.ts';

/** Whose tallies are read: an office's, or an association's. */
export type ReachSource = Pick<OfficeReach | AssociationReach, 'listTallies'>;

/** The posts of one cut, and what is known of them. */
export interface CutFigures<T> {
  readonly of: T;
  readonly tally: Tally;
  readonly figures: readonly Figure[];
}

/** How far a campaign's posts on one platform have reached, at one age. */
export interface PlatformReach {
  readonly platform: Platform;
  readonly whole: CutFigures<Checkpoint>;
  /** All ages, in their order; one that no post has come to yet has no posts. */
  readonly growth: readonly CutFigures<Checkpoint>[];
  readonly messages: readonly CutFigures<MessageId>[];
  /** By the Monday of the week of publishing, earliest first. */
  readonly weeks: readonly CutFigures<string>[];
  /** By which the messages are compared, and how they compare; absent where the platform tells no views. */
  readonly lead: Metric | undefined;
  readonly comparison: Comparison<MessageId> | undefined;
  /** Every definition of views under which any of the posts stands, the newest last: none is added to another. */
  readonly leads: readonly Metric[];
  /** Definitions that took another's place while the posts were read, earliest first. */
  readonly changes: readonly MetricChange[];
  /** When the latest of it was read. */
  readonly asOf: Instant | undefined;
}

/** How far a campaign has reached at one age, platform by platform: there is no sum over platforms. */
export async function readCampaignReach(
  source: ReachSource,
  metrics: readonly Metric[],
  platforms: readonly Platform[],
  campaignId: CampaignId,
  checkpoint: Checkpoint,
): Promise<readonly PlatformReach[]> {
  const [all, messages, weeks] = await Promise.all([
    source.listTallies(campaignId, 'all'),
    source.listTallies(campaignId, 'message', checkpoint),
    source.listTallies(campaignId, 'week', checkpoint),
  ]);
  return platforms
    .filter((platform) => all.some(({ cell }) => cell.platform === platform))
    .map((platform) => {
      const own = metrics.filter((metric) => metric.platform === platform);
      const on = (tallies: readonly StoredTally[]) =>
        tallies.filter(({ cell }) => cell.platform === platform);
      const growth = CHECKPOINTS.map((each) => {
        const stored = on(all).find(({ cell }) => cell.checkpoint === each);
        return cut(each, stored?.counts ?? {}, own);
      });
      const byMessage = on(messages).map(({ cell, counts }) => cut(MessageId.parse(cell.of), counts, own));
      const byWeek = on(weeks).map(({ cell, counts }) => cut(cell.of, counts, own));
      const whole = growth[CHECKPOINTS.indexOf(checkpoint)] ?? cut(checkpoint, {}, own);
      const tallies = growth.map(({ tally }) => tally);
      const lead = leadOf(whole.tally, own, platform);
      const asOf = latestOf(on(all));
      return {
        platform,
        whole,
        growth,
        messages: byMessage,
        weeks: byWeek,
        lead,
        comparison: lead && compareTallies(byMessage, lead),
        leads: leadsIn(tallies, own, platform),
        changes: changesIn(tallies, own, platform),
        asOf,
      };
    });
}

/** When the latest of what tallies count was read. */
export function latestOf(tallies: readonly { readonly asOf: Instant | undefined }[]): Instant | undefined {
  return tallies
    .flatMap(({ asOf }) => asOf ?? [])
    .toSorted()
    .at(-1);
}

function cut<T>(of: T, counts: StoredTally['counts'], metrics: readonly Metric[]): CutFigures<T> {
  const tally = readTally(counts);
  return { of, tally, figures: figuresOf(tally, metrics) };
}
