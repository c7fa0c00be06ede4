import { Hono } from 'hono';
import * as z from 'zod';
import { CampaignId } from '#core/ids.ts';
import type { Pack, Placeholder } from '#core/pack.ts';
import type { RotationCampaign } from '#core/rotation/plan-posts.ts';
import { isUnapproved } from '#core/rotation/read-turns.ts';
import { startOf } from '#core/time.ts';
import {
  changeRotation,
  type PreparedChange,
  prepareRotationChange,
  type RotationChange,
} from '#use-cases/change-rotation.ts';
import { goOnWithRotation, isRotation } from '#use-cases/write-rotation.ts';
import { firstProblems } from '../forms/failed-form.ts';
import { type FormState, type FormValues, freshForm, textOf } from '../forms/form-state.ts';
import { readForm } from '../forms/read-form.ts';
import { readRhythm, valuesOfRhythm } from '../forms/rhythm-form.ts';
import {
  carriedRotation,
  ROTATION_LISTS,
  readAnswers,
  readMessages,
  textsOf,
} from '../forms/rotation-form.ts';
import { viewPlannedLinks } from '../links-view.ts';
import type { OfficeContext, OfficeEnv } from '../office-env.ts';
import { campaignPath } from '../office-paths.ts';
import { ChangeRotationPage } from '../pages/change-rotation.tsx';
import { RotationChangePreviewPage } from '../pages/rotation-change-preview.tsx';
import { readApproval } from '../read-approval.ts';
import type { Services } from '../services.ts';
import { goOn } from '../session/go-on.ts';
import { requireAbility } from '../session/require-ability.tsx';
import { showPage } from '../show-page.tsx';
import { tellApprovers } from '../tell-approvers.ts';

/** A rotation of this office, with the pack that it is planned from. */
interface Found {
  readonly campaign: RotationCampaign;
  readonly pack: Pack;
}

/** The problems that the preview has a place for; every other one stands in the form. */
const AT_PREVIEW = ['attested', 'cost'];

const ChangeForm = z.looseObject({});

