import { Hono } from 'hono';
import type { Campaign } from '#core/campaign.ts';
import { CampaignId, type Platform } from '#core/ids.ts';
import { can } from '#core/member.ts';
import type { Checkpoint } from '#core/reach/checkpoint.ts';
import { findCampaignLinks } from '#use-cases/find-campaign-links.ts';
import { listPublishedCampaigns, readReachLines } from '#use-cases/list-campaign-reach.ts';
import { latestOf } from '#use-cases/read-campaign-reach.ts';
import { readOfficeReach } from '#use-cases/read-office-reach.ts';
import { addUpFigure, readSnapshotsAt } from '#use-cases/read-snapshots-at.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { readPage } from '../components/page-links.tsx';
import { shortLinkAddress } from '../link-paths.ts';
import type { OfficeContext, OfficeEnv } from '../office-env.ts';
import { newAnnouncementPath } from '../office-paths.ts';
import { CampaignReachPage } from '../pages/campaign-reach.tsx';
import { countPosts } from '../pages/count-posts.ts';
import { cutPage } from '../pages/cut-page.ts';
import { namePlatform } from '../pages/name-platform.ts';
import { ReachCampaignsPage } from '../pages/reach-campaigns.tsx';
import { ReachReportPage } from '../pages/reach-report.tsx';
import { ReachSnapshotsPage } from '../pages/reach-snapshots.tsx';
import { viewOwnCorrections } from '../reach/corrections-view.ts';
import { findFigure, messageTitles } from '../reach/find-figure.ts';
import { OwnLinks } from '../reach/own-links.tsx';
import type { ReachView } from '../reach/reach-view.ts';
import { figurePath, readAge } from '../reach-paths.ts';
import type { Services } from '../services.ts';
import { requireAbility } from '../session/require-ability.tsx';
import { showPage } from '../show-page.tsx';

/** Campaigns on a page. */
const PAGE_LENGTH = 20;

/** How far an office's campaigns have reached. Below `/offices/:office`. */
export function officeReachRoutes(services: Services): Hono<OfficeEnv> {
  const { clock, metrics, rules, shell } = services;
  const routes = new Hono<OfficeEnv>();
  const read = requireAbility('read');
  const platformName = (platform: Platform) => namePlatform(rules, platform);

  routes.get('/reach', read, async (c) => {
    const at = readAge(c.req.query('at'));
    if (at === undefined) return c.notFound();
    const { office, profile, member } = c.var;
    const place = { officeId: profile.id };
    const campaigns = await listPublishedCampaigns(office);
    const pages = Math.max(1, Math.ceil(campaigns.length / PAGE_LENGTH));
    const page = readPage(c.req.query('page'), pages);
    const shown = campaigns.slice((page - 1) * PAGE_LENGTH, page * PAGE_LENGTH);
    const ids = shown.map(({ id }) => id);
    const reached = await readReachLines(services, office.reach, ids, at);
    const lines = shown.flatMap(({ id, title, published, nextAt }) => {
      const line = reached.find(({ campaignId }) => campaignId === id);
      const standing = `${countPosts(published)} ${published === 1 ? 'is' : 'are'} public, and nothing was read yet.`;
      return line ? [{ ...line, title, nextAt, standing }] : [];
    });
    const begin = { href: newAnnouncementPath(profile.id), label: 'Begin an announcement' };
    return showPage(
      c,
      <ReachCampaignsPage {...{ place, zone: profile.zone, at, lines, page, pages, platformName }}>
        <EmptyState heading="No post is public yet" action={can(member, place, 'write') ? begin : undefined}>
          <p>
            Post something first. One hour after a post became public, its first numbers stand here by
            themselves.
          </p>
        </EmptyState>
      </ReachCampaignsPage>,
    );
  });

  routes.get('/reach/:campaign', read, async (c) => {
    const found = await findCampaign(c);
    if (!found) return c.notFound();
    const { view, nextAt } = await readView(c, found);
    const { office, profile } = c.var;
    const links = await findCampaignLinks(services, office, found.campaign.id, (code) =>
      shortLinkAddress(shell, code),
    );
    return showPage(
      c,
      <CampaignReachPage view={view} nextAt={nextAt}>
        <OwnLinks officeId={profile.id} shell={shell} links={links} />
      </CampaignReachPage>,
    );
  });

  routes.get('/reach/:campaign/report', read, async (c) => {
    const found = await findCampaign(c);
    if (!found) return c.notFound();
    const { view } = await readView(c, found);
    return showPage(c, <ReachReportPage view={view} now={clock.now()} />);
  });

  routes.get('/reach/:campaign/snapshots', read, async (c) => {
    const found = await findCampaign(c);
    const figure = findFigure(services, c.req.query());
    if (!found || !figure) return c.notFound();
    const { campaign, at } = found;
    const { profile, office } = c.var;
    const place = { officeId: profile.id };
    const { metric, key } = figure;
    const { platform } = metric;
    const source = await readSnapshotsAt(office, { campaignId: campaign.id, platform, checkpoint: at });
    const address = { campaign: campaign.id, platform, at, metric: key };
    return showPage(
      c,
      <ReachSnapshotsPage
        view={await viewOf(c, campaign, at)}
        figure={addUpFigure(source, metric)}
        source={source}
        page={readPage(c.req.query('page'), cutPage(source.posts, 1).pages)}
        hrefOf={(page) => figurePath(place, address, page)}
      />,
    );
  });

  async function findCampaign(c: OfficeContext): Promise<FoundCampaign | undefined> {
    const id = CampaignId.safeParse(c.req.param('campaign'));
    const at = readAge(c.req.query('at'));
    const campaign = id.success ? await c.var.office.readCampaign(id.data) : undefined;
    return campaign && at !== undefined ? { campaign, at } : undefined;
  }

  async function viewOf(c: OfficeContext, campaign: Campaign, at: Checkpoint) {
    const { profile } = c.var;
    return {
      place: { officeId: profile.id },
      owner: profile.name,
      campaign,
      zone: profile.zone,
      at,
      platformName,
      messageTitle: await messageTitles(services.packs, { officeId: profile.id }, campaign.source),
    };
  }

  async function readView(c: OfficeContext, { campaign, at }: FoundCampaign) {
    const { nextAt, ...reach } = await readOfficeReach({ metrics, rules }, c.var.office, campaign, at);
    const view: ReachView = {
      ...(await viewOf(c, campaign, at)),
      ...reach,
      corrections: viewOwnCorrections(reach.corrections),
      asOf: latestOf(reach.platforms),
    };
    return { view, nextAt };
  }

  return routes;
}

interface FoundCampaign {
  readonly campaign: Campaign;
  readonly at: Checkpoint;
}
