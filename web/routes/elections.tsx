import { Hono } from 'hono';
import type { Calendar } from '#core/election/calendar.ts';
import type { DateScope } from '#core/election/calendar-date.ts';
import { UsState } from '#core/election/us-state.ts';
import { can, isSamePlace, type Scope } from '#core/member.ts';
import type { Office } from '#core/office.ts';
import { addElection } from '#use-cases/add-election.ts';
import {
  type AffectedCounts,
  type DateChange,
  findAffected,
  findOutdated,
  followCalendar,
} from '#use-cases/follow-calendar.ts';
import { officeKeeper } from '#use-cases/set-election-date.ts';
import { electionPath } from '../election-paths.ts';
import { describeClose, listElection, officeRows, todayIn } from '../election-view.ts';
import { ElectionForm, valuesOfDate } from '../forms/election-forms.ts';
import { firstProblems } from '../forms/failed-form.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { readForm } from '../forms/read-form.ts';
import type { OfficeContext, OfficeEnv } from '../office-env.ts';
import { AddElectionPage } from '../pages/add-election.tsx';
import { countPosts } from '../pages/count-posts.ts';
import { AffectedList, AffectedPostLists, DateChangePage } from '../pages/date-change.tsx';
import { DateFormPage } from '../pages/date-form.tsx';
import { ElectionPage } from '../pages/election.tsx';
import { ElectionsPage } from '../pages/elections.tsx';
import type { Services } from '../services.ts';
import { goOn } from '../session/go-on.ts';
import { requireAbility } from '../session/require-ability.tsx';
import { showPage } from '../show-page.tsx';
import { drawDate, drawPolls, replacedIn } from './election-steps.ts';
import { ENTERED_BEFORE, enterDate, readDate } from './enter-date.ts';

