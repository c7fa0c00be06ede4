import { Hono } from 'hono';
import { Language, MessageId } from '#core/ids.ts';
import { can } from '#core/member.ts';
import { nameLanguage } from '#core/name-language.ts';
import type { OwnMessage, OwnPack } from '#core/own-pack/own-pack.ts';
import { planEdition } from '#core/own-pack/plan-edition.ts';
import { approveLanguage, type LanguageApprovalRefusal } from '#use-cases/approve-language.ts';
import { type PublicationRefusal, publishPack } from '#use-cases/publish-pack.ts';
import { removeMessage } from '#use-cases/remove-message.ts';
import { reinstatePack, retirePack } from '#use-cases/retire-pack.ts';
import { findOwnPack, packsOf, readDesk } from '../desk-view.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { ApproveTextsForm, RetirePackForm, SeenHashForm, SeenVersionForm } from '../forms/pack-forms.ts';
import { readForm } from '../forms/read-form.ts';
import { placePackPath } from '../pack-paths.ts';
import { ApproveTextsPage } from '../pages/approve-texts.tsx';
import { RemoveMessagePage, RetirePackPage } from '../pages/pack-step.tsx';
import { PublishPackPage } from '../pages/publish-pack.tsx';
import type { PlaceContext, PlaceEnv } from '../place-env.ts';
import type { Services } from '../services.ts';
import { requirePlaceAbility } from '../session/enter-place.tsx';
import { goOn } from '../session/go-on.ts';
import { showPage } from '../show-page.tsx';

