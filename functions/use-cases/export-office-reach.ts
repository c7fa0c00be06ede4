import type { Campaign } from '#core/campaign.ts';
import type { CampaignId } from '#core/ids.ts';
import type { ExportedFigure } from '#core/reach/export-figures.ts';
import type { ExportedSnapshot } from '#core/reach/export-rows.ts';
import { EXPORT_FILE } from '#core/reach/stored-export.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Packs } from '#ports/packs.ts';
import type { OfficeStore } from '#ports/store.ts';
import { gatherFigures } from './gather-figures.ts';
import type { ReadingReach } from './list-campaign-reach.ts';
import { nameSnapshots } from './name-snapshots.ts';

export interface ExportingReach extends ReadingReach {
  readonly packs: Packs;
}

/** What an export of reach is made of. */
export interface ExportedReach {
  readonly rows: readonly ExportedSnapshot[];
  readonly figures: readonly ExportedFigure[];
}

export type ExportRefusal =
  /** Nothing was read yet, or there are more rows than one file takes: `EXPORT_FILE`. */
  { readonly kind: 'unknown-campaign' | 'nothing' | 'too-many' };

/** Everything that was read of one of an office's campaigns, or of all. */
export async function exportOfficeReach(
  parts: ExportingReach,
  office: OfficeStore,
  wanted: CampaignId | undefined,
): Promise<Result<ExportedReach, ExportRefusal>> {
  const campaigns = (await office.listCampaigns()).filter(({ id }) => wanted === undefined || id === wanted);
  if (wanted !== undefined && campaigns.length === 0) return err({ kind: 'unknown-campaign' });
  const [profile, all, posts] = await Promise.all([
    office.readOffice(),
    office.reach.listSnapshots(),
    wanted === undefined ? office.listPosts() : office.listCampaignPosts(wanted),
  ]);
  const nameOf = (campaign: Campaign) => ({
    office: profile?.name ?? office.officeId,
    campaign: campaign.title,
  });
  const named = campaigns
    .toSorted((a, b) => (a.createdAt < b.createdAt ? -1 : 1))
    .map(async (campaign) => {
      const own = all.filter(({ campaignId }) => campaignId === campaign.id);
      const pack = await parts.packs.findVersion({ officeId: office.officeId }, campaign.source);
      return nameSnapshots(pack, own, posts, nameOf(campaign));
    });
  const rows = (await Promise.all(named)).flat();
  if (rows.length === 0) return err({ kind: 'nothing' });
  if (rows.length > EXPORT_FILE) return err({ kind: 'too-many' });
  const read = campaigns.filter(({ id }) => rows.some(({ campaignId }) => campaignId === id));
  const figures = await Promise.all(read.map((campaign) => gatherFigures(parts, office.reach, campaign)));
  return ok({ rows, figures: figures.flat() });
}
