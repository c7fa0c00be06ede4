import { Hono } from 'hono';
import type { Stop } from '#core/gate.ts';
import { isOwn, isSameScope } from '#core/stop-scope.ts';
import { resumePosting } from '#use-cases/resume-posting.ts';
import { stopPosting } from '#use-cases/stop-posting.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { readForm } from '../forms/read-form.ts';
import { LiftForm, StopForm } from '../forms/stop-forms.ts';
import type { OfficeContext, OfficeEnv } from '../office-env.ts';
import { LiftStopPage } from '../pages/lift-stop.tsx';
import { SafetyPage } from '../pages/safety.tsx';
import { StopPostingPage } from '../pages/stop-posting.tsx';
import { heldPostsPath, safetyPath } from '../safety-paths.ts';
import { countFreed, viewSafety } from '../safety-view.ts';
import type { Services } from '../services.ts';
import { goOn } from '../session/go-on.ts';
import { requireAbility } from '../session/require-ability.tsx';
import { showPage } from '../show-page.tsx';
import type { NamedScope } from '../stop-notice.ts';
import { findScope } from './find-scope.ts';

/** How a stop is given and lifted. Anybody who may write may stop: stopping is always safe. */
export function stopRoutes(services: Services): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();

  routes.get('/safety/stop', requireAbility('write'), async (c) => {
    const named = await findScope(services, c, c.req.query('scope'));
    if (!named) return c.notFound();
    // Whoever comes here for what is stopped already wants to see that it is.
    if (findStop(c, named)) return c.redirect(safetyPath(c.var.profile.id), 303);
    return showStop(services, c, named, freshForm());
  });

  routes.post('/safety/stop', requireAbility('write'), async (c) => {
    const named = await findScope(services, c, (await c.req.formData()).get('scope'));
    if (!named) return c.notFound();
    const reading = await readForm(c.req, StopForm);
    if (!reading.ok) return showStop(services, c, named, reading);
    const { office, actor, session, profile } = c.var;
    const order = { scope: named.scope, reason: reading.value.reason, by: actor };
    const stop = await stopPosting(services, office, order);
    const notice =
      stop.by.id === actor.id
        ? `${named.what} are stopped. None of them goes out until somebody lifts the stop.`
        : `${named.what} were stopped already, by ${stop.by.name}: ${stop.reason}.`;
    return goOn(c, services, session, safetyPath(profile.id), notice);
  });

  routes.get('/safety/lift', requireAbility('publish'), async (c) => {
    const named = await findScope(services, c, c.req.query('scope'));
    if (!named) return c.notFound();
    const stop = findStop(c, named);
    return stop ? showLift(c, named, stop, freshForm()) : c.redirect(safetyPath(c.var.profile.id), 303);
  });

  routes.post('/safety/lift', requireAbility('publish'), async (c) => {
    const named = await findScope(services, c, (await c.req.formData()).get('scope'));
    if (!named) return c.notFound();
    const { office, actor, session, profile } = c.var;
    const alreadyLifted = () =>
      goOn(c, services, session, safetyPath(profile.id), 'That stop was lifted already.');
    const reading = await readForm(c.req, LiftForm);
    if (!reading.ok) {
      const stop = findStop(c, named);
      return stop ? showLift(c, named, stop, reading) : alreadyLifted();
    }
    const lifted = await resumePosting(office, { scope: named.scope, ...reading.value, by: actor });
    if (lifted.ok) {
      const notice = 'The stop is lifted. What was held stays on hold until you release it here.';
      return goOn(c, services, session, heldPostsPath(profile.id), notice);
    }
    return lifted.error.kind === 'not-stopped'
      ? alreadyLifted()
      : showLift(c, named, lifted.error.stop, { values: {}, errors: {} }, true);
  });

  return routes;
}

function findStop(c: OfficeContext, { scope }: NamedScope): Stop | undefined {
  // What an association has stopped is not the office's to lift, and its own stop may come on top.
  return c.var.gates.stops.find((stop) => isOwn(stop) && isSameScope(stop.scope, scope));
}

/** The form for a stop stands on the page "Stop and resume" if it is for everything, otherwise on its own. */
async function showStop(
  services: Services,
  c: OfficeContext,
  named: NamedScope,
  form: FormState,
): Promise<Response> {
  const status = Object.keys(form.errors).length === 0 ? 200 : 422;
  return named.scope.kind === 'office'
    ? showPage(c, <SafetyPage view={await viewSafety(services, c)} form={form} />, status)
    : showPage(c, <StopPostingPage office={c.var.profile} {...named} form={form} />, status);
}

async function showLift(
  c: OfficeContext,
  { what }: NamedScope,
  stop: Stop,
  form: FormState,
  replaced = false,
): Promise<Response> {
  const { office, profile } = c.var;
  const [gates, posts] = await Promise.all([office.readGates(), office.listPosts()]);
  const page = (
    <LiftStopPage
      office={profile}
      {...{ stop, what, form, replaced }}
      freed={countFreed(stop, gates, posts)}
      held={posts.filter(({ state }) => state === 'held').length}
    />
  );
  const failed = Object.keys(form.errors).length > 0;
  return showPage(c, page, replaced ? 409 : failed ? 422 : 200);
}
