import { Hono } from 'hono';
import type { AssociationCampaign } from '#core/association-campaign.ts';
import { CampaignId, OfficeId, type Platform } from '#core/ids.ts';
import { can } from '#core/member.ts';
import type { Checkpoint } from '#core/reach/checkpoint.ts';
import { figureOf } from '#core/reach/figures.ts';
import { readReachLines } from '#use-cases/list-campaign-reach.ts';
import { readAssociationReach, readOfficesReach } from '#use-cases/read-association-reach.ts';
import { latestOf } from '#use-cases/read-campaign-reach.ts';
import { addUpFigure, readSharedReach } from '#use-cases/read-snapshots-at.ts';
import type { AssociationContext, AssociationEnv } from '../association-env.ts';
import { newOfferedCampaignPath } from '../association-paths.ts';
import { EmptyState } from '../components/empty-state.tsx';
import { readPage } from '../components/page-links.tsx';
import { CampaignReachPage } from '../pages/campaign-reach.tsx';
import { cutPage } from '../pages/cut-page.ts';
import { namePlatform } from '../pages/name-platform.ts';
import { ReachCampaignsPage } from '../pages/reach-campaigns.tsx';
import { ReachOfficesPage } from '../pages/reach-offices.tsx';
import { ReachReportPage } from '../pages/reach-report.tsx';
import { ReachSnapshotsPage } from '../pages/reach-snapshots.tsx';
import { viewSharedCorrections } from '../reach/corrections-view.ts';
import { findFigure, messageTitles } from '../reach/find-figure.ts';
import { leadsOf } from '../reach/offices-section.tsx';
import type { ReachView } from '../reach/reach-view.ts';
import { figurePath, readAge, sharedFigurePath } from '../reach-paths.ts';
import type { Services } from '../services.ts';
import { requireAssociationAbility } from '../session/enter-association.tsx';
import { showPage } from '../show-page.tsx';

/** Campaigns on a page. */
const PAGE_LENGTH = 10;

