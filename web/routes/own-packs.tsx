import { Hono } from 'hono';
import { PackId } from '#core/ids.ts';
import { can, isSamePlace } from '#core/member.ts';
import type { OwnPack } from '#core/own-pack/own-pack.ts';
import type { Pack } from '#core/pack.ts';
import { searchPacks } from '#core/search-packs.ts';
import { localTimeIn } from '#core/slot.ts';
import { forkPack } from '#use-cases/fork-pack.ts';
import { startPack } from '#use-cases/start-pack.ts';
import { findOwnPack, packsOf, readDesk } from '../desk-view.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { NewPackForm } from '../forms/pack-forms.ts';
import { readForm } from '../forms/read-form.ts';
import { packsPath, placePackPath } from '../pack-paths.ts';
import { NewPackPage } from '../pages/new-pack.tsx';
import { OwnPackPage } from '../pages/own-pack.tsx';
import { PackPage } from '../pages/pack.tsx';
import { type DeskPack, PacksPage } from '../pages/packs.tsx';
import type { PlaceContext, PlaceEnv } from '../place-env.ts';
import type { Services } from '../services.ts';
import { requirePlaceAbility } from '../session/enter-place.tsx';
import { goOn } from '../session/go-on.ts';
import { showPage } from '../show-page.tsx';

