import { Hono } from 'hono';
import { CampaignId } from '#core/ids.ts';
import { can } from '#core/member.ts';
import type { OfficeEnv } from '../office-env.ts';
import { CampaignPage } from '../pages/campaign.tsx';
import type { Services } from '../services.ts';
import { showPage } from '../show-page.tsx';

/** What an announcement has become. Below `/offices/:office`. */
export function campaignRoutes({ rules }: Pick<Services, 'rules'>): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();

  routes.get('/campaigns/:campaign', async (c) => {
    const { office, profile, member } = c.var;
    const id = CampaignId.safeParse(c.req.param('campaign'));
    const campaign = id.success ? await office.readCampaign(id.data) : undefined;
    if (!campaign) return c.notFound();
    const [posts, history] = await Promise.all([
      office.listCampaignPosts(campaign.id),
      office.readHistory({ kind: 'campaign', id: campaign.id }),
    ]);
    // In the order of the pages everywhere else.
    const order = rules.map(({ platform }) => platform);
    const sorted = posts.toSorted((a, b) => order.indexOf(a.platform) - order.indexOf(b.platform));
    const mayWrite = can(member, profile.id, 'write');
    return showPage(
      c,
      <CampaignPage {...{ office: profile, campaign, posts: sorted, rules, history, mayWrite }} />,
    );
  });

  return routes;
}
