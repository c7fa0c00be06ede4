import { Hono } from 'hono';
import { html } from 'hono/html';
import { MessageId } from '#core/ids.ts';
import { describeTime } from '#core/slot.ts';
import { type SaveRefusal, saveMessage } from '#use-cases/save-message.ts';
import type { AssociationEnv } from '../association-env.ts';
import type { ComposeView } from '../compose-view.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import {
  chooseTongue,
  freshMessage,
  messageIn,
  platformsField,
  tonguesOf,
  valuesOfMessage,
} from '../forms/message-form.ts';
import { editMessagePath } from '../message-paths.ts';
import type { OfficeEnv } from '../office-env.ts';
import { EditMessagePage } from '../pages/edit-message.tsx';
import { MessageConflictPage } from '../pages/message-conflict.tsx';
import { MessagePreviews } from '../pages/message-previews.tsx';
import type { PlaceContext, PlaceEnv } from '../place-env.ts';
import { readSent, type Sent, type Target, viewForm, withMessage, withPack } from '../read-message.ts';
import type { Services } from '../services.ts';
import { enterAssociationPlace, enterOfficePlace, requirePlaceAbility } from '../session/enter-place.tsx';
import { goOn } from '../session/go-on.ts';
import { showPage } from '../show-page.tsx';

/** Where the messages of an office's own packs are written. Below `/offices/:office`. */
export function officeMessageRoutes(services: Services): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();
  routes.use('/packs/:pack/messages/*', enterOfficePlace(services));
  return routes.route('/', messageRoutes(services));
}

/** The same for an association's. Below `/associations/:association`. */
export function associationMessageWritingRoutes(services: Services): Hono<AssociationEnv> {
  const routes = new Hono<AssociationEnv>();
  routes.use('/packs/:pack/messages/*', enterAssociationPlace(services));
  return routes.route('/', messageRoutes(services));
}

function messageRoutes(services: Services): Hono<PlaceEnv> {
  const routes = new Hono<PlaceEnv>();
  const write = requirePlaceAbility('write');

  routes.get('/packs/:pack/messages/new', write, (c) =>
    withPack(services, c, (pack) => {
      const id = MessageId.parse(`message-${services.chance.id()}`);
      return showForm(services, c, { pack, id, stored: undefined });
    }),
  );

  routes.get('/packs/:pack/messages/:message/edit', write, (c) =>
    withMessage(services, c, (target) => (target.stored ? showForm(services, c, target) : c.notFound())),
  );

  routes.post('/packs/:pack/messages/:message/edit', write, (c) =>
    withMessage(services, c, async (target) => {
      const sent = await readSent(services, c, target);
      if (sent.pressed === 'save') return save(services, c, sent);
      return showPage(c, <EditMessagePage view={sent.view} />);
    }),
  );

  routes.post('/packs/:pack/messages/preview', write, (c) =>
    withPack(services, c, async (pack) => {
      const sent = await readSent(services, c, { pack, id: PREVIEWED, stored: undefined });
      return c.html(await html`${<MessagePreviews view={sent.view} />}`);
    }),
  );

  routes.post('/packs/:pack/messages/:message/autosave', write, (c) =>
    withMessage(services, c, async (target) => {
      const sent = await readSent(services, c, target);
      return c.json(await autosave(services, c, sent));
    }),
  );

  return routes;
}

/** Previews are of a form: what it is stored as does not matter. */
const PREVIEWED = MessageId.parse('preview');

async function showForm(services: Services, c: PlaceContext, target: Target): Promise<Response> {
  const { pack, stored } = target;
  const frame = { ...target, rules: services.rules };
  const values = valuesOfMessage(stored?.message ?? freshMessage(frame), frame);
  const shown = chooseTongue(pack, c.req.query('language'), c.req.query('voice'));
  const view = await viewForm(services, c, target, {
    seen: stored?.version ?? 0,
    shown,
    form: freshForm(values),
    beside: false,
  });
  return showPage(c, <EditMessagePage view={view} />);
}

async function save(services: Services, c: PlaceContext, { view }: Sent): Promise<Response> {
  const { pack, id, stored, shown, form, seen } = view;
  const { place, actor, session } = c.var;
  const reading = messageIn(form.values, view, stored?.message);
  if (!reading.ok) return showErrors(c, view, reading.errors);
  const packs = services.store.packsOf(place.scope, actor);
  const order = { packId: pack.id, message: reading.message, seen, by: actor };
  const saved = await saveMessage(services, packs, order);
  if (saved.ok) {
    const notice = `“${saved.value.message.title}” is saved.`;
    return goOn(c, services, session, editMessagePath(place.scope, pack.id, id, shown), notice);
  }
  const { error } = saved;
  switch (error.kind) {
    case 'conflict':
      return showPage(c, <MessageConflictPage view={view} mine={error.mine} theirs={error.theirs} />, 409);
    case 'no-pack':
      return c.notFound();
    case 'full':
    case 'too-long':
      return showErrors(c, view, { '': describeRefusal(error) });
  }
}

/** The form again, at the tab in which the first error stands. */
function showErrors(c: PlaceContext, view: ComposeView, errors: FormState['errors']): Promise<Response> {
  const wrong = tonguesOf(view.pack).find((tongue) => Object.hasOwn(errors, platformsField(tongue)));
  const form = { values: view.form.values, errors };
  return showPage(c, <EditMessagePage view={{ ...view, form, shown: wrong ?? view.shown }} />, 422);
}

function describeRefusal({ kind }: Extract<SaveRefusal, { kind: 'full' | 'too-long' }>): string {
  return kind === 'full'
    ? 'The pack holds as many messages as one can. Remove one first; what you wrote is still here.'
    : 'All texts of the message together are too long to be stored. Shorten them; what you wrote is still here.';
}

/** What the script of the page is told about what it had saved. */
type Autosaved =
  | { readonly kind: 'saved'; readonly seen: number; readonly text: string }
  | { readonly kind: 'waiting' | 'stopped'; readonly text: string };

async function autosave(services: Services, c: PlaceContext, { view }: Sent): Promise<Autosaved> {
  const { pack, stored, form, seen } = view;
  const { place, actor } = c.var;
  const reading = messageIn(form.values, view, stored?.message);
  if (!reading.ok) {
    return { kind: 'waiting', text: `Not saved yet. ${Object.values(reading.errors)[0] ?? ''}` };
  }
  const packs = services.store.packsOf(place.scope, actor);
  const order = { packId: pack.id, message: reading.message, seen, by: actor };
  const saved = await saveMessage(services, packs, order);
  if (saved.ok) {
    const { version, changedAt } = saved.value;
    return { kind: 'saved', seen: version, text: `Saved ${describeTime(changedAt, place.zone)}.` };
  }
  return { kind: 'stopped', text: describeStop(saved.error, place.zone) };
}

function describeStop(refusal: SaveRefusal, zone: ComposeView['place']['zone']): string {
  switch (refusal.kind) {
    case 'conflict': {
      const { theirs } = refusal;
      const who = theirs
        ? `${theirs.changedBy.name} saved this message, ${describeTime(theirs.changedAt, zone)}.`
        : 'Somebody has removed this message from the pack.';
      return `${who} Nothing of yours is saved over it. Press “Save” to see both texts and decide.`;
    }
    case 'no-pack':
      return 'The pack is gone. Copy your text before you leave this page.';
    case 'full':
    case 'too-long':
      return describeRefusal(refusal);
  }
}
