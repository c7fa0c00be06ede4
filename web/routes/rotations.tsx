import { Hono } from 'hono';
import type { FieldProblem } from '#core/field-problem.ts';
import { can } from '#core/member.ts';
import type { Pack } from '#core/pack.ts';
import { describeTime, localTimeIn } from '#core/slot.ts';
import { launchRotation } from '#use-cases/launch-rotation.ts';
import { type PreparedRotation, prepareRotation, type RotationRequest } from '#use-cases/prepare-rotation.ts';
import { isRotation } from '#use-cases/write-rotation.ts';
import { firstProblems } from '../forms/failed-form.ts';
import { type FormState, type FormValues, freshForm, textOf } from '../forms/form-state.ts';
import { readForm } from '../forms/read-form.ts';
import {
  carriedRotation,
  freshRotation,
  ROTATION_LISTS,
  RotationSubject,
  readRotationRequest,
  textsOf,
} from '../forms/rotation-form.ts';
import { viewPlannedLinks } from '../links-view.ts';
import type { OfficeContext, OfficeEnv } from '../office-env.ts';
import { campaignPath } from '../office-paths.ts';
import { ChooseRotationPackPage } from '../pages/choose-rotation-pack.tsx';
import { countPosts, tellWaiting } from '../pages/count-posts.ts';
import { RotationFormPage } from '../pages/rotation-form.tsx';
import { RotationPreviewPage } from '../pages/rotation-preview.tsx';
import { RotationsPage } from '../pages/rotations.tsx';
import { readApproval } from '../read-approval.ts';
import type { Services } from '../services.ts';
import { goOn } from '../session/go-on.ts';
import { requireAbility } from '../session/require-ability.tsx';
import { showPage } from '../show-page.tsx';
import { tellApprovers } from '../tell-approvers.ts';

/** A rotation form as it was sent, with the pack that it is read against. */
interface Draft {
  readonly pack: Pack;
  readonly values: FormValues;
  readonly subject: RotationRequest['campaignId'];
}

/** The problems that the preview has a place for; every other one stands in the form. */
const AT_PREVIEW = ['attested', 'cost'];

