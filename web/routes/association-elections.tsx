import { Hono } from 'hono';
import type { Calendar } from '#core/election/calendar.ts';
import { CalendarDateId } from '#core/election/calendar-date.ts';
import { isRolledOut } from '#core/election/rollout.ts';
import { UsState } from '#core/election/us-state.ts';
import { can, type Scope } from '#core/member.ts';
import { addElection } from '#use-cases/add-election.ts';
import { countAffectedOffices } from '#use-cases/count-affected-offices.ts';
import { associationKeeper } from '#use-cases/set-election-date.ts';
import type { AssociationContext, AssociationEnv } from '../association-env.ts';
import { electionPath } from '../election-paths.ts';
import { associationRows, describeClose, listElection, todayIn } from '../election-view.ts';
import { ElectionForm, valuesOfDate } from '../forms/election-forms.ts';
import { firstProblems } from '../forms/failed-form.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { readForm } from '../forms/read-form.ts';
import { AddElectionPage } from '../pages/add-election.tsx';
import { countOffices } from '../pages/association-numbers.ts';
import { AffectedOffices, DateChangePage } from '../pages/date-change.tsx';
import { DateFormPage } from '../pages/date-form.tsx';
import { ElectionPage } from '../pages/election.tsx';
import { ElectionsPage } from '../pages/elections.tsx';
import { RolloutPage } from '../pages/rollout.tsx';
import type { Services } from '../services.ts';
import { requireAssociationAbility } from '../session/enter-association.tsx';
import { goOn } from '../session/go-on.ts';
import { showPage } from '../show-page.tsx';
import { drawDate, drawPolls, replacedIn } from './election-steps.ts';
import { ENTERED_BEFORE, enterDate, readDate } from './enter-date.ts';

const OF_STATE = { kind: 'state' } as const;

