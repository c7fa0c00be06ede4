import { type AssociationCampaign, everOffered } from '#core/association-campaign.ts';
import type { Actor } from '#core/audit.ts';
import { EXPORT_SIZES, ExportId, type ExportSizes, type StoredExport } from '#core/reach/stored-export.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { Chance } from '#ports/chance.ts';
import type { Clock } from '#ports/clock.ts';
import type { FanOutQueue } from '#ports/fan-out-queue.ts';
import { gatherFigures } from './gather-figures.ts';
import type { ReadingReach } from './list-campaign-reach.ts';

export interface PreparingExports extends ReadingReach {
  readonly clock: Clock;
  readonly chance: Pick<Chance, 'id'>;
  readonly fanOut: FanOutQueue;
}

/**
 * Begins an export of what was read of a campaign in all of its offices by now. From then on it is brought to its end
 * in the background, whatever happens to the host. While one of the campaign is prepared already, it is that one.
 */
export async function prepareReachExport(
  parts: PreparingExports,
  association: AssociationStore,
  campaign: AssociationCampaign,
  by: Actor,
  sizes: ExportSizes = EXPORT_SIZES,
): Promise<StoredExport> {
  const { associationId } = association;
  const underWay = (await association.exports.list()).find(
    ({ campaignId, state }) => campaignId === campaign.id && state === 'preparing',
  );
  if (underWay) return underWay;
  const officeIds = [...everOffered(campaign, await association.listAnswers(campaign.id))];
  const prepared: StoredExport = {
    id: ExportId.parse(parts.chance.id()),
    associationId,
    campaignId: campaign.id,
    title: campaign.title,
    state: 'preparing',
    asOf: parts.clock.now(),
    createdBy: by,
    offices: officeIds.length,
    reached: 0,
    rows: 0,
    ...sizes,
    version: 0,
  };
  const figures = await gatherFigures(parts, association.reach, campaign);
  const plan = { officeIds, figures: [...figures] };
  await association.exports.begin(prepared, plan, {
    subject: { kind: 'campaign', id: campaign.id },
    action: 'reach.exporting',
    summary: `${by.name} prepares an export of the reach of “${campaign.title}”.`,
    details: { export: prepared.id },
  });
  await parts.fanOut.send({ associationId, exportId: prepared.id });
  return { ...prepared, version: 1 };
}

/** Times that an export is looked at anew while somebody goes on with it. */
const TRIES = 5;

/** Removes an export before its time. `false` where it moved on each time that it was looked at. */
export async function removeReachExport(
  association: AssociationStore,
  stored: StoredExport,
  by: Actor,
): Promise<boolean> {
  const happening = {
    subject: { kind: 'campaign', id: stored.campaignId },
    action: 'reach.export-removed',
    summary: `${by.name} removed an export of the reach of “${stored.title}”.`,
    details: { export: stored.id, asOf: stored.asOf },
  } as const;
  let current: StoredExport | undefined = stored;
  for (let tries = 0; current && tries < TRIES; tries += 1) {
    if ((await association.exports.remove(current, happening)) === 'written') return true;
    current = await association.exports.read(stored.id);
  }
  // Somebody else may have removed it.
  return current === undefined;
}
