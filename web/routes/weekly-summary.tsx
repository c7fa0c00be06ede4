import { Hono } from 'hono';
import { nextTellingAt } from '#core/weekly/week.ts';
import { chooseWeeklySummary, type WeeklyRefusal } from '#use-cases/choose-weekly-summary.ts';
import type { AssociationEnv } from '../association-env.ts';
import { readForm } from '../forms/read-form.ts';
import { WeeklyForm } from '../forms/weekly-form.ts';
import type { OfficeEnv } from '../office-env.ts';
import { WeeklySummaryPage } from '../pages/weekly-summary.tsx';
import type { PlaceEnv } from '../place-env.ts';
import type { Services } from '../services.ts';
import { enterAssociationPlace, enterOfficePlace } from '../session/enter-place.tsx';
import { goOn } from '../session/go-on.ts';
import { showPage } from '../show-page.tsx';
import { weeklySummaryPath } from '../weekly-paths.ts';

/** The weekly summary of an office. Below `/offices/:office`. */
export function officeWeeklyRoutes(services: Services): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();
  routes.use('/weekly-summary', enterOfficePlace(services));
  routes.route('/', weeklyRoutes(services));
  return routes;
}

/** The weekly summary of an association. Below `/associations/:association`. */
export function associationWeeklyRoutes(services: Services): Hono<AssociationEnv> {
  const routes = new Hono<AssociationEnv>();
  routes.use('/weekly-summary', enterAssociationPlace(services));
  routes.route('/', weeklyRoutes(services));
  return routes;
}

/** Where members decide, each for themselves. Whoever may read the pages may have them summed up. */
function weeklyRoutes(services: Services): Hono<PlaceEnv> {
  const { clock, store } = services;
  const routes = new Hono<PlaceEnv>();

  routes.get('/weekly-summary', async (c) => {
    const { place, roster, member, actor } = c.var;
    const [own, choice] = await Promise.all([
      roster.readMember(member.id),
      store.weeklyOf(place.scope, actor).readChoice(member.id),
    ]);
    const nextAt = nextTellingAt(clock.now(), place.zone);
    return showPage(c, <WeeklySummaryPage {...{ place, choice, nextAt }} member={own} />);
  });

  routes.post('/weekly-summary', async (c) => {
    const { place, roster, member, actor, session } = c.var;
    const path = weeklySummaryPath(place.scope);
    const reading = await readForm(c.req, WeeklyForm);
    if (!reading.ok) return goOn(c, services, session, path, REFUSALS['changed-meanwhile']);
    const { wanted, seen } = reading.value;
    const own = await roster.readMember(member.id);
    const { scope, zone, name } = place;
    const chosen = await chooseWeeklySummary(services, {
      ...{ scope, zone, seen },
      member: own ?? { id: member.id, grants: [] },
      isOn: wanted === 'on',
      by: actor,
    });
    const done =
      wanted === 'on'
        ? `You get the weekly summary of ${name} from now on.`
        : `You do not get the weekly summary of ${name} any more.`;
    return goOn(c, services, session, path, chosen.ok ? done : REFUSALS[chosen.error]);
  });

  return routes;
}

const REFUSALS: Readonly<Record<WeeklyRefusal, string>> = {
  'no-member': 'Nothing was changed: the summary is for members only.',
  'changed-meanwhile': 'Nothing was changed: you have decided otherwise since. This is how it is now.',
};
