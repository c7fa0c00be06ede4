import { Hono } from 'hono';
import type { Blackout } from '#core/gate.ts';
import { describeTime } from '#core/slot.ts';
import { addBlackout } from '#use-cases/add-blackout.ts';
import { removeBlackout } from '#use-cases/remove-blackout.ts';
import { BlackoutForm, BlackoutId, RemoveBlackoutForm, wantedBlackout } from '../forms/blackout-forms.ts';
import { firstProblems } from '../forms/failed-form.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { readForm } from '../forms/read-form.ts';
import type { OfficeContext, OfficeEnv } from '../office-env.ts';
import { AddBlackoutPage } from '../pages/add-blackout.tsx';
import { RemoveBlackoutPage } from '../pages/remove-blackout.tsx';
import { safetyPath } from '../safety-paths.ts';
import { countFallingIn } from '../safety-view.ts';
import type { Services } from '../services.ts';
import { goOn } from '../session/go-on.ts';
import { requireAbility } from '../session/require-ability.tsx';
import { showPage } from '../show-page.tsx';

/** The times in which an office keeps silent. */
export function blackoutRoutes(services: Services): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();

  routes.get('/safety/blackouts/new', requireAbility('publish'), (c) =>
    showAdd(c, freshForm({ id: services.chance.id(), posts: 'hold' })),
  );

  routes.post('/safety/blackouts', requireAbility('publish'), async (c) => {
    const id = BlackoutId.safeParse((await c.req.formData()).get('id'));
    if (!id.success) return c.notFound();
    const reading = await readForm(c.req, BlackoutForm);
    if (!reading.ok) return showAdd(c, reading);
    const { office, profile, actor, session } = c.var;
    const order = { id: id.data, wanted: wantedBlackout(reading.value), by: actor };
    const added = await addBlackout(services, office, profile, order);
    if (!added.ok) return showAdd(c, { values: reading.value, errors: firstProblems(added.error) });
    const { from, until } = added.value;
    const notice = `The blackout is entered: from ${describeTime(from, profile.zone)} until ${describeTime(until, profile.zone)}.`;
    return goOn(c, services, session, safetyPath(profile.id), notice);
  });

  routes.get('/safety/blackouts/:blackout/remove', requireAbility('publish'), async (c) => {
    const blackout = findBlackout(c);
    return blackout ? showRemove(c, blackout, freshForm()) : c.notFound();
  });

  routes.post('/safety/blackouts/:blackout/remove', requireAbility('publish'), async (c) => {
    const { office, profile, actor, session } = c.var;
    const blackout = findBlackout(c);
    if (!blackout) return c.notFound();
    const reading = await readForm(c.req, RemoveBlackoutForm);
    if (!reading.ok) return showRemove(c, blackout, reading);
    const removal = { id: blackout.id, reason: reading.value.reason, by: actor };
    const removed = await removeBlackout(office, profile, removal);
    const notice = removed.ok ? 'The blackout is removed.' : 'That blackout was removed already.';
    return goOn(c, services, session, safetyPath(profile.id), notice);
  });

  return routes;
}

function findBlackout(c: OfficeContext): Blackout | undefined {
  // What an association has entered is not the office's to remove.
  return c.var.gates.blackouts.find(
    (found) => found.id === c.req.param('blackout') && found.associationId === undefined,
  );
}

function showAdd(c: OfficeContext, form: FormState): Promise<Response> {
  const page = <AddBlackoutPage office={c.var.profile} form={form} />;
  return showPage(c, page, Object.keys(form.errors).length === 0 ? 200 : 422);
}

async function showRemove(c: OfficeContext, blackout: Blackout, form: FormState): Promise<Response> {
  const scheduled = countFallingIn(blackout, await c.var.office.listPosts());
  const page = <RemoveBlackoutPage office={c.var.profile} {...{ blackout, scheduled, form }} />;
  return showPage(c, page, Object.keys(form.errors).length === 0 ? 200 : 422);
}
