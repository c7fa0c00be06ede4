import { Hono } from 'hono';
import * as z from 'zod';
import type { OwnPack } from '#core/own-pack/own-pack.ts';
import { companionsWithLink, usesOf } from '#core/own-pack/uses.ts';
import { changePack, type PackChangeRefusal } from '#use-cases/change-pack.ts';
import { findOwnPack, packsOf } from '../desk-view.ts';
import { type FieldErrors, type FormState, type FormValues, freshForm } from '../forms/form-state.ts';
import { fieldsOf, readEntry, valuesOfEntry } from '../forms/pack-list-forms.ts';
import { readForm } from '../forms/read-form.ts';
import { PACK_LISTS, type PackList, packListPath } from '../pack-paths.ts';
import { LIST_WORDS, type ListedEntry, PackListPage } from '../pages/pack-list.tsx';
import type { PlaceContext, PlaceEnv } from '../place-env.ts';
import type { Services } from '../services.ts';
import { requirePlaceAbility } from '../session/enter-place.tsx';
import { goOn } from '../session/go-on.ts';
import { showPage } from '../show-page.tsx';

interface Found {
  readonly pack: OwnPack;
  readonly list: PackList;
}

const EntryForm = z.looseObject({
  seen: z.coerce.number().int().nonnegative().catch(0),
  changes: z.string().optional(),
});
const RemovalForm = z.object({ seen: z.coerce.number().int().nonnegative(), key: z.string() });

