import { appendToken } from '#core/compose/insert-token.ts';
import type { GuardrailFacts } from '#core/guardrails/held-back.ts';
import { MessageId, PackId } from '#core/ids.ts';
import { packFromDraft } from '#core/own-pack/draft-as-pack.ts';
import type { OwnMessage, OwnPack } from '#core/own-pack/own-pack.ts';
import type { OfficeStore } from '#ports/store.ts';
import { gatherForDrafts, gatherGuardrails } from '#use-cases/gather-guardrails.ts';
import { type ComposeView, speakerOf } from './compose-view.ts';
import { freshForm, textOf } from './forms/form-state.ts';
import { chooseTongue, readMessageValues, textField } from './forms/message-form.ts';
import type { PlaceContext } from './place-env.ts';
import type { Services } from './services.ts';

/** Which message of which pack; one that is not stored yet is about to begin. */
export interface Target {
  readonly pack: OwnPack;
  readonly id: MessageId;
  readonly stored: OwnMessage | undefined;
}

/** A form as it came, with what was pressed. */
export interface Sent {
  readonly pressed: string;
  readonly view: ComposeView;
}

/** Answers for the pack of the address; one of somebody else is not found. */
export async function withPack(
  { store }: Services,
  c: PlaceContext,
  answer: (pack: OwnPack) => Promise<Response>,
): Promise<Response> {
  const id = PackId.safeParse(c.req.param('pack'));
  const { place, actor } = c.var;
  const pack = id.success ? await store.packsOf(place.scope, actor).read(id.data) : undefined;
  return pack ? answer(pack) : c.notFound();
}

/** Answers for the message of the address, which need not be there yet. */
export function withMessage(
  services: Services,
  c: PlaceContext,
  answer: (target: Target) => Response | Promise<Response>,
): Promise<Response> {
  return withPack(services, c, async (pack) => {
    const id = MessageId.safeParse(c.req.param('message'));
    if (!id.success) return c.notFound();
    const { place, actor } = c.var;
    const stored = await services.store.packsOf(place.scope, actor).readMessage(pack.id, id.data);
    return answer({ pack, id: id.data, stored });
  });
}

export async function viewForm(
  { rules, clock, store: stored }: Services,
  c: PlaceContext,
  target: Target,
  form: Pick<ComposeView, 'seen' | 'shown' | 'form' | 'beside'>,
): Promise<ComposeView> {
  const { place, office: store, actor } = c.var;
  const [office, channels, facts] = await Promise.all([
    store?.readOffice(),
    store?.listChannels(),
    store && readFacts(store, target.pack),
  ]);
  const view = {
    ...{ ...target, ...form, place, rules, office, facts },
    channels: channels ?? [],
    now: clock.now(),
  };
  const { scope } = place;
  if ('officeId' in scope) return view;
  const policy = await stored.forAssociation(scope.associationId, actor).policy.read();
  return { ...view, facts: gatherForDrafts(policy, packFromDraft(target.pack, []), speakerOf(view)) };
}

/** Fields that say what is to be done with a form, and are no part of the message. */
const NO_PART = new Set(['do', 'show', 'insert', 'seen', 'beside', 'language', 'voice', 'form_token']);

/** What the office's posts of this pack would be judged by: the pack as it stands on the desk has whom it tags. */
function readFacts(office: OfficeStore, pack: OwnPack): Promise<GuardrailFacts | undefined> {
  const drafted = packFromDraft(pack, []);
  const source = { packId: pack.id, packVersion: drafted.version };
  const text = pack.links.map(({ url }) => url).join(' ');
  return gatherGuardrails({ packs: { findVersion: async () => drafted } }, office, [{ text, source }]);
}

/** What was sent, with everything that the page needs to show it again. */
export async function readSent(services: Services, c: PlaceContext, target: Target): Promise<Sent> {
  const frame = { ...target, rules: services.rules };
  const all = freshForm(await readMessageValues(c.req, frame));
  const [language, voice] = (
    textOf(all, 'show') || `${textOf(all, 'language')}.${textOf(all, 'voice')}`
  ).split('.');
  const shown = chooseTongue(target.pack, language, voice);
  const values = Object.fromEntries(Object.entries(all.values).filter(([name]) => !NO_PART.has(name)));
  const insert = textOf(all, 'insert');
  const field = textField(shown);
  const text = insert === '' ? {} : { [field]: appendToken(textOf(all, field), insert).text };
  const seen = textOf(all, 'seen');
  const view = await viewForm(services, c, target, {
    // What cannot be read is a version that was never stored.
    seen: /^\d{1,9}$/.test(seen) ? Number(seen) : -1,
    shown,
    form: freshForm({ ...values, ...text }),
    beside: textOf(all, 'beside') === 'yes',
  });
  return { pressed: textOf(all, 'do'), view };
}
