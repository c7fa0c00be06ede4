import { Hono } from 'hono';
import { can } from '#core/member.ts';
import { findAssociationStop } from '#use-cases/stop-association.ts';
import type { AssociationEnv } from '../association-env.ts';
import { readPage } from '../components/page-links.tsx';
import { countAnswers } from '../pages/association-answers.ts';
import { AssociationCampaignsPage } from '../pages/association-campaigns.tsx';
import type { Services } from '../services.ts';
import { requireAssociationAbility } from '../session/enter-association.tsx';
import { showPage } from '../show-page.tsx';

/** Campaigns on a page: the answers of each are counted anew, which for thousands of offices takes its time. */
const PAGE_LENGTH = 10;

/** The campaigns that an association offers. Below `/associations/:association`. */
export function associationCampaignRoutes({ clock }: Pick<Services, 'clock'>): Hono<AssociationEnv> {
  const routes = new Hono<AssociationEnv>();

  routes.get('/', requireAssociationAbility('read'), async (c) => {
    const { association, profile, member } = c.var;
    const [campaigns, memberships, stop] = await Promise.all([
      association.listCampaigns(),
      association.listMemberships(),
      findAssociationStop(association),
    ]);
    const now = clock.now();
    const newest = campaigns.toSorted((a, b) => (a.createdAt > b.createdAt ? -1 : 1));
    const pages = Math.max(1, Math.ceil(newest.length / PAGE_LENGTH));
    const page = readPage(c.req.query('page'), pages);
    const lines = await Promise.all(
      newest.slice((page - 1) * PAGE_LENGTH, page * PAGE_LENGTH).map(async (campaign) => ({
        campaign,
        counts: countAnswers(campaign, await association.listOffers(campaign.id), now),
      })),
    );
    return showPage(
      c,
      <AssociationCampaignsPage
        {...{ association: profile, lines, page, pages, now, stop }}
        offices={memberships.length}
        mayWrite={can(member, { associationId: profile.id }, 'write')}
      />,
    );
  });

  return routes;
}
