import { Hono } from 'hono';
import { PackId } from '#core/ids.ts';
import { can } from '#core/member.ts';
import { localTimeIn } from '#core/slot.ts';
import type { OfficeContext, OfficeEnv } from '../office-env.ts';
import { PackPage } from '../pages/pack.tsx';
import { PacksPage } from '../pages/packs.tsx';
import type { Services } from '../services.ts';
import { showPage } from '../show-page.tsx';

/** The packs that an office can choose messages from. Below `/offices/:office`. */
export function packRoutes({
  packs,
  rules,
  clock,
}: Pick<Services, 'packs' | 'rules' | 'clock'>): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();
  const todayOf = (c: OfficeContext) => localTimeIn(clock.now(), c.var.profile.zone).slice(0, 10);

  routes.get('/packs', (c) =>
    showPage(c, <PacksPage officeId={c.var.profile.id} packs={packs.list()} today={todayOf(c)} />),
  );

  routes.get('/packs/:pack', (c) => {
    const id = PackId.safeParse(c.req.param('pack'));
    const pack = id.success ? packs.find(id.data) : undefined;
    if (!pack) return c.notFound();
    const { profile, member } = c.var;
    const mayWrite = can(member, { officeId: profile.id }, 'write');
    return showPage(
      c,
      <PackPage officeId={profile.id} pack={pack} rules={rules} today={todayOf(c)} mayWrite={mayWrite} />,
    );
  });

  return routes;
}