/** The packs that can be used here, and those on the desk. Behind `enterOfficePlace` or `enterAssociationPlace`. */
export function browsePackRoutes(services: Services): Hono<PlaceEnv> {
  const { packs, shipped, rules, clock, chance } = services;
  const routes = new Hono<PlaceEnv>();
  const write = requirePlaceAbility('write');
  const todayOf = ({ var: { place } }: PlaceContext) => localTimeIn(clock.now(), place.zone).slice(0, 10);
  const isAllowed = (c: PlaceContext, ability: 'write' | 'approve') =>
    can(c.var.member, c.var.place.scope, ability);

  routes.get('/packs', requirePlaceAbility('read'), async (c) => {
    const { place } = c.var;
    const query = (c.req.query('q') ?? '').trim();
    const own = packsOf(services, c);
    const [desk, shared] = await Promise.all([listDesk(c), own.listShared()]);
    const others = shared.filter(({ owner, isRetired }) => !isRetired && !isSamePlace(owner, place.scope));
    const all = { desk, shared: others.map(({ pack }) => pack), shipped: shipped.list() };
    return showPage(
      c,
      <PacksPage
        {...{ place, query, today: todayOf(c), mayWrite: isAllowed(c, 'write') }}
        own={searchPacks(all.desk, query)}
        shared={searchPacks(all.shared, query)}
        shipped={searchPacks(all.shipped, query)}
        total={all.desk.length + all.shared.length + all.shipped.length}
      />,
    );
  });

  routes.get('/packs/new', write, (c) => showNew(c, freshForm({ id: `own-${chance.id()}` }), 200));

  routes.post('/packs', write, async (c) => {
    const reading = await readForm(c.req, NewPackForm);
    if (!reading.ok) return showNew(c, reading, 422);
    const { place, actor } = c.var;
    const order = { ...reading.value, owner: place.scope, ownerName: place.name, by: actor };
    const started = await startPack(services, packsOf(services, c), order);
    return started.ok
      ? openDesk(c, started.value, 'The pack is on your desk. Write its first message.')
      : c.notFound();
  });

  routes.get('/packs/:pack/copy', write, (c) =>
    withUsable(c, (pack) =>
      showCopy(c, pack, freshForm({ id: `own-${chance.id()}`, title: pack.title }), 200),
    ),
  );

  routes.post('/packs/:pack/copy', write, (c) =>
    withUsable(c, async (pack) => {
      const reading = await readForm(c.req, NewPackForm);
      if (!reading.ok) return showCopy(c, pack, reading, 422);
      const { place, actor } = c.var;
      const order = { ...reading.value, from: pack.id, owner: place.scope, by: actor };
      const forked = await forkPack(services, packsOf(services, c), order);
      if (forked.ok) return openDesk(c, forked.value, 'The copy is on your desk. Change it as you like.');
      if (forked.error !== 'too-large') return c.notFound();
      const errors = { '': 'This pack has more messages than a pack of your own can have.' };
      return showCopy(c, pack, { values: reading.value, errors }, 422);
    }),
  );

  routes.get('/packs/:pack', requirePlaceAbility('read'), async (c) => {
    const own = await findOwnPack(services, c);
    if (own) return showDesk(c, own);
    return withUsable(c, (pack) => showPublished(c, pack));
  });

  routes.get('/packs/:pack/versions/:version', requirePlaceAbility('read'), async (c) => {
    const own = await findOwnPack(services, c);
    const version = Number(c.req.param('version'));
    if (!own || !Number.isInteger(version) || version < 1) return c.notFound();
    const edition = await packs.findVersion(c.var.place.scope, { packId: own.id, packVersion: version });
    return edition ? showPublished(c, edition, own) : c.notFound();
  });

  /** The packs of the desk with their messages, as they are searched. */
  async function listDesk(c: PlaceContext): Promise<readonly DeskPack[]> {
    const own = packsOf(services, c);
    return Promise.all(
      (await own.list()).map(async (pack) => {
        const messages = await own.listMessages(pack.id);
        const { title, summary, topic } = pack;
        return { own: pack, title, summary, topic, messages: messages.map(({ message }) => message) };
      }),
    );
  }

  /** Goes on with the pack that the address names, if it may be used here. */
  async function withUsable(
    c: PlaceContext,
    goAhead: (pack: Pack) => Response | Promise<Response>,
  ): Promise<Response> {
    const id = PackId.safeParse(c.req.param('pack'));
    const pack = id.success ? await packs.find(c.var.place.scope, id.data) : undefined;
    return pack ? goAhead(pack) : c.notFound();
  }

  async function showDesk(c: PlaceContext, pack: OwnPack): Promise<Response> {
    const { place, roster } = c.var;
    const [desk, companions, editions, history] = await Promise.all([
      readDesk(services, c, pack),
      packsOf(services, c).readCompanions(pack.id),
      packsOf(services, c).listEditions(pack.id),
      roster.readHistory({ kind: 'pack', id: pack.id }),
    ]);
    return showPage(
      c,
      <OwnPackPage
        {...{ place, desk, companions, editions, history, shipped: shipped.list(), today: todayOf(c) }}
        mayWrite={isAllowed(c, 'write')}
        mayApprove={isAllowed(c, 'approve')}
      />,
    );
  }

  function showPublished(c: PlaceContext, pack: Pack, own?: OwnPack): Promise<Response> {
    const { scope } = c.var.place;
    const isNewest = own === undefined || (own.published === pack.version && !own.retired);
    return showPage(
      c,
      <PackPage
        {...{ scope, pack, rules, own }}
        today={todayOf(c)}
        mayWrite={isNewest && isAllowed(c, 'write')}
      />,
    );
  }

  function showNew(c: PlaceContext, form: FormState, status: 200 | 422): Promise<Response> {
    const { place } = c.var;
    return showPage(c, <NewPackPage {...{ place, form }} action={packsPath(place.scope)} />, status);
  }

  function showCopy(c: PlaceContext, pack: Pack, form: FormState, status: 200 | 422): Promise<Response> {
    const { place } = c.var;
    const original = { title: pack.title, version: pack.version, messages: pack.messages.length };
    const action = placePackPath(place.scope, pack.id, 'copy');
    return showPage(c, <NewPackPage {...{ place, form, action, original }} />, status);
  }

  function openDesk(c: PlaceContext, pack: OwnPack, notice: string): Promise<Response> {
    return goOn(c, services, c.var.session, placePackPath(c.var.place.scope, pack.id), notice);
  }

  return routes;
}
