import { Hono } from 'hono';
import { localTimeIn } from '#core/slot.ts';
import { listCampaignTimes } from '../association-calendar.ts';
import type { AssociationEnv } from '../association-env.ts';
import { CalendarDate } from '../components/calendar-date.ts';
import { AssociationCalendarPage } from '../pages/association-calendar.tsx';
import { CalendarView, spanOf } from '../pages/calendar-view.ts';
import type { Services } from '../services.ts';
import { showPage } from '../show-page.tsx';

/** What the association's campaigns say on which day. Below `/associations/:association`. */
export function associationCalendarRoutes({
  clock,
  packs,
}: Pick<Services, 'clock' | 'packs'>): Hono<AssociationEnv> {
  const routes = new Hono<AssociationEnv>();

  routes.get('/calendar', async (c) => {
    const { association, profile } = c.var;
    const today = localTimeIn(clock.now(), profile.zone).slice(0, 10);
    const view = CalendarView.safeParse(c.req.query('view') ?? 'month');
    const from = CalendarDate.safeParse(c.req.query('from') ?? today);
    if (!view.success || !from.success) return c.notFound();
    const campaigns = (await association.listCampaigns()).filter(
      ({ state }) => state !== 'withdrawing' && state !== 'withdrawn',
    );
    const times = await Promise.all(
      campaigns.map(async (campaign) =>
        listCampaignTimes(
          campaign,
          await association.listOffers(campaign.id),
          await packs.findVersion({ associationId: profile.id }, campaign.source),
          profile.zone,
        ),
      ),
    );
    const shown = { view: view.data, span: spanOf(view.data, from.data), today };
    return showPage(c, <AssociationCalendarPage association={profile} times={times.flat()} {...shown} />);
  });

  return routes;
}