/** The elections of an office: its own, and those of its associations with dates of its own above them. */
export function electionRoutes(services: Services): Hono<OfficeEnv> {
  const { clock, chance } = services;
  const routes = new Hono<OfficeEnv>();
  // What stands in the calendar decides when posts go out: entering it asks as much as scheduling them.
  const change = requireAbility('publish');

  routes.get('/elections', async (c) => {
    const { office, profile } = c.var;
    const calendars = await office.listCalendars();
    const elections = calendars
      .filter((calendar) => isRelevant(calendar, profile))
      .map((calendar) => listElection(calendar, isOwn(calendar, profile) ? undefined : 'your association'))
      .sort((one, other) => (one.sortedBy > other.sortedBy ? -1 : 1));
    return showPage(
      c,
      <ElectionsPage
        keeper={keeperOf(profile)}
        elections={elections}
        mayChange={mayChange(c)}
        unfinished={[]}
      />,
    );
  });

  routes.get('/elections/new', change, (c) =>
    showAdd(c, freshForm({ id: chance.id(), verifiedOn: todayIn(c.var.profile.zone, clock.now()) })),
  );

  routes.post('/elections', change, async (c) => {
    const { office, profile, actor, session } = c.var;
    const reading = await readForm(c.req, ElectionForm);
    if (!reading.ok) return c.notFound();
    const { id, state: _, ...wanted } = reading.value;
    const state = UsState.safeParse(profile.state);
    if (!state.success) throw new Error(`${profile.id} lies in ${profile.state}, which is no state`);
    const { zone } = profile;
    const order = { id, state: state.data, wanted, zone, clock: zone, by: actor };
    const added = await addElection(services, officeKeeper(office), order);
    if (!added.ok) {
      return showAdd(c, { values: reading.value, errors: firstProblems(added.error) });
    }
    const notice = `“${added.value.name}” is entered. Add its other dates here.`;
    return goOn(c, services, session, electionPath(keeperOf(profile), id), notice);
  });

  routes.get('/elections/:election', async (c) => {
    const { office, profile, member } = c.var;
    const calendar = await findCalendar(c);
    if (!calendar) return c.notFound();
    const { election } = calendar;
    const keeper = keeperOf(profile);
    const may = mayChange(c);
    const mayWrite = can(member, keeper, 'write');
    const outdated = await findOutdated(office, profile, calendar);
    const page = (
      <ElectionPage
        keeper={keeper}
        election={election}
        rows={officeRows(profile, calendar, may)}
        close={describeClose(calendar, [profile])}
        mayChange={may}
        outdated={
          <AffectedList
            heading="Out with a date that has changed"
            about="Look at each, and correct it on its platform if it is wrong now."
            posts={outdated}
            rules={services.rules}
          />
        }
        series={mayWrite ? electionPath(keeper, election.id, 'series/new') : undefined}
      />
    );
    return showPage(c, page);
  });

  routes.get('/elections/:election/dates/new', change, async (c) => {
    const calendar = await findCalendar(c);
    if (!calendar) return c.notFound();
    const { profile } = c.var;
    const today = todayIn(profile.zone, clock.now());
    const form = drawDate(calendar, scopeIn(calendar, profile), c.req.query('date'), chance.id(), today);
    return form ? showDate(c, calendar, form) : c.notFound();
  });

  routes.get('/elections/:election/polls', change, async (c) => {
    const calendar = await findCalendar(c);
    if (!calendar) return c.notFound();
    const { profile } = c.var;
    const today = todayIn(profile.zone, clock.now());
    return showDate(c, calendar, drawPolls(calendar, scopeIn(calendar, profile), chance.id(), today));
  });

  routes.post('/elections/:election/dates', change, async (c) => {
    const { office, profile, actor, session } = c.var;
    const calendar = await findCalendar(c);
    if (!calendar) return c.notFound();
    const { election } = calendar;
    const { zone } = profile;
    const keeper = officeKeeper(office);
    const entering = { election, scope: scopeIn(calendar, profile), clock: zone, here: zone, by: actor };
    const read = await readDate(services, c.req, keeper, entering);
    const back = electionPath(keeperOf(profile), election.id);
    if (!read.ok) {
      if (read.error.kind === 'wrong') return showDate(c, calendar, read.error.form);
      return read.error.kind === 'unknown' ? c.notFound() : goOn(c, services, session, back, ENTERED_BEFORE);
    }
    const { form, prepared } = read.value;
    if (form.confirmed !== 'yes') {
      const affected = await findAffected(office, profile, changeOf(prepared));
      if (affected.move.length + affected.reopen.length + affected.tell.length > 0) {
        const page = (
          <DateChangePage
            keeper={keeperOf(profile)}
            prepared={prepared}
            values={valuesOfDate(form)}
            affected={<AffectedPostLists affected={affected} rules={services.rules} />}
          />
        );
        return showPage(c, page);
      }
    }
    const set = await enterDate(services, keeper, read.value);
    if (!set.ok) return showDate(c, calendar, set.error);
    const done = await followCalendar(services, office, profile, changeOf(set.value), actor);
    return goOn(c, services, session, back, describeDone(done));
  });

  function showAdd(c: OfficeContext, form: FormState): Promise<Response> {
    const page = <AddElectionPage keeper={keeperOf(c.var.profile)} form={form} />;
    return showPage(c, page, Object.keys(form.errors).length === 0 ? 200 : 422);
  }

  function showDate(c: OfficeContext, calendar: Calendar, form: FormState): Promise<Response> {
    const { profile } = c.var;
    const replaces = replacedIn(calendar, form);
    const overrides = replaces?.scope.kind === 'state' && !isOwn(calendar, profile);
    const page = (
      <DateFormPage
        keeper={keeperOf(profile)}
        election={calendar.election}
        zone={profile.zone}
        {...{ form, replaces, overrides }}
      />
    );
    return showPage(c, page, Object.keys(form.errors).length === 0 ? 200 : 422);
  }

  return routes;
}

/** The calendar of an election that this office follows, if the address names one. */
export async function findCalendar(c: OfficeContext): Promise<Calendar | undefined> {
  const { office, profile } = c.var;
  const calendars = await office.listCalendars();
  return calendars.find(
    (calendar) => calendar.election.id === c.req.param('election') && isRelevant(calendar, profile),
  );
}

function describeDone({ moved, reopened }: AffectedCounts): string {
  return [
    'The calendar is changed.',
    ...(reopened === 0 ? [] : [`Back to approval: ${countPosts(reopened)}.`]),
    ...(moved === 0 ? [] : [`Moved along: ${countPosts(moved)}.`]),
  ].join(' ');
}

function changeOf({
  calendar,
  date,
  after,
}: {
  readonly calendar: Calendar;
  readonly date: DateChange['date'];
  readonly after: DateChange['after'];
}): DateChange {
  return { election: calendar.election, date, before: calendar.dates, after };
}

function isRelevant({ election }: Calendar, { state }: Office): boolean {
  return election.state === state;
}

function isOwn({ keptBy }: Calendar, { id }: Office): boolean {
  return isSamePlace(keptBy, { officeId: id });
}

/** In its own calendar an office sets the dates; in another's, dates of its own above them. */
function scopeIn(calendar: Calendar, profile: Office): DateScope {
  return isOwn(calendar, profile) ? { kind: 'state' } : { kind: 'office', officeId: profile.id };
}

function keeperOf({ id }: Office): Scope {
  return { officeId: id };
}

function mayChange(c: OfficeContext): boolean {
  return can(c.var.member, keeperOf(c.var.profile), 'publish');
}
