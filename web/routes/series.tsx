import { Hono } from 'hono';
import * as z from 'zod';
import type { Calendar } from '#core/election/calendar.ts';
import { datesFor } from '#core/election/dates-for.ts';
import type { Pack } from '#core/pack.ts';
import { listUsableImages } from '#use-cases/choose-image.ts';
import { launchSeries } from '#use-cases/launch-series.ts';
import { type PreparedSeries, prepareSeries, type SeriesRequest } from '#use-cases/prepare-series.ts';
import { electionPath } from '../election-paths.ts';
import { firstProblems } from '../forms/failed-form.ts';
import { type FormState, type FormValues, freshForm, valuesOf } from '../forms/form-state.ts';
import { readForm } from '../forms/read-form.ts';
import {
  carriedSeries,
  freshSeries,
  readSeriesRequest,
  SERIES_LISTS,
  SeriesSubject,
} from '../forms/series-form.ts';
import { viewPlannedLinks } from '../links-view.ts';
import type { OfficeContext, OfficeEnv } from '../office-env.ts';
import { campaignPath } from '../office-paths.ts';
import { tellWaiting } from '../pages/count-posts.ts';
import { SeriesFormPage } from '../pages/series-form.tsx';
import { SeriesPacksPage } from '../pages/series-packs.tsx';
import { SeriesPreviewPage } from '../pages/series-preview.tsx';
import { readApproval } from '../read-approval.ts';
import type { Services } from '../services.ts';
import { goOn } from '../session/go-on.ts';
import { requireAbility } from '../session/require-ability.tsx';
import { showPage } from '../show-page.tsx';
import { tellApprovers } from '../tell-approvers.ts';
import { findCalendar } from './elections.tsx';

/** What is wrong with the whole, and told where the posts are shown. */
const AT_PREVIEW = ['attested', 'cost'];

interface Draft {
  readonly calendar: Calendar;
  readonly pack: Pack;
  readonly values: FormValues;
  readonly request: SeriesRequest;
}

/** A series of posts that follow the dates of an election. Below `/offices/:office`. */
export function seriesRoutes(services: Services): Hono<OfficeEnv> {
  const { packs, chance, rules, clock } = services;
  const routes = new Hono<OfficeEnv>();
  const write = requireAbility('write');
  const below = '/elections/:election/series';

  routes.get(`${below}/new`, write, async (c) => {
    const calendar = await findCalendar(c);
    if (!calendar) return c.notFound();
    const all = await packs.list({ officeId: c.var.profile.id });
    const chosen = c.req.query('pack');
    const pack = chosen === undefined && all.length === 1 ? all[0] : all.find(({ id }) => id === chosen);
    if (!pack) {
      if (chosen !== undefined) return c.notFound();
      const page = <SeriesPacksPage office={c.var.profile} election={calendar.election} packs={all} />;
      return showPage(c, page);
    }
    const channels = await c.var.office.listChannels();
    const form = freshSeries({ campaignId: chance.id(), pack, office: c.var.profile, channels });
    return showForm(c, calendar, pack, form);
  });

  routes.post(`${below}/preview`, write, async (c) => {
    const draft = await readDraft(c);
    if (draft instanceof Response) return draft;
    const prepared = await prepareSeries(services, c.var.office, draft.request);
    return 'kind' in prepared ? c.notFound() : answer(c, draft, prepared);
  });

  routes.post(`${below}/change`, write, async (c) => {
    const draft = await readDraft(c);
    if (draft instanceof Response) return draft;
    return showForm(c, draft.calendar, draft.pack, freshForm(carriedSeries(draft.values)));
  });

  routes.post(below, write, async (c) => {
    const draft = await readDraft(c);
    if (draft instanceof Response) return draft;
    const attested = valuesOf(freshForm(draft.values), 'attested').includes('yes');
    const launched = await launchSeries(services, c.var.office, { ...draft.request, attested });
    if (!launched.ok) {
      const { error } = launched;
      return error.kind === 'problems' ? answer(c, draft, error.prepared) : c.notFound();
    }
    const { campaign, waiting, posts } = launched.value;
    if (waiting > 0) await tellApprovers(services, c.var.office);
    const to = campaignPath(c.var.profile.id, campaign.id);
    const notice =
      waiting === 0
        ? 'The series is scheduled.'
        : (await readApproval(c)).alone
          ? tellWaiting(waiting, posts)
          : 'Approval of the series is asked for.';
    return goOn(c, services, c.var.session, to, notice);
  });

  /** Reads the form of a series, or answers at once where there is nothing to go on with. */
  async function readDraft(c: OfficeContext): Promise<Draft | Response> {
    const calendar = await findCalendar(c);
    const reading = await readForm(c.req, z.looseObject({}), SERIES_LISTS);
    if (!calendar || !reading.ok) return c.notFound();
    const values = reading.value as FormValues;
    const subject = SeriesSubject.safeParse(values);
    const pack = subject.success
      ? await packs.find({ officeId: c.var.profile.id }, subject.data.pack)
      : undefined;
    if (!subject.success || !pack) return c.notFound();
    const { campaign } = subject.data;
    if (await c.var.office.readCampaign(campaign)) {
      const notice = 'This series is launched already, as it stands here. Nothing goes out twice.';
      return goOn(c, services, c.var.session, campaignPath(c.var.profile.id, campaign), notice);
    }
    const electionId = calendar.election.id;
    const request = readSeriesRequest(values, { campaign, pack, electionId }, c.var.actor);
    if (!request.ok) {
      return showForm(c, calendar, pack, { values, errors: firstProblems(request.error) });
    }
    return { calendar, pack, values, request: request.value };
  }

  /** Shows the posts, or the form again where one of its own fields is wrong. */
  async function answer(c: OfficeContext, draft: Draft, prepared: PreparedSeries): Promise<Response> {
    const values = carriedSeries(draft.values);
    const atFields = prepared.problems.filter(
      ({ field }) => !field.startsWith('text.') && !AT_PREVIEW.includes(field),
    );
    if (atFields.length > 0) {
      return showForm(c, draft.calendar, draft.pack, { values, errors: firstProblems(atFields) });
    }
    const overCap = prepared.cost.refusal;
    const errors = firstProblems([
      ...prepared.problems,
      ...(overCap === undefined ? [] : [{ field: 'cost', message: overCap }]),
    ]);
    const page = (
      <SeriesPreviewPage
        office={c.var.profile}
        channels={await c.var.office.listChannels()}
        now={clock.now()}
        links={
          await viewPlannedLinks(
            services,
            prepared.turns.flatMap(({ planned }) => planned),
          )
        }
        {...{ prepared, values, errors, rules }}
        {...(await readApproval(c))}
      />
    );
    return showPage(c, page, Object.keys(errors).length > 0 ? 422 : 200);
  }

  async function showForm(c: OfficeContext, calendar: Calendar, pack: Pack, form: FormState) {
    const { profile: office } = c.var;
    const { election } = calendar;
    const dates = datesFor(office, election, calendar.dates);
    if (dates.length === 0) {
      const to = electionPath({ officeId: office.id }, election.id);
      return goOn(c, services, c.var.session, to, 'Enter a date first: a series follows the calendar.');
    }
    const [channels, images] = await Promise.all([
      c.var.office.listChannels(),
      listUsableImages(c.var.office),
    ]);
    const page = <SeriesFormPage {...{ office, election, dates, pack, rules, channels, images, form }} />;
    return showPage(c, page, Object.keys(form.errors).length > 0 ? 422 : 200);
  }

  return routes;
}