/** How far an association's campaigns have reached in its offices. Below `/associations/:association`. */
export function associationReachRoutes(services: Services): Hono<AssociationEnv> {
  const { clock, store, rules } = services;
  const routes = new Hono<AssociationEnv>();
  const read = requireAssociationAbility('read');
  const platformName = (platform: Platform) => namePlatform(rules, platform);

  routes.get('/reach', read, async (c) => {
    const at = readAge(c.req.query('at'));
    if (at === undefined) return c.notFound();
    const { association, profile, member } = c.var;
    const place = { associationId: profile.id };
    const campaigns = (await association.listCampaigns()).toSorted((a, b) =>
      a.createdAt > b.createdAt ? -1 : 1,
    );
    const pages = Math.max(1, Math.ceil(campaigns.length / PAGE_LENGTH));
    const page = readPage(c.req.query('page'), pages);
    const shown = campaigns.slice((page - 1) * PAGE_LENGTH, page * PAGE_LENGTH);
    const ids = shown.map(({ id }) => id);
    const reached = await readReachLines(services, association.reach, ids, at);
    const lines = shown.flatMap(({ id, title }) => {
      const line = reached.find(({ campaignId }) => campaignId === id);
      return line ? [{ ...line, title, standing: NOTHING_READ }] : [];
    });
    const begin = { href: newOfferedCampaignPath(profile.id), label: 'Prepare the first campaign' };
    return showPage(
      c,
      <ReachCampaignsPage {...{ place, zone: profile.zone, at, lines, page, pages, platformName }}>
        <EmptyState heading="No campaign yet" action={can(member, place, 'write') ? begin : undefined}>
          <p>
            Offer a campaign to your offices first. One hour after the first post of it became public, numbers
            stand here by themselves.
          </p>
        </EmptyState>
      </ReachCampaignsPage>,
    );
  });

  routes.get('/reach/:campaign', read, async (c) => {
    const found = await findCampaign(c);
    if (!found) return c.notFound();
    const { campaign, at } = found;
    const { view, participating } = await readView(c, found);
    const { page, pages, shown } = pick(participating, c.req.query('page'));
    const rows = await readOfficesReach(c.var.association, campaign, at, leadsOf(view), shown);
    return showPage(c, <CampaignReachPage view={view} offices={{ rows, page, pages }} />);
  });

  routes.get('/reach/:campaign/report', read, async (c) => {
    const found = await findCampaign(c);
    if (!found) return c.notFound();
    const { view } = await readView(c, found);
    return showPage(c, <ReachReportPage view={view} now={clock.now()} />);
  });

  routes.get('/reach/:campaign/offices', read, async (c) => {
    const found = await findCampaign(c);
    const figure = findFigure(services, c.req.query());
    if (!found || !figure) return c.notFound();
    const { campaign, at } = found;
    const { metric } = figure;
    const { view, participating } = await readView(c, found);
    const { page, pages, shown } = pick(participating, c.req.query('page'));
    const rows = await readOfficesReach(c.var.association, campaign, at, [metric], shown);
    const reach = view.platforms.find(({ platform }) => platform === metric.platform);
    if (!reach) return c.notFound();
    const place = { associationId: c.var.profile.id };
    return showPage(
      c,
      <ReachOfficesPage
        view={{ ...view, place }}
        figure={figureOf(reach.whole.tally, metric)}
        {...{ rows, page, pages }}
      />,
    );
  });

  routes.get('/reach/:campaign/offices/:office', read, async (c) => {
    const found = await findCampaign(c);
    const figure = findFigure(services, c.req.query());
    const officeId = OfficeId.safeParse(c.req.param('office'));
    if (!found || !figure || !officeId.success) return c.notFound();
    const { campaign, at } = found;
    const { metric, key } = figure;
    const { platform } = metric;
    const { association, actor, profile } = c.var;
    const part = { campaignId: campaign.id, platform, checkpoint: at, officeId: officeId.data };
    const source = await readSharedReach(services, association, actor, part);
    if (!source) return c.notFound();
    const [office] = await store.readOffices([officeId.data]);
    const place = { associationId: profile.id };
    const address = { campaign: campaign.id, platform, at, metric: key };
    return showPage(
      c,
      <ReachSnapshotsPage
        view={await viewOf(c, campaign, at)}
        figure={addUpFigure(source, metric)}
        source={source}
        page={readPage(c.req.query('page'), cutPage(source.posts, 1).pages)}
        hrefOf={(page) => sharedFigurePath(place, officeId.data, address, page)}
        office={{
          name: office?.name ?? officeId.data,
          crumb: { href: figurePath(place, address), label: `${metric.label} by office` },
        }}
      />,
    );
  });

  async function findCampaign(c: AssociationContext): Promise<FoundCampaign | undefined> {
    const id = CampaignId.safeParse(c.req.param('campaign'));
    const at = readAge(c.req.query('at'));
    const campaign = id.success ? await c.var.association.readCampaign(id.data) : undefined;
    return campaign && at !== undefined ? { campaign, at } : undefined;
  }

  async function viewOf(c: AssociationContext, campaign: AssociationCampaign, at: Checkpoint) {
    const { profile } = c.var;
    return {
      place: { associationId: profile.id },
      owner: profile.name,
      campaign,
      zone: profile.zone,
      at,
      platformName,
      messageTitle: await messageTitles(services.packs, { associationId: profile.id }, campaign.source),
    };
  }

  async function readView(c: AssociationContext, { campaign, at }: FoundCampaign) {
    const reach = await readAssociationReach(services, c.var.association, campaign, at);
    const { participating, eligible, corrections, ...rest } = reach;
    const counts = { participating: participating.length, eligible };
    const offices = await c.var.association.lookUpOffices([
      ...new Set(corrections.list.map(({ officeId }) => officeId)),
    ]);
    const view: ReachView = {
      ...(await viewOf(c, campaign, at)),
      ...rest,
      corrections: viewSharedCorrections(
        corrections,
        (id) => {
          const found = offices.get(id);
          return found?.kind === 'member' ? found.office.name : undefined;
        },
        platformName,
      ),
      offices: counts,
      asOf: latestOf(reach.platforms),
    };
    return { view, participating };
  }

  return routes;
}

interface FoundCampaign {
  readonly campaign: AssociationCampaign;
  readonly at: Checkpoint;
}

/** One page of the offices that take part. */
function pick(officeIds: readonly OfficeId[], wanted: string | undefined) {
  const { pages } = cutPage(officeIds, 1);
  const page = readPage(wanted, pages);
  return { page, pages, shown: cutPage(officeIds, page).shown };
}

const NOTHING_READ =
  'Nothing was read yet: the first numbers come one hour after the first post of an office became public.';
