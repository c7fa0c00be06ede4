import { Hono } from 'hono';
import type { Association } from '#core/association.ts';
import { associationsOf, can, type Member, officesOf } from '#core/member.ts';
import type { Office } from '#core/office.ts';
import { associationPath } from '../association-paths.ts';
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
    const [offices, associations] = await Promise.all([
      readOffices(services, member),
      readAssociations(services, member),
    ]);
    const places = [
      ...associations.map(({ id }) => associationPath(id)),
      ...offices.map(({ id }) => officePath(id)),
    ];
    const [first] = places;
    if (first === undefined) return showPage(c, <NoOfficePage email={member.email} />);
    return places.length === 1
      ? c.redirect(first, 303)
      : showPage(c, <ChooseOfficePage offices={offices} associations={associations} />);
  });

  return routes;
}

async function readAssociations(
  { store }: Pick<Services, 'store'>,
  member: Member,
): Promise<readonly Association[]> {
  const ids = associationsOf(member).filter((associationId) => can(member, { associationId }, 'read'));
  const found = await Promise.all(
    ids.map((id) => store.forAssociation(id, actorOf(member)).readAssociation()),
  );
  return found.filter((association) => association !== undefined);
}

async function readOffices({ store }: Pick<Services, 'store'>, member: Member): Promise<readonly Office[]> {
  const ids = officesOf(member).filter((officeId) => can(member, { officeId }, 'read'));
  const offices = await Promise.all(ids.map((id) => store.forOffice(id, actorOf(member)).readOffice()));
  return offices.filter((office) => office !== undefined).sort((a, b) => a.name.localeCompare(b.name, 'en'));
}
