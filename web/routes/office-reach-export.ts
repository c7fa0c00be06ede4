import { Hono } from 'hono';
import { CampaignId } from '#core/ids.ts';
import { EXPORT_FILE } from '#core/reach/stored-export.ts';
import { type ExportedReach, type ExportRefusal, exportOfficeReach } from '#use-cases/export-office-reach.ts';
import { writeNumber } from '../components/number-text.ts';
import type { OfficeContext, OfficeEnv } from '../office-env.ts';
import { campaignReachPath, reachPath } from '../reach-paths.ts';
import type { Services } from '../services.ts';
import { goOn } from '../session/go-on.ts';
import { requireAbility } from '../session/require-ability.tsx';
import { writeDictionary, writeSnapshots, writeWorkbook } from './reach-files.ts';
import { sendCsv, sendWorkbook } from './send-file.ts';

/** How far an office's posts have reached, as files. Below `/offices/:office`, before the campaigns' own addresses. */
export function officeReachExportRoutes(services: Services): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();
  const read = requireAbility('read');

  routes.get('/reach/export.csv', read, (c) =>
    withExport(c, async (name, { rows }) => sendCsv(c, name, writeSnapshots(services, rows))),
  );

  routes.get('/reach/export.xlsx', read, (c) =>
    withExport(c, async (name, exported) => sendWorkbook(c, name, await writeWorkbook(services, exported))),
  );

  routes.get('/reach/dictionary.csv', read, (c) =>
    sendCsv(c, `${c.var.profile.id}-reach-dictionary`, writeDictionary(services)),
  );

  async function withExport(
    c: OfficeContext,
    send: (name: string, exported: ExportedReach) => Promise<Response>,
  ): Promise<Response> {
    const { office, profile, session } = c.var;
    const wanted = c.req.query('campaign');
    const campaign = CampaignId.safeParse(wanted);
    if (wanted !== undefined && !campaign.success) return c.notFound();
    const exported = await exportOfficeReach(services, office, campaign.data);
    if (exported.ok) {
      const parts = [profile.id, 'reach', ...(campaign.success ? [campaign.data] : [])];
      return send(parts.join('-'), exported.value);
    }
    if (exported.error.kind === 'unknown-campaign') return c.notFound();
    const place = { officeId: profile.id };
    const path = campaign.success ? campaignReachPath(place, campaign.data) : reachPath(place);
    return goOn(c, services, session, path, describeRefusal(exported.error));
  }

  return routes;
}

function describeRefusal({ kind }: ExportRefusal): string {
  return kind === 'too-many'
    ? `There is no file: it would have more than ${writeNumber(EXPORT_FILE)} rows. Choose a campaign, and take its file.`
    : 'There is no file, for there is nothing in it yet: the first numbers are read one hour after a post became public.';
}
