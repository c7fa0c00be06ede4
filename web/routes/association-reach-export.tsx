import { Hono } from 'hono';
import type { AssociationCampaign } from '#core/association-campaign.ts';
import { CampaignId } from '#core/ids.ts';
import { can } from '#core/member.ts';
import { ExportId, filesOf, type StoredExport } from '#core/reach/stored-export.ts';
import { prepareReachExport, removeReachExport } from '#use-cases/prepare-reach-export.ts';
import type { AssociationContext, AssociationEnv } from '../association-env.ts';
import { reachExportPath, reachExportsPath } from '../export-paths.ts';
import { exportProgress, ReachExportPage } from '../pages/reach-export.tsx';
import { ReachExportsPage } from '../pages/reach-exports.tsx';
import type { Services } from '../services.ts';
import { requireAssociationAbility } from '../session/enter-association.tsx';
import { goOn } from '../session/go-on.ts';
import { showPage } from '../show-page.tsx';
import { writeDictionary, writeSnapshots, writeWorkbook } from './reach-files.ts';
import { sendCsv, sendWorkbook } from './send-file.ts';

/** Exports of the reach of an association's campaigns. Below `/associations/:association`. */
export function associationReachExportRoutes(services: Services): Hono<AssociationEnv> {
  const routes = new Hono<AssociationEnv>();
  const read = requireAssociationAbility('read');
  const write = requireAssociationAbility('write');

  routes.get('/reach/:campaign/exports', read, async (c) => {
    const campaign = await findCampaign(c);
    if (!campaign) return c.notFound();
    const { association, profile } = c.var;
    const exports = (await association.exports.list()).filter(({ campaignId }) => campaignId === campaign.id);
    return showPage(c, <ReachExportsPage association={profile} {...{ campaign, exports }} />);
  });

  routes.post('/reach/:campaign/exports', read, async (c) => {
    const campaign = await findCampaign(c);
    if (!campaign) return c.notFound();
    const { association, profile, actor, session } = c.var;
    const stored = await prepareReachExport(services, association, campaign, actor);
    const notice = 'The export is being prepared. This page shows how far it is.';
    return goOn(c, services, session, reachExportPath({ associationId: profile.id }, stored), notice);
  });

  routes.get('/reach/:campaign/exports/:export', read, async (c) => {
    const stored = await findExport(c);
    if (!stored) return c.notFound();
    const { profile, member } = c.var;
    const mayRemove = can(member, { associationId: profile.id }, 'write');
    return showPage(c, <ReachExportPage association={profile} {...{ stored, mayRemove }} />);
  });

  routes.get('/reach/:campaign/exports/:export/progress', read, async (c) => {
    const stored = await findExport(c);
    return stored ? c.json(exportProgress(stored)) : c.notFound();
  });

  routes.post('/reach/:campaign/exports/:export/remove', write, async (c) => {
    const stored = await findExport(c);
    if (!stored) return c.notFound();
    const { association, profile, actor, session } = c.var;
    const isRemoved = await removeReachExport(association, stored, actor);
    const notice = isRemoved ? 'The export is removed.' : 'The export could not be removed. Try it again.';
    const path = reachExportsPath({ associationId: profile.id }, stored.campaignId);
    return goOn(c, services, session, path, notice);
  });

  routes.get('/reach/:campaign/exports/:export/:file', read, async (c) => {
    const stored = await findExport(c);
    const file = readFile(c.req.param('file'));
    if (stored?.state !== 'ready' || !file) return c.notFound();
    if (file.kind === 'dictionary')
      return sendCsv(c, `${nameOf(stored)}-dictionary`, writeDictionary(services));
    if (file.number > filesOf(stored)) return c.notFound();
    const { exports } = c.var.association;
    const rows = await exports.readFile(stored, file.number - 1);
    const name = `${nameOf(stored)}-${file.number}`;
    if (file.kind === 'csv') return sendCsv(c, name, writeSnapshots(services, rows));
    const { figures } = (await exports.readPlan(stored.id)) ?? { figures: [] };
    return sendWorkbook(c, name, await writeWorkbook(services, { rows, figures }));
  });

  return routes;
}

async function findCampaign(c: AssociationContext): Promise<AssociationCampaign | undefined> {
  const id = CampaignId.safeParse(c.req.param('campaign'));
  return id.success ? c.var.association.readCampaign(id.data) : undefined;
}

/** The export that the address names, if it is one of this association and campaign. */
async function findExport(c: AssociationContext): Promise<StoredExport | undefined> {
  const id = ExportId.safeParse(c.req.param('export'));
  const found = id.success ? await c.var.association.exports.read(id.data) : undefined;
  return found?.campaignId === c.req.param('campaign') ? found : undefined;
}

type WantedFile =
  | { readonly kind: 'dictionary' }
  /** Files of snapshots are counted from 1. */
  | { readonly kind: 'csv' | 'xlsx'; readonly number: number };

function readFile(name: string | undefined): WantedFile | undefined {
  if (name === 'dictionary.csv') return { kind: 'dictionary' };
  const [, number, kind] = /^snapshots-([1-9]\d{0,5})\.(csv|xlsx)$/.exec(name ?? '') ?? [];
  if (kind !== 'csv' && kind !== 'xlsx') return undefined;
  return { kind, number: Number(number) };
}

/** Such as `four-rivers-reach-spring-20261103T1400Z`. */
function nameOf({ associationId, campaignId, asOf }: StoredExport): string {
  const time = asOf.slice(0, 16).replaceAll(/[-:]/g, '');
  return `${associationId}-reach-${campaignId}-${time}Z`;
}
