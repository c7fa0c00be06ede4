import type { CampaignId } from '#core/ids.ts';
import { type ExportedFigure, exportFigure } from '#core/reach/export-figures.ts';
import type { ReadingReach } from './list-campaign-reach.ts';
import { type ReachSource, readCampaignReach } from './read-campaign-reach.ts';

/** Every figure of a campaign, at all ages, as its page tells them. */
export async function gatherFigures(
  { metrics, rules }: ReadingReach,
  source: ReachSource,
  { id, title }: { readonly id: CampaignId; readonly title: string },
): Promise<readonly ExportedFigure[]> {
  const order = rules.map(({ platform }) => platform);
  // The growth has every age, whichever of them the page is at.
  const reached = await readCampaignReach(source, metrics, order, id, '24h');
  return reached.flatMap(({ platform, growth, asOf }) =>
    growth.flatMap(({ of: checkpoint, figures }) => {
      const place = { campaignId: id, campaign: title, platform, checkpoint };
      return figures.map((figure) => exportFigure(figure, { ...place, ...(asOf !== undefined && { asOf }) }));
    }),
  );
}
