import { Hono } from 'hono';
import { can } from '#core/member.ts';
import { localTimeIn } from '#core/slot.ts';
import { YearMonth } from '../components/month.ts';
import type { OfficeEnv } from '../office-env.ts';
import { CalendarPage } from '../pages/calendar.tsx';
import type { Services } from '../services.ts';
import { showPage } from '../show-page.tsx';

// Years that nobody means are typing errors, and early ones would be read as of the 20th century.
const ShownMonth = YearMonth.refine((month) => month >= '2000-01' && month <= '2099-12');

/** The office's posts by month. Below `/offices/:office`. */
export function calendarRoutes({ rules, clock }: Pick<Services, 'rules' | 'clock'>): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();

  routes.get('/calendar', async (c) => {
    const { office, profile, member } = c.var;
    const today = localTimeIn(clock.now(), profile.zone).slice(0, 10);
    const month = ShownMonth.safeParse(c.req.query('month') ?? today.slice(0, 7));
    if (!month.success) return c.notFound();
    const posts = await office.listPosts();
    const mayWrite = can(member, profile.id, 'write');
    return showPage(
      c,
      <CalendarPage {...{ office: profile, month: month.data, today, posts, rules, mayWrite }} />,
    );
  });

  return routes;
}
