import { type AssociationCampaign, everOffered } from '#core/association-campaign.ts';
import type { OfficeId } from '#core/ids.ts';
import type { Checkpoint } from '#core/reach/checkpoint.ts';
import { type Figure, figureOf } from '#core/reach/figures.ts';
import type { Metric } from '#core/reach/metric.ts';
import { readTally } from '#core/reach/tally.ts';
import { type SharedCorrections, summarizeShared } from '#core/shared-correction.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import { canHaveGoneOut } from './follow-offers.ts';
import type { ReadingReach } from './list-campaign-reach.ts';
import { type PlatformReach, readCampaignReach } from './read-campaign-reach.ts';

/** How far a campaign of an association has reached in all of its offices together. */
export interface SharedCampaignReach {
  /** Posts that have been public for an hour, when each is read for the first time. */
  readonly published: number;
  /** Posts made for the offices that said yes. */
  readonly planned: number;
  /** The offices that said yes, in the order of their ids. */
  readonly participating: readonly OfficeId[];
  /** Offices that it was made for, also if a revision has left them out since. */
  readonly eligible: number;
  readonly platforms: readonly PlatformReach[];
  /** How long its offices took to put right what was wrong with their posts. */
  readonly corrections: SharedCorrections;
}

/** How far one of an association's campaigns has reached at one age. It reads sums only: no post, and no snapshot. */
export async function readAssociationReach(
  { metrics, rules }: ReadingReach,
  association: AssociationStore,
  campaign: AssociationCampaign,
  checkpoint: Checkpoint,
): Promise<SharedCampaignReach> {
  const order = rules.map(({ platform }) => platform);
  const [offers, platforms, corrections] = await Promise.all([
    association.listAnswers(campaign.id),
    readCampaignReach(association.reach, metrics, order, campaign.id, checkpoint),
    association.reach.listCorrections(campaign.id),
  ]);
  const accepted = offers.filter(canHaveGoneOut);
  const published = platforms.map(({ growth }) => growth[0]?.tally.posts ?? 0);
  return {
    published: published.reduce((sum, count) => sum + count, 0),
    planned: accepted.reduce((sum, { posts }) => sum + posts, 0),
    participating: accepted.map(({ officeId }) => officeId).toSorted(),
    eligible: everOffered(campaign, offers).length,
    platforms,
    corrections: summarizeShared(corrections),
  };
}

/** One office of a campaign and what its posts come to. */
export interface OfficeFigures {
  readonly officeId: OfficeId;
  /** Nothing where the office has left the association: its sums stay, what it is called is not the campaign's. */
  readonly name: string | undefined;
  /** For each metric asked for, in that order; nothing where the office has no post there at that age. */
  readonly figures: readonly (Figure | undefined)[];
}

/** What the posts of some offices come to, one figure for each metric. The ids are in their order, at most 100. */
export async function readOfficesReach(
  association: AssociationStore,
  { id: campaignId }: Pick<AssociationCampaign, 'id'>,
  checkpoint: Checkpoint,
  metrics: readonly Metric[],
  officeIds: readonly OfficeId[],
): Promise<readonly OfficeFigures[]> {
  const first = officeIds.at(0);
  const last = officeIds.at(-1);
  if (first === undefined || last === undefined) return [];
  const [found, ...columns] = await Promise.all([
    association.lookUpOffices(officeIds),
    ...metrics.map(async (metric) => {
      const { platform } = metric;
      const at = { campaignId, checkpoint, platform };
      const tallies = await association.reach.listOfficeTallies(at, [first, last]);
      return new Map(
        tallies.map(({ cell, counts }) => [cell.of, figureOf(readTally(counts), metric)] as const),
      );
    }),
  ]);
  return officeIds.map((officeId) => {
    const office = found.get(officeId);
    return {
      officeId,
      name: office?.kind === 'member' ? office.office.name : undefined,
      figures: columns.map((column) => column.get(officeId)),
    };
  });
}