/** Changes of a rotation that runs already. Below `/offices/:office`. */
export function changeRotationRoutes(services: Services): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();
  const { rules, clock } = services;
  const write = requireAbility('write');
  const at = '/campaigns/:campaign/rotation';

  routes.get(at, write, (c) =>
    withRotation(c, (found) => {
      const { messageIds, rhythm, gapDays } = found.campaign.rotation;
      const values = { messages: [...messageIds], ...valuesOfRhythm({ rhythm, gapDays }) };
      return showForm(c, found, freshForm(values), 200);
    }),
  );

  routes.post(`${at}/change`, write, (c) =>
    withRotation(c, async (found) => showForm(c, found, freshForm(await readValues(c)), 200)),
  );

  routes.post(`${at}/preview`, write, (c) =>
    withRotation(c, async (found) => {
      const values = await readValues(c);
      const change = readChange(c, found, values);
      if (!change.ok) return showForm(c, found, { values, errors: change.errors }, 422);
      const prepared = await prepareRotationChange(services, c.var.office, change.value);
      return 'kind' in prepared ? c.notFound() : answer(c, found, values, prepared);
    }),
  );

  routes.post(at, write, (c) =>
    withRotation(c, async (found) => {
      const values = await readValues(c);
      const change = readChange(c, found, values);
      if (!change.ok) return showForm(c, found, { values, errors: change.errors }, 422);
      const form = freshForm(values);
      const confirmed = { attested: textOf(form, 'attested') === 'yes', seen: textOf(form, 'seen') };
      const changed = await changeRotation(services, c.var.office, { ...change.value, ...confirmed });
      if (changed.ok) {
        await tellApprovers(services, c.var.office);
        return goOn(c, services, c.var.session, pathOf(c, found), 'The rotation is changed.');
      }
      const { error } = changed;
      switch (error.kind) {
        case 'unknown-rotation':
          return c.notFound();
        case 'problems':
          return answer(c, found, values, error.prepared);
        case 'outdated':
          return answer(c, found, values, error.prepared, true);
        default:
          // Its page says how far it is, and how to go on.
          return c.redirect(pathOf(c, found), 303);
      }
    }),
  );

  routes.post(`${at}/resume`, write, (c) =>
    withRotation(c, async (found) => {
      const done = await goOnWithRotation(services, c.var.office, found.campaign.id);
      if (done.ok) await tellApprovers(services, c.var.office);
      const notice = done.ok ? 'The rotation is in place, to its last post.' : REFUSED[done.error.kind];
      return goOn(c, services, c.var.session, pathOf(c, found), notice);
    }),
  );

  /** Goes on with the rotation of this office that the address names, if there is one. */
  async function withRotation(
    c: OfficeContext,
    goAhead: (found: Found) => Promise<Response>,
  ): Promise<Response> {
    const id = CampaignId.safeParse(c.req.param('campaign'));
    const campaign = id.success ? await c.var.office.readCampaign(id.data) : undefined;
    const pack =
      campaign && (await services.packs.findVersion({ officeId: c.var.profile.id }, campaign.source));
    return campaign && isRotation(campaign) && pack ? goAhead({ campaign, pack }) : c.notFound();
  }

  async function answer(
    c: OfficeContext,
    found: Found,
    values: FormValues,
    prepared: PreparedChange,
    outdated = false,
  ): Promise<Response> {
    const atFields = prepared.problems.filter(({ field }) => !AT_PREVIEW.includes(field));
    if (atFields.length > 0) {
      return showForm(c, found, { values: carriedRotation(values), errors: firstProblems(atFields) }, 422);
    }
    const overCap = prepared.cost.refusal;
    const errors = firstProblems([
      ...prepared.problems,
      ...(overCap === undefined ? [] : [{ field: 'cost', message: overCap }]),
    ]);
    const page = (
      <RotationChangePreviewPage
        office={c.var.profile}
        {...{ prepared, pack: found.pack, rules, values, errors, outdated }}
        channels={await c.var.office.listChannels()}
        now={clock.now()}
        links={
          await viewPlannedLinks(
            services,
            prepared.difference.added.map((post) => ({ post })),
          )
        }
        {...(await readApproval(c))}
      />
    );
    return showPage(c, page, outdated ? 409 : Object.keys(errors).length > 0 ? 422 : 200);
  }

  async function showForm(
    c: OfficeContext,
    { campaign, pack }: Found,
    form: FormState,
    status: 200 | 422,
  ): Promise<Response> {
    const { office, profile } = c.var;
    const now = clock.now();
    const approved = (await office.listCampaignPosts(campaign.id)).filter(
      (post) => !isUnapproved(post) && post.dueAt !== undefined && startOf(post.slot.due) > now,
    ).length;
    const asked = pack.placeholders.filter((placeholder) => isOpen(campaign, placeholder));
    return showPage(
      c,
      <ChangeRotationPage {...{ office: profile, campaign, pack, asked, approved, form }} />,
      status,
    );
  }

  return routes;
}

async function readValues(c: OfficeContext): Promise<FormValues> {
  const reading = await readForm(c.req, ChangeForm, ROTATION_LISTS);
  return reading.ok ? textsOf(reading.value) : reading.values;
}

function readChange(
  c: OfficeContext,
  { campaign, pack }: Found,
  values: FormValues,
):
  | { readonly ok: true; readonly value: RotationChange }
  | { readonly ok: false; readonly errors: FormState['errors'] } {
  const form = freshForm(values);
  const rhythm = readRhythm(form, campaign.rotation.rhythm.period.from);
  const messageIds = readMessages(pack, form);
  const problems = [
    ...(messageIds.length === 0 ? [{ field: 'messages', message: 'Choose at least one message.' }] : []),
    ...(rhythm.ok ? [] : rhythm.error),
  ];
  if (problems.length > 0 || !rhythm.ok) return { ok: false, errors: firstProblems(problems) };
  const answers = readAnswers(
    { ...pack, placeholders: pack.placeholders.filter((placeholder) => isOpen(campaign, placeholder)) },
    form,
  );
  return {
    ok: true,
    value: { campaignId: campaign.id, messageIds, ...rhythm.value, answers, by: c.var.actor },
  };
}

/** Whether the rotation has no answer yet to what a message may ask. */
function isOpen({ answers }: RotationCampaign, { key }: Placeholder): boolean {
  return (answers[key] ?? '').trim() === '';
}

function pathOf(c: OfficeContext, { campaign }: Found): string {
  return campaignPath(c.var.profile.id, campaign.id);
}

const REFUSED = {
  'unknown-rotation': 'There is no such rotation any more.',
  'pack-changed':
    'The pack has other texts now than those that were read. Choose “Change this rotation”, and confirm what it says now.',
  'changed-meanwhile': 'Somebody else is changing its posts at this moment. Try again in a minute.',
} as const;