/** What a pack's messages are made of, list by list. Behind `enterOfficePlace` or its like. */
export function packListRoutes(services: Services): Hono<PlaceEnv> {
  const { rules } = services;
  const routes = new Hono<PlaceEnv>();
  const write = requirePlaceAbility('write');

  routes.get('/packs/:pack/parts/:list', write, (c) =>
    withList(c, (found) => {
      const key = c.req.query('key');
      const entry = found.pack[found.list].find((each) => keyOf(each) === key);
      if (key !== undefined && entry === undefined) return c.notFound();
      const values = entry ? valuesOfEntry(found.list, entry) : NEW_ENTRY;
      return show(c, found, freshForm({ ...values, seen: String(found.pack.version) }), key, 200);
    }),
  );

  routes.post('/packs/:pack/parts/:list', write, (c) =>
    withList(c, async (found) => {
      const reading = await readForm(c.req, EntryForm);
      if (!reading.ok) return c.notFound();
      const { seen, changes, ...rest } = reading.value;
      const values = { ...rest, seen: String(seen) } as FormValues;
      const read = readEntry(found.list, values, changes);
      if ('errors' in read) return show(c, found, { values, errors: read.errors }, changes, 422);
      const { pack, list } = found;
      const before: readonly unknown[] = pack[list];
      const entries =
        changes === undefined
          ? [...before, read.entry]
          : pack[list].map((each) => (keyOf(each) === changes ? read.entry : each));
      const { one } = LIST_WORDS[list];
      const name = nameOf(read.entry);
      const did = changes === undefined ? 'added' : 'changed';
      const change = { [list]: entries };
      const order = { packId: pack.id, seen, change, what: `${did} the ${one} “${name}”`, by: c.var.actor };
      const changed = await changePack(services, packsOf(services, c), order);
      if (changed.ok) return leave(c, found, `The ${one} “${name}” is ${did}.`);
      return refuse(c, found, values, changes, changed.error);
    }),
  );

  routes.post('/packs/:pack/parts/:list/remove', write, (c) =>
    withList(c, async (found) => {
      const reading = await readForm(c.req, RemovalForm);
      if (!reading.ok) return c.notFound();
      const { seen, key } = reading.value;
      const { pack, list } = found;
      const entry = pack[list].find((each) => keyOf(each) === key);
      const { one } = LIST_WORDS[list];
      if (!entry) return leave(c, found, `The ${one} is not there any more.`);
      const name = nameOf(entry);
      const companions = (await packsOf(services, c).readCompanions(pack.id))?.templates ?? [];
      const uses = [
        ...usesOf(list, key, await listTexts(c, pack)),
        ...(list === 'links' ? companionsWithLink(key, companions) : []),
      ];
      if (uses.length > 0) {
        const where = new Intl.ListFormat('en-US').format(uses.map(({ title }) => `“${title}”`));
        return leave(c, found, `Nothing was removed: “${name}” stands in ${where}. Take it out there first.`);
      }
      const change = { [list]: pack[list].filter((each) => keyOf(each) !== key) };
      const order = { packId: pack.id, seen, change, what: `removed the ${one} “${name}”`, by: c.var.actor };
      const removed = await changePack(services, packsOf(services, c), order);
      return leave(c, found, removed.ok ? `The ${one} “${name}” is removed.` : describe(removed.error)['']);
    }),
  );

  /** Goes on with the list of an own pack that the address names, if there is one here. */
  async function withList(
    c: PlaceContext,
    goAhead: (found: Found) => Response | Promise<Response>,
  ): Promise<Response> {
    const list = PACK_LISTS.find((known) => known === c.req.param('list'));
    const pack = await findOwnPack(services, c);
    return pack && list ? goAhead({ pack, list }) : c.notFound();
  }

  async function listTexts(c: PlaceContext, { id }: OwnPack) {
    return (await packsOf(services, c).listMessages(id)).map(({ message }) => message);
  }

  async function show(
    c: PlaceContext,
    { pack, list }: Found,
    form: FormState,
    key: string | undefined,
    status: 200 | 409 | 422,
  ): Promise<Response> {
    const messages = await listTexts(c, pack);
    const entries = pack[list].map((entry): ListedEntry => {
      const own = keyOf(entry);
      return { key: own, name: nameOf(entry), ...describeEntry(entry), uses: usesOf(list, own, messages) };
    });
    const changed = entries.find((entry) => entry.key === key);
    const fields = fieldsOf(list, rules, changed === undefined);
    const { place } = c.var;
    return showPage(c, <PackListPage {...{ place, pack, list, entries, fields, form, changed }} />, status);
  }

  async function refuse(
    c: PlaceContext,
    found: Found,
    values: FormValues,
    key: string | undefined,
    error: PackChangeRefusal,
  ): Promise<Response> {
    if (error.kind === 'no-pack') return c.notFound();
    const current = error.kind === 'changed-meanwhile' ? error.pack : found.pack;
    const again = { ...values, seen: String(current.version) };
    const form = { values: again, errors: describe(error) };
    return show(c, { ...found, pack: current }, form, key, error.kind === 'wrong' ? 422 : 409);
  }

  function leave(c: PlaceContext, { pack, list }: Found, notice = 'Nothing was changed.'): Promise<Response> {
    return goOn(c, services, c.var.session, packListPath(c.var.place.scope, pack.id, list), notice);
  }

  return routes;
}

type Entry = OwnPack[PackList][number];

function keyOf(entry: Entry): string {
  return 'tag' in entry ? entry.tag : entry.key;
}

function nameOf(entry: Entry): string {
  if ('tag' in entry) return `#${entry.tag}`;
  return 'name' in entry ? entry.name : entry.label;
}

function describeEntry(entry: Entry): Pick<ListedEntry, 'token' | 'about'> {
  if ('tag' in entry) {
    return { token: '{hashtags}', about: entry.reason ?? (entry.status === 'on' ? 'Chosen at first' : '') };
  }
  if ('url' in entry) return { token: `{link:${entry.key}}`, about: entry.url };
  if ('role' in entry) return { token: `{@${entry.key}}`, about: entry.reason ?? entry.role };
  return { token: `{${entry.key}}`, about: `For example: ${entry.example}` };
}

const NEW_ENTRY: FormValues = { max_length: '60', required: 'yes', local: 'no', type: 'text' };

function describe(error: PackChangeRefusal): FieldErrors {
  switch (error.kind) {
    case 'no-pack':
      return { '': 'The pack is not there any more.' };
    case 'wrong':
      return { '': error.problems.map(({ message }) => message).join(' ') };
    case 'changed-meanwhile':
      return {
        '': `Nothing was saved: ${error.pack.changedBy.name} has changed the pack meanwhile. The list shows how it is now; save again if yours is still right.`,
      };
  }
}