/** The elections that an association keeps for its offices, by state. */
export function associationElectionRoutes(services: Services): Hono<AssociationEnv> {
  const { clock, chance } = services;
  const routes = new Hono<AssociationEnv>();
  const change = requireAssociationAbility('publish');

  routes.get('/elections', async (c) => {
    const { association } = c.var;
    const [calendars, rollouts] = await Promise.all([
      association.listCalendars(),
      association.listRollouts(),
    ]);
    const keeper = keeperOf(c);
    const elections = calendars
      .map((calendar) => listElection(calendar, undefined))
      .sort((one, other) => (one.sortedBy > other.sortedBy ? -1 : 1));
    const unfinished = rollouts
      .filter((rollout) => !isRolledOut(rollout))
      .map(({ id, electionId, reached, officeIds }) => ({
        href: electionPath(keeper, electionId, `dates/${id}`),
        label: `A change of a date has reached ${reached} of ${countOffices(officeIds.length)}.`,
      }));
    return showPage(c, <ElectionsPage {...{ keeper, elections, unfinished, mayChange: mayChange(c) }} />);
  });

  routes.get('/elections/new', change, (c) =>
    showAdd(c, freshForm({ id: chance.id(), verifiedOn: todayIn(c.var.profile.zone, clock.now()) })),
  );

  routes.post('/elections', change, async (c) => {
    const { association, profile, actor, session } = c.var;
    const reading = await readForm(c.req, ElectionForm);
    if (!reading.ok) return c.notFound();
    const { id, state: chosen, ...wanted } = reading.value;
    const state = UsState.safeParse(chosen);
    if (!state.success) {
      return showAdd(c, { values: reading.value, errors: { state: 'Choose the state of the election.' } });
    }
    const order = { id, state: state.data, wanted, zone: profile.zone, clock: undefined, by: actor };
    const added = await addElection(services, associationKeeper(association), order);
    if (!added.ok) return showAdd(c, { values: reading.value, errors: firstProblems(added.error) });
    const notice = `“${added.value.name}” is entered. Add its other dates here.`;
    return goOn(c, services, session, electionPath(keeperOf(c), id), notice);
  });

  routes.get('/elections/:election', async (c) => {
    const { association, profile } = c.var;
    const calendar = await findCalendar(c);
    if (!calendar) return c.notFound();
    const offices = await association.listOffices();
    const may = mayChange(c);
    const page = (
      <ElectionPage
        keeper={keeperOf(c)}
        election={calendar.election}
        rows={associationRows(profile, offices, calendar, may)}
        close={describeClose(calendar, offices)}
        mayChange={may}
        series={undefined}
      />
    );
    return showPage(c, page);
  });

  routes.get('/elections/:election/dates/new', change, async (c) => {
    const calendar = await findCalendar(c);
    if (!calendar) return c.notFound();
    const today = todayIn(c.var.profile.zone, clock.now());
    const form = drawDate(calendar, OF_STATE, c.req.query('date'), chance.id(), today);
    return form ? showDate(c, calendar, form) : c.notFound();
  });

  routes.get('/elections/:election/polls', change, async (c) => {
    const calendar = await findCalendar(c);
    if (!calendar) return c.notFound();
    const today = todayIn(c.var.profile.zone, clock.now());
    return showDate(c, calendar, drawPolls(calendar, OF_STATE, chance.id(), today));
  });

  routes.get('/elections/:election/dates/:date', async (c) => {
    const calendar = await findCalendar(c);
    const date = calendar?.dates.find(({ id }) => id === c.req.param('date'));
    const id = CalendarDateId.safeParse(date?.id);
    const rollout = id.success ? await c.var.association.readRollout(id.data) : undefined;
    if (!calendar || !date || !rollout) return c.notFound();
    const page = <RolloutPage associationId={c.var.profile.id} {...{ calendar, date, rollout }} />;
    return showPage(c, page);
  });

  routes.post('/elections/:election/dates', change, async (c) => {
    const { association, profile, actor, session } = c.var;
    const calendar = await findCalendar(c);
    if (!calendar) return c.notFound();
    const { election } = calendar;
    const keeper = associationKeeper(association);
    const entering = { election, scope: OF_STATE, clock: undefined, here: profile.zone, by: actor };
    const read = await readDate(services, c.req, keeper, entering);
    const back = electionPath(keeperOf(c), election.id);
    if (!read.ok) {
      if (read.error.kind === 'wrong') return showDate(c, calendar, read.error.form);
      return read.error.kind === 'unknown' ? c.notFound() : goOn(c, services, session, back, ENTERED_BEFORE);
    }
    const { form, entry, prepared } = read.value;
    if (form.confirmed !== 'yes') {
      const { date, after } = prepared;
      const changed = { election, date, before: prepared.calendar.dates, after };
      const { asked, offices } = await countAffectedOffices(services, association, changed);
      if (offices.length > 0) {
        const counts = offices.map(({ office, ...count }) => ({ name: office.name, ...count }));
        const page = (
          <DateChangePage
            keeper={keeperOf(c)}
            prepared={prepared}
            values={valuesOfDate(form)}
            affected={<AffectedOffices offices={counts} asked={asked} />}
          />
        );
        return showPage(c, page);
      }
    }
    const set = await enterDate(services, keeper, read.value);
    if (!set.ok) return showDate(c, calendar, set.error);
    await services.fanOut.send({ associationId: profile.id, dateId: entry.id });
    const progress = electionPath(keeperOf(c), election.id, `dates/${entry.id}`);
    return goOn(c, services, session, progress, 'The calendar is changed.');
  });

  function showAdd(c: AssociationContext, form: FormState): Promise<Response> {
    const page = <AddElectionPage keeper={keeperOf(c)} form={form} />;
    return showPage(c, page, Object.keys(form.errors).length === 0 ? 200 : 422);
  }

  function showDate(c: AssociationContext, calendar: Calendar, form: FormState): Promise<Response> {
    const page = (
      <DateFormPage
        keeper={keeperOf(c)}
        election={calendar.election}
        form={form}
        replaces={replacedIn(calendar, form)}
        overrides={false}
        zone={undefined}
      />
    );
    return showPage(c, page, Object.keys(form.errors).length === 0 ? 200 : 422);
  }

  return routes;
}

async function findCalendar(c: AssociationContext): Promise<Calendar | undefined> {
  const calendars = await c.var.association.listCalendars();
  return calendars.find(({ election }) => election.id === c.req.param('election'));
}

function keeperOf(c: AssociationContext): Scope {
  return { associationId: c.var.profile.id };
}

function mayChange(c: AssociationContext): boolean {
  return can(c.var.member, keeperOf(c), 'publish');
}
