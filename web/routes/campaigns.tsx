import { Hono } from 'hono';
import type { StopScope } from '#core/gate.ts';
import { CampaignId, type Platform } from '#core/ids.ts';
import { can } from '#core/member.ts';
import { isSameScope } from '#core/stop-scope.ts';
import { listCompanions } from '#use-cases/list-companions.ts';
import type { OfficeEnv } from '../office-env.ts';
import { CampaignPage } from '../pages/campaign.tsx';
import { cutPage, PageNumber } from '../pages/cut-page.ts';
import { groupOf } from '../pages/post-groups.ts';
import { stopPath } from '../safety-paths.ts';
import type { Services } from '../services.ts';
import { showPage } from '../show-page.tsx';
import { noticeOf } from '../stop-notice.ts';

/** What an announcement, a series or a rotation has become. Below `/offices/:office`. */
export function campaignRoutes({ rules, packs }: Pick<Services, 'rules' | 'packs'>): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();

  routes.get('/campaigns/:campaign', async (c) => {
    const { office, profile, member, gates } = c.var;
    const id = CampaignId.safeParse(c.req.param('campaign'));
    const page = PageNumber.safeParse(c.req.query('page'));
    const campaign = id.success ? await office.readCampaign(id.data) : undefined;
    if (!campaign || !page.success) return c.notFound();
    const [posts, history, channels] = await Promise.all([
      office.listCampaignPosts(campaign.id),
      office.readHistory({ kind: 'campaign', id: campaign.id }),
      office.listChannels(),
    ]);
    // In the order of the pages everywhere else.
    const order = rules.map(({ platform }) => platform);
    const sorted = posts
      // What made way for another post of its rotation is told by the history.
      .filter((post) => !campaign.rotation || post.turn !== undefined)
      .toSorted(
        (a, b) => compare(a.slot.due, b.slot.due) || order.indexOf(a.platform) - order.indexOf(b.platform),
      );
    if (page.data > Math.max(1, cutPage(sorted, page.data).pages)) return c.notFound();
    const isByHand = (platform: Platform) =>
      channels.some((channel) => channel.platform === platform && channel.mode === 'manual');
    const mayWrite = can(member, { officeId: profile.id }, 'write');
    const coming = posts.some((post) => groupOf(post) === 'coming-up');
    const scope: StopScope = { kind: 'campaign', id: campaign.id };
    const own = gates.stops.find((stop) => isSameScope(stop.scope, scope));
    const stop =
      own ??
      (coming
        ? gates.stops.find(({ scope: { kind } }) => kind === 'office' || kind === 'association')
        : undefined);
    const pack = await packs.findVersion({ officeId: profile.id }, campaign.source);
    const companions = await listCompanions(office, campaign, pack);
    return showPage(
      c,
      <CampaignPage
        {...{ office: profile, campaign, posts: sorted, isByHand, rules, history, mayWrite, pack }}
        companions={companions}
        page={page.data}
        stop={stop && noticeOf(stop, rules, campaign.title)}
        stopHref={mayWrite && coming && !own ? stopPath(profile.id, scope) : undefined}
      />,
    );
  });

  return routes;
}

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}
