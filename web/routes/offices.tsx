import { Hono } from 'hono';
import { can, type Member } from '#core/member.ts';
import type { Office } from '#core/office.ts';
import { ChooseOfficePage, NoOfficePage } from '../pages/choose-office.tsx';
import { WelcomePage } from '../pages/welcome.tsx';
import { officePath } from '../paths.ts';
import type { Services } from '../services.ts';
import { actorOf } from '../session/enter-office.ts';
import { pathOf, signInPath } from '../session/sign-in-path.ts';
import type { VisitEnv } from '../session/visit-env.ts';
import { showPage } from '../show-page.tsx';

/** The way in: the welcome page, and the choice of an office for members of several. */
export function officeListRoutes(services: Services): Hono<VisitEnv> {
  const routes = new Hono<VisitEnv>();

  routes.get('/', async (c) => (c.var.member ? c.redirect('/offices', 303) : showPage(c, <WelcomePage />)));

  routes.get('/offices', async (c) => {
    const { member } = c.var;
    if (!member) return c.redirect(signInPath(pathOf(c.req)), 303);
    const offices = await readOffices(services, member);
    const [first] = offices;
    if (!first) return showPage(c, <NoOfficePage email={member.email} />);
    return offices.length === 1
      ? c.redirect(officePath(first.id), 303)
      : showPage(c, <ChooseOfficePage offices={offices} />);
  });

  return routes;
}

async function readOffices({ store }: Pick<Services, 'store'>, member: Member): Promise<readonly Office[]> {
  const ids = new Set(member.grants.map(({ officeId }) => officeId).filter((id) => can(member, id, 'read')));
  const offices = await Promise.all([...ids].map((id) => store.forOffice(id, actorOf(member)).readOffice()));
  return offices.filter((office) => office !== undefined).sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
