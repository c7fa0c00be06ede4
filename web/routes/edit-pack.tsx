import { Hono } from 'hono';
import type { OwnPack } from '#core/own-pack/own-pack.ts';
import { changePack } from '#use-cases/change-pack.ts';
import { findOwnPack, packsOf } from '../desk-view.ts';
import { firstProblems } from '../forms/failed-form.ts';
import { type FormState, type FormValues, freshForm } from '../forms/form-state.ts';
import { PACK_LANGUAGE_LISTS, PackDetailsForm } from '../forms/pack-forms.ts';
import { readForm } from '../forms/read-form.ts';
import { placePackPath } from '../pack-paths.ts';
import { EditPackPage } from '../pages/edit-pack.tsx';
import type { PlaceContext, PlaceEnv } from '../place-env.ts';
import type { Services } from '../services.ts';
import { requirePlaceAbility } from '../session/enter-place.tsx';
import { goOn } from '../session/go-on.ts';
import { showPage } from '../show-page.tsx';

/** What a pack says of itself. Behind `enterOfficePlace` or its like. */
export function editPackRoutes(services: Services): Hono<PlaceEnv> {
  const routes = new Hono<PlaceEnv>();
  const write = requirePlaceAbility('write');

  routes.get('/packs/:pack/edit', write, async (c) => {
    const pack = await findOwnPack(services, c);
    return pack ? show(c, pack, freshForm(valuesOf(pack)), 200) : c.notFound();
  });

  routes.post('/packs/:pack/edit', write, async (c) => {
    const pack = await findOwnPack(services, c);
    if (!pack) return c.notFound();
    const reading = await readForm(c.req, PackDetailsForm, PACK_LANGUAGE_LISTS);
    if (!reading.ok) return show(c, pack, reading, 422);
    const { seen, review_by, ...rest } = reading.value;
    const strange = rest.required.filter((language) => !rest.languages.includes(language));
    const values = { ...rest, review_by, seen: String(seen) };
    if (strange.length > 0) {
      const errors = { required: 'Choose required languages from those of the pack.' };
      return show(c, pack, { values, errors }, 422);
    }
    const changed = await changePack(services, packsOf(services, c), {
      packId: pack.id,
      seen,
      change: { ...rest, review_by: review_by === '' ? undefined : review_by },
      what: 'changed what stands about it',
      by: c.var.actor,
    });
    if (changed.ok) {
      return goOn(
        c,
        services,
        c.var.session,
        placePackPath(c.var.place.scope, pack.id),
        'The pack is changed.',
      );
    }
    const { error } = changed;
    switch (error.kind) {
      case 'no-pack':
        return c.notFound();
      case 'wrong':
        return show(c, pack, { values, errors: firstProblems(error.problems) }, 422);
      case 'changed-meanwhile': {
        const errors = {
          '': `Nothing was saved: ${error.pack.changedBy.name} has changed the pack meanwhile. Compare with the pack’s page; saving again puts yours in its place.`,
        };
        return show(c, error.pack, { values: { ...values, seen: String(error.pack.version) }, errors }, 409);
      }
    }
  });

  function show(c: PlaceContext, pack: OwnPack, form: FormState, status: 200 | 409 | 422): Promise<Response> {
    return showPage(c, <EditPackPage {...{ pack, form }} place={c.var.place} />, status);
  }

  return routes;
}

function valuesOf(pack: OwnPack): FormValues {
  const { title, summary, topic, source, license, review_by = '', languages, required, version } = pack;
  return { title, summary, topic, source, license, review_by, languages, required, seen: String(version) };
}
