import { Hono } from 'hono';
import { can } from '#core/member.ts';
import { localTimeIn } from '#core/slot.ts';
import { CalendarDate } from '../components/calendar-date.ts';
import type { OfficeEnv } from '../office-env.ts';
import { CalendarPage } from '../pages/calendar.tsx';
import { CalendarView, spanOf } from '../pages/calendar-view.ts';
import type { Services } from '../services.ts';
import { showPage } from '../show-page.tsx';

/** The office's posts by month, week or as a list. Below `/offices/:office`. */
export function calendarRoutes({ rules, clock }: Pick<Services, 'rules' | 'clock'>): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();

  routes.get('/calendar', async (c) => {
    const { office, profile, member } = c.var;
    const today = localTimeIn(clock.now(), profile.zone).slice(0, 10);
    const view = CalendarView.safeParse(c.req.query('view') ?? 'month');
    const from = CalendarDate.safeParse(c.req.query('from') ?? today);
    if (!view.success || !from.success) return c.notFound();
    const [posts, feed] = await Promise.all([office.listPosts(), office.readFeed()]);
    const shown = { view: view.data, span: spanOf(view.data, from.data), today };
    const mayWrite = can(member, { officeId: profile.id }, 'write');
    return showPage(c, <CalendarPage office={profile} {...{ ...shown, posts, rules, feed, mayWrite }} />);
  });

  return routes;
}