/** Rotations from the choice of a pack to the scheduled posts. Below `/offices/:office`. */
export function rotationRoutes(services: Services): Hono<OfficeEnv> {
  const { packs, clock, chance, rules } = services;
  const routes = new Hono<OfficeEnv>();
  const write = requireAbility('write');

  routes.get('/rotations', requireAbility('read'), async (c) => {
    const { office, profile, member } = c.var;
    const rotations = (await office.listCampaigns())
      .filter(isRotation)
      .toSorted((a, b) => (a.slot.due < b.slot.due ? 1 : -1));
    const mayWrite = can(member, { officeId: profile.id }, 'write');
    return showPage(c, <RotationsPage {...{ office: profile, rotations, mayWrite }} />);
  });

  routes.get('/rotations/new', write, async (c) => {
    const { profile: office } = c.var;
    const packId = c.req.query('pack');
    const all = await packs.list({ officeId: office.id });
    if (packId === undefined) {
      return showPage(c, <ChooseRotationPackPage officeId={office.id} packs={all} />);
    }
    const pack = all.find(({ id }) => id === packId);
    if (!pack) return c.notFound();
    const channels = await c.var.office.listChannels();
    const fresh = freshRotation({ campaignId: chance.id(), pack, office, channels, now: clock.now() });
    return showForm(c, pack, fresh, 200);
  });

  routes.post('/rotations/preview', write, (c) =>
    withRequest(c, async (draft, request) => {
      const prepared = await prepareRotation(services, c.var.office, request);
      return 'kind' in prepared ? c.notFound() : answer(c, draft, prepared);
    }),
  );

  routes.post('/rotations/change', write, async (c) => {
    const draft = await readDraft(c);
    return draft instanceof Response ? draft : showForm(c, draft.pack, freshForm(draft.values), 200);
  });

  routes.post('/rotations', write, (c) =>
    withRequest(c, async (draft, request) => {
      const attested = textOf(freshForm(draft.values), 'attested') === 'yes';
      const launched = await launchRotation(services, c.var.office, { ...request, attested });
      const { profile, session, office } = c.var;
      if (launched.ok) {
        const all = await office.listCampaignPosts(launched.value.id);
        const waiting = all.filter(({ state }) => state === 'review').length;
        const { alone } = await readApproval(c);
        // The list may be a moment behind; that somebody else approves is sure.
        if (!alone || waiting > 0) await tellApprovers(services, office);
        const { slot } = launched.value;
        const first = describeTime(slot.due, slot.zone);
        const notice = !alone
          ? `Approval of ${countPosts(all.length)} asked for, the first for ${first}.`
          : waiting === 0
            ? `${countPosts(all.length)} scheduled, the first for ${first}.`
            : tellWaiting(waiting, all.length);
        return goOn(c, services, session, campaignPath(profile.id, launched.value.id), notice);
      }
      const { error } = launched;
      switch (error.kind) {
        case 'problems':
          return answer(c, draft, error.prepared);
        case 'pack-changed':
        case 'changed-meanwhile':
          // Its page says how far it is, and how to go on.
          return c.redirect(campaignPath(profile.id, request.campaignId), 303);
        default:
          return c.notFound();
      }
    }),
  );

  /** Goes on with what the form asks for; shows the form again where it cannot be read. */
  async function withRequest(
    c: OfficeContext,
    goAhead: (draft: Draft, request: RotationRequest) => Promise<Response> | Response,
  ): Promise<Response> {
    const draft = await readDraft(c);
    if (draft instanceof Response) return draft;
    const { pack, values, subject } = draft;
    const request = readRotationRequest({ pack: pack.id, campaign: subject }, values, pack, c.var.actor);
    return request.ok ? goAhead(draft, request.value) : showFailed(c, draft, request.error);
  }

  /** Reads the form of a rotation, or answers at once where there is nothing to go on with. */
  async function readDraft(c: OfficeContext): Promise<Draft | Response> {
    const reading = await readForm(c.req, RotationSubject, ROTATION_LISTS);
    const pack = reading.ok
      ? await packs.find({ officeId: c.var.profile.id }, reading.value.pack)
      : undefined;
    if (!reading.ok || !pack) return c.notFound();
    const { office, profile, session } = c.var;
    const there = await office.readCampaign(reading.value.campaign);
    if (there && !there.rotation?.pending) {
      // The back button leads to a form whose posts exist already: neither a change nor a second post may look done.
      const notice = 'This rotation is in place already, as it stands here. Nothing goes out twice.';
      return goOn(c, services, session, campaignPath(profile.id, there.id), notice);
    }
    return { pack, values: textsOf(reading.value), subject: reading.value.campaign };
  }

  /** Shows the whole order, or the form again where one of its own fields is wrong. */
  async function answer(c: OfficeContext, draft: Draft, prepared: PreparedRotation): Promise<Response> {
    const atFields = prepared.problems.filter(({ field }) => !AT_PREVIEW.includes(field));
    if (atFields.length > 0) return showFailed(c, draft, atFields);
    const overCap = prepared.cost.refusal;
    const errors = firstProblems([
      ...prepared.problems,
      ...(overCap === undefined ? [] : [{ field: 'cost', message: overCap }]),
    ]);
    const page = (
      <RotationPreviewPage
        office={c.var.profile}
        prepared={prepared}
        pack={draft.pack}
        rules={rules}
        channels={await c.var.office.listChannels()}
        now={clock.now()}
        links={
          await viewPlannedLinks(
            services,
            prepared.difference.added.map((post) => ({ post })),
          )
        }
        values={draft.values}
        errors={errors}
        {...(await readApproval(c))}
      />
    );
    return showPage(c, page, Object.keys(errors).length > 0 ? 422 : 200);
  }

  function showFailed(c: OfficeContext, { pack, values }: Draft, problems: readonly FieldProblem[]) {
    return showForm(c, pack, { values: carriedRotation(values), errors: firstProblems(problems) }, 422);
  }

  async function showForm(c: OfficeContext, pack: Pack, form: FormState, status: 200 | 422) {
    const { profile: office } = c.var;
    const channels = await c.var.office.listChannels();
    const today = localTimeIn(clock.now(), office.zone).slice(0, 10);
    return showPage(c, <RotationFormPage {...{ office, pack, rules, channels, form, today }} />, status);
  }

  return routes;
}
