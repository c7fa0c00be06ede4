import { Hono } from 'hono';
import type { Fault } from '#core/check-pack/fault.ts';
import { CompanionKind, type CompanionTemplate } from '#core/companion/companion-template.ts';
import { can } from '#core/member.ts';
import type { OwnPack } from '#core/own-pack/own-pack.ts';
import {
  type CompanionChangeRefusal,
  removeOwnCompanion,
  saveOwnCompanion,
  startOwnCompanion,
} from '#use-cases/change-companions.ts';
import { findOwnPack, packsOf } from '../desk-view.ts';
import { type FormState, type FormValues, freshForm } from '../forms/form-state.ts';
import {
  OwnCompanionForm,
  RemoveCompanionForm,
  readTemplate,
  StartCompanionForm,
  textField,
  valuesOfTemplate,
} from '../forms/own-companion-form.ts';
import { readForm } from '../forms/read-form.ts';
import { packCompanionsPath, placePackPath } from '../pack-paths.ts';
import { OwnCompanionPage } from '../pages/own-companion.tsx';
import type { PlaceContext, PlaceEnv } from '../place-env.ts';
import type { Services } from '../services.ts';
import { requirePlaceAbility } from '../session/enter-place.tsx';
import { goOn } from '../session/go-on.ts';
import { showPage } from '../show-page.tsx';

interface Found {
  readonly pack: OwnPack;
  readonly template: CompanionTemplate;
  /** Of the pack's companions together. */
  readonly version: number;
}

const MEANWHILE = 'Somebody has changed the companions of this pack meanwhile. This is how they are now.';

/** The companions of a pack on the desk. Behind `enterOfficePlace` or its like. */
export function ownCompanionRoutes(services: Services): Hono<PlaceEnv> {
  const routes = new Hono<PlaceEnv>();
  const write = requirePlaceAbility('write');

  routes.post('/packs/:pack/companions', write, async (c) => {
    const pack = await findOwnPack(services, c);
    const reading = await readForm(c.req, StartCompanionForm);
    if (!pack || !reading.ok) return c.notFound();
    const { seen, from } = reading.value;
    const order = { packId: pack.id, seen, from: from.packId, kind: from.kind, by: c.var.actor };
    const begun = await startOwnCompanion(services, packsOf(services, c), order);
    if (begun.ok) return leave(c, pack, 'It is in the pack. Read it, and make it yours.', from.kind);
    const isUnknown = begun.error.kind === 'unknown';
    return leave(c, pack, isUnknown ? 'It has no text in a language of this pack.' : MEANWHILE);
  });

  routes.get('/packs/:pack/companions/:kind', requirePlaceAbility('read'), async (c) => {
    const found = await find(c);
    return found
      ? show(c, found, freshForm(valuesOfTemplate(found.template, found.version)), 200)
      : c.notFound();
  });

  routes.post('/packs/:pack/companions/:kind', write, async (c) => {
    const found = await find(c);
    const reading = await readForm(c.req, OwnCompanionForm);
    if (!found || !reading.ok) return c.notFound();
    const { seen, ...rest } = reading.value;
    const values = { ...rest, seen: String(seen) } as FormValues;
    const { pack } = found;
    const read = readTemplate(found.template, pack, values);
    if ('errors' in read) return show(c, found, { values, errors: read.errors }, 422);
    const { template } = read;
    const order = { packId: pack.id, seen, template, by: c.var.actor };
    const saved = await saveOwnCompanion(services, packsOf(services, c), order);
    if (saved.ok) return leave(c, pack, `${template.title}: saved.`, template.kind);
    return refuse(c, found, values, template, saved.error);
  });

  routes.post('/packs/:pack/companions/:kind/remove', write, async (c) => {
    const found = await find(c);
    const reading = await readForm(c.req, RemoveCompanionForm);
    if (!found || !reading.ok) return c.notFound();
    const { pack, template } = found;
    const order = { packId: pack.id, seen: reading.value.seen, kind: template.kind, by: c.var.actor };
    const removed = await removeOwnCompanion(services, packsOf(services, c), order);
    return leave(
      c,
      pack,
      removed.ok ? `${template.title}: removed from the pack.` : `Nothing was removed. ${MEANWHILE}`,
    );
  });

  async function find(c: PlaceContext): Promise<Found | undefined> {
    const pack = await findOwnPack(services, c);
    const kind = CompanionKind.safeParse(c.req.param('kind'));
    const companions = pack && (await packsOf(services, c).readCompanions(pack.id));
    const template = companions?.templates.find((each) => each.kind === kind.data);
    return pack && companions && template && { pack, template, version: companions.version };
  }

  function show(c: PlaceContext, { pack, template }: Found, form: FormState, status: 200 | 409 | 422) {
    const { place, member } = c.var;
    const mayWrite = can(member, place.scope, 'write');
    return showPage(c, <OwnCompanionPage {...{ place, pack, template, form, mayWrite }} />, status);
  }

  async function refuse(
    c: PlaceContext,
    found: Found,
    values: FormValues,
    typed: CompanionTemplate,
    error: CompanionChangeRefusal,
  ): Promise<Response> {
    switch (error.kind) {
      case 'no-pack':
      case 'unknown':
        return c.notFound();
      case 'too-long':
        return show(c, found, { values, errors: { '': 'All texts together are too long.' } }, 422);
      case 'faults':
        return show(c, found, { values, errors: placeFaults(error.faults, typed) }, 422);
      case 'changed-meanwhile': {
        const { theirs } = error;
        const template = theirs?.templates.find(({ kind }) => kind === typed.kind);
        if (!theirs || !template) return leave(c, found.pack, MEANWHILE);
        const who = theirs.changedBy.name;
        const errors = {
          '': `Nothing was saved: ${who} has changed the companions of this pack meanwhile. Theirs stands below; saving again puts yours in its place.`,
        };
        const again = { ...values, seen: String(theirs.version) };
        return show(c, { ...found, template }, { values: again, errors }, 409);
      }
    }
  }

  function leave(c: PlaceContext, { id }: OwnPack, notice: string, kind?: CompanionKind): Promise<Response> {
    const { scope } = c.var.place;
    const path = kind ? packCompanionsPath(scope, id, kind) : `${placePackPath(scope, id)}#companions`;
    return goOn(c, services, c.var.session, path, notice);
  }

  return routes;
}

/** Each fault at the text in which it stands. */
function placeFaults(faults: readonly Fault[], { wordings }: CompanionTemplate) {
  const errors: Record<string, string> = {};
  for (const { path, message } of faults) {
    const [list, at] = path;
    const language = list === 'wordings' ? wordings[Number(at)]?.language : undefined;
    const name = language === undefined ? '' : textField(language);
    errors[name] = errors[name] === undefined ? message : `${errors[name]} ${message}`;
  }
  return errors;
}