/** What becomes of a pack on the desk: approvals, versions, the end. Behind `enterOfficePlace` or its like. */
export function packStepRoutes(services: Services): Hono<PlaceEnv> {
  const { rules, digest } = services;
  const routes = new Hono<PlaceEnv>();
  const approve = requirePlaceAbility('approve');
  const write = requirePlaceAbility('write');

  routes.get('/packs/:pack/approve', approve, (c) =>
    withPack(c, (pack) => showTexts(c, pack, freshForm(), 200)),
  );

  routes.post('/packs/:pack/approve', approve, (c) =>
    withPack(c, async (pack) => {
      const reading = await readForm(c.req, ApproveTextsForm, ['texts']);
      if (!reading.ok) return showTexts(c, pack, reading, 422);
      const { texts } = reading.value;
      const { roster, actor } = c.var;
      const members = await roster.listMembers();
      const refused = new Map<string, string>();
      let alone = 0;
      for (const text of texts) {
        const [id, tongue, seen = ''] = text.split(' ');
        const messageId = MessageId.safeParse(id);
        const language = Language.safeParse(tongue);
        if (!messageId.success || !language.success) return c.notFound();
        const order = {
          packId: pack.id,
          messageId: messageId.data,
          language: language.data,
          seen,
          members,
          by: actor,
        };
        const done = await approveLanguage(services, packsOf(services, c), order);
        if (done.ok) alone += done.value.approvals[language.data]?.isAlone ? 1 : 0;
        else refused.set(text, `${await nameText(c, pack, order)}: ${describeRefusal(done.error)}`);
      }
      const approved = texts.length - refused.size;
      if (refused.size === 0) return leave(c, pack, `${count(approved)} approved.${describeAlone(alone)}`);
      const told = approved === 0 ? 'Nothing was approved.' : `${count(approved)} approved, the others not.`;
      return showTexts(c, pack, { values: { texts }, errors: { '': told } }, 409, refused);
    }),
  );

  routes.get('/packs/:pack/publish', requirePlaceAbility('read'), (c) =>
    withPack(c, (pack) => showPlan(c, pack, undefined, 200)),
  );

  routes.post('/packs/:pack/publish', approve, (c) =>
    withPack(c, async (pack) => {
      const reading = await readForm(c.req, SeenHashForm);
      const seen = reading.ok ? reading.value.seen : '';
      const order = { packId: pack.id, seen, by: c.var.actor };
      const published = await publishPack(services, packsOf(services, c), order);
      if (published.ok) {
        const { header, messages, held } = published.value;
        const without = held.length === 0 ? '' : ` Held back: ${held.map(({ title }) => title).join(', ')}.`;
        const what = messages.length === 1 ? '1 message' : `${messages.length} messages`;
        return leave(c, pack, `Version ${header.version} is published with ${what}.${without}`);
      }
      if (published.error.kind === 'published-already') {
        return leave(
          c,
          pack,
          `Version ${published.error.version} holds just this already. Nothing new was published.`,
        );
      }
      const current = await packsOf(services, c).read(pack.id);
      return current ? showPlan(c, current, REFUSALS[published.error.kind], 409) : c.notFound();
    }),
  );

  routes.get('/packs/:pack/retire', approve, (c) =>
    withPack(c, (pack) =>
      pack.retired
        ? c.redirect(placePackPath(c.var.place.scope, pack.id), 303)
        : showPage(c, <RetirePackPage place={c.var.place} pack={pack} form={freshForm()} />),
    ),
  );

  routes.post('/packs/:pack/retire', approve, (c) =>
    withPack(c, async (pack) => {
      const reading = await readForm(c.req, RetirePackForm);
      if (!reading.ok) {
        return showPage(c, <RetirePackPage place={c.var.place} pack={pack} form={reading} />, 422);
      }
      const order = { packId: pack.id, reason: reading.value.reason, by: c.var.actor };
      const retired = await retirePack(services, packsOf(services, c), order);
      return retired.ok
        ? leave(c, pack, 'The pack is retired. What was made from it goes on.')
        : c.notFound();
    }),
  );

  routes.post('/packs/:pack/reinstate', approve, (c) =>
    withPack(c, async (pack) => {
      const back = await reinstatePack(services, packsOf(services, c), { packId: pack.id, by: c.var.actor });
      return back.ok ? leave(c, pack, 'The pack is back in use.') : c.notFound();
    }),
  );

  routes.get('/packs/:pack/messages/:message/remove', write, (c) =>
    withPack(c, async (pack) => {
      const own = await findMessage(c, pack);
      return own
        ? showPage(c, <RemoveMessagePage place={c.var.place} pack={pack} own={own} />)
        : c.notFound();
    }),
  );

  routes.post('/packs/:pack/messages/:message/remove', write, (c) =>
    withPack(c, async (pack) => {
      const own = await findMessage(c, pack);
      const reading = await readForm(c.req, SeenVersionForm);
      if (!own || !reading.ok) return leave(c, pack, 'The message is not there any more.');
      const order = { packId: pack.id, messageId: own.message.id, seen: reading.value.seen, by: c.var.actor };
      const removed = await removeMessage(packsOf(services, c), order);
      const kept = `Nothing was removed: somebody has changed “${own.message.title}” meanwhile.`;
      return leave(c, pack, removed.ok ? `“${own.message.title}” is removed.` : kept);
    }),
  );

  /** Goes on with the own pack that the address names, if there is one here. */
  async function withPack(
    c: PlaceContext,
    goAhead: (pack: OwnPack) => Response | Promise<Response>,
  ): Promise<Response> {
    const pack = await findOwnPack(services, c);
    return pack ? goAhead(pack) : c.notFound();
  }

  async function findMessage(c: PlaceContext, { id }: OwnPack): Promise<OwnMessage | undefined> {
    const messageId = MessageId.safeParse(c.req.param('message'));
    return messageId.success ? packsOf(services, c).readMessage(id, messageId.data) : undefined;
  }

  async function showTexts(
    c: PlaceContext,
    pack: OwnPack,
    form: FormState,
    status: 200 | 409 | 422,
    refused: ReadonlyMap<string, string> = new Map(),
  ) {
    const desk = await readDesk(services, c, pack);
    return showPage(c, <ApproveTextsPage {...{ desk, rules, form, refused }} place={c.var.place} />, status);
  }

  async function showPlan(c: PlaceContext, pack: OwnPack, refusal: string | undefined, status: 200 | 409) {
    const { place, member } = c.var;
    const packs = packsOf(services, c);
    const messages = await packs.listMessages(pack.id);
    const companions = await packs.readCompanions(pack.id);
    const plan = planEdition(pack, messages, rules, digest, companions?.templates);
    const mayApprove = can(member, place.scope, 'approve');
    return showPage(c, <PublishPackPage {...{ place, pack, plan, refusal, mayApprove }} />, status);
  }

  async function nameText(
    c: PlaceContext,
    pack: OwnPack,
    text: { messageId: MessageId; language: Language },
  ) {
    const own = await packsOf(services, c).readMessage(pack.id, text.messageId);
    return `${own?.message.title ?? text.messageId}, ${nameLanguage(text.language)}`;
  }

  function leave(c: PlaceContext, pack: OwnPack, notice: string): Promise<Response> {
    return goOn(c, services, c.var.session, placePackPath(c.var.place.scope, pack.id), notice);
  }

  return routes;
}

function count(texts: number): string {
  return texts === 1 ? '1 text is' : `${texts} texts are`;
}

function describeAlone(texts: number): string {
  if (texts === 0) return '';
  return ` ${texts === 1 ? 'One of them you wrote' : `${texts} of them you wrote`} yourself: nobody else here can approve it, and the history says so.`;
}

function describeRefusal(refusal: LanguageApprovalRefusal): string {
  switch (refusal.kind) {
    case 'unknown-message':
      return 'it is not there any more.';
    case 'changed-meanwhile':
      return 'somebody has changed it meanwhile. Read it as it is now.';
    case 'needs-another':
      return 'you wrote it last, so somebody else has to approve it.';
    case 'faults':
      return refusal.faults.map(({ message }) => message).join(' ');
  }
}

const REFUSALS: Readonly<Record<Exclude<PublicationRefusal['kind'], 'published-already'>, string>> = {
  'no-pack': 'The pack is not there any more.',
  retired: 'The pack is retired. Take it back into use first.',
  'nothing-to-publish': 'Not a single message has all of its required languages approved.',
  faults: 'Something has to be mended first: see the list.',
  'changed-meanwhile': 'Somebody has changed the pack since you read this page. This is how it is now.',
};
