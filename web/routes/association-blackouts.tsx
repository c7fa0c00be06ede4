import { Hono } from 'hono';
import type { Blackout } from '#core/gate.ts';
import { describeTime } from '#core/slot.ts';
import { addAssociationBlackout } from '#use-cases/add-association-blackout.ts';
import { removeAssociationBlackout } from '#use-cases/remove-association-blackout.ts';
import type { AssociationContext, AssociationEnv } from '../association-env.ts';
import { associationSafetyPath } from '../association-paths.ts';
import { BlackoutForm, BlackoutId, RemoveBlackoutForm, wantedBlackout } from '../forms/blackout-forms.ts';
import { firstProblems } from '../forms/failed-form.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { readForm } from '../forms/read-form.ts';
import {
  AssociationAddBlackoutPage,
  AssociationRemoveBlackoutPage,
} from '../pages/association-blackouts.tsx';
import type { Services } from '../services.ts';
import { requireAssociationAbility } from '../session/enter-association.tsx';
import { goOn } from '../session/go-on.ts';
import { showPage } from '../show-page.tsx';

/** The times in which all offices of an association keep silent. */
export function associationBlackoutRoutes(services: Services): Hono<AssociationEnv> {
  const routes = new Hono<AssociationEnv>();
  const publish = requireAssociationAbility('publish');

  routes.get('/safety/blackouts/new', publish, (c) =>
    showAdd(c, freshForm({ id: services.chance.id(), posts: 'hold' })),
  );

  routes.post('/safety/blackouts', publish, async (c) => {
    const id = BlackoutId.safeParse((await c.req.formData()).get('id'));
    if (!id.success) return c.notFound();
    const reading = await readForm(c.req, BlackoutForm);
    if (!reading.ok) return showAdd(c, reading);
    const { association, profile, actor, session } = c.var;
    const order = { id: id.data, wanted: wantedBlackout(reading.value), by: actor };
    const added = await addAssociationBlackout(services, association, profile, order);
    if (!added.ok) return showAdd(c, { values: reading.value, errors: firstProblems(added.error) });
    const { from, until } = added.value;
    const notice = `The blackout is entered: from ${describeTime(from, profile.zone)} until ${describeTime(until, profile.zone)}.`;
    return goOn(c, services, session, associationSafetyPath(profile.id), notice);
  });

  routes.get('/safety/blackouts/:blackout/remove', publish, async (c) => {
    const blackout = await findBlackout(c);
    return blackout ? showRemove(c, blackout, freshForm()) : c.notFound();
  });

  routes.post('/safety/blackouts/:blackout/remove', publish, async (c) => {
    const { association, profile, actor, session } = c.var;
    const blackout = await findBlackout(c);
    if (!blackout) return c.notFound();
    const reading = await readForm(c.req, RemoveBlackoutForm);
    if (!reading.ok) return showRemove(c, blackout, reading);
    const removal = { id: blackout.id, reason: reading.value.reason, by: actor };
    const removed = await removeAssociationBlackout(association, profile, removal);
    const notice = removed.ok ? 'The blackout is removed.' : 'That blackout was removed already.';
    return goOn(c, services, session, associationSafetyPath(profile.id), notice);
  });

  return routes;
}

async function findBlackout(c: AssociationContext): Promise<Blackout | undefined> {
  const blackouts = await c.var.association.listBlackouts();
  return blackouts.find(({ id }) => id === c.req.param('blackout'));
}

function showAdd(c: AssociationContext, form: FormState): Promise<Response> {
  const page = <AssociationAddBlackoutPage association={c.var.profile} form={form} />;
  return showPage(c, page, Object.keys(form.errors).length === 0 ? 200 : 422);
}

function showRemove(c: AssociationContext, blackout: Blackout, form: FormState): Promise<Response> {
  const page = <AssociationRemoveBlackoutPage association={c.var.profile} {...{ blackout, form }} />;
  return showPage(c, page, Object.keys(form.errors).length === 0 ? 200 : 422);
}
