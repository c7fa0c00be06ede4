import { Hono } from 'hono';
import type { Association } from '#core/association.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import { CampaignId } from '#core/ids.ts';
import { type Ability, can } from '#core/member.ts';
import type { Pack } from '#core/pack.ts';
import { localTimeIn } from '#core/slot.ts';
import { type OfferingOrder, offerCampaign } from '#use-cases/offer-campaign.ts';
import { type CampaignRequest, type PreparedOffers, prepareOffers } from '#use-cases/prepare-offers.ts';
import { reviseCampaign } from '#use-cases/revise-campaign.ts';
import type { AssociationContext, AssociationEnv } from '../association-env.ts';
import { offeredCampaignPath } from '../association-paths.ts';
import {
  CAMPAIGN_LISTS,
  CampaignSubject,
  type CampaignSurroundings,
  failedCampaign,
  readCampaignRequest,
  readOverride,
} from '../forms/association-campaign-form.ts';
import { freshCampaign } from '../forms/association-fresh-campaign.ts';
import { revisedCampaign } from '../forms/association-revised-campaign.ts';
import { ScheduleKind } from '../forms/association-schedule.ts';
import { firstProblems } from '../forms/failed-form.ts';
import { type FormState, type FormValues, freshForm, textOf } from '../forms/form-state.ts';
import { readForm } from '../forms/read-form.ts';
import { viewLinks } from '../links-view.ts';
import { AssociationCampaignFormPage } from '../pages/association-campaign-form.tsx';
import { AssociationCampaignPreviewPage } from '../pages/association-campaign-preview.tsx';
import { AssociationChoosePackPage } from '../pages/association-choose-pack.tsx';
import { countOffices } from '../pages/association-numbers.ts';
import type { Services } from '../services.ts';
import { requireAssociationAbility } from '../session/enter-association.tsx';
import { goOn } from '../session/go-on.ts';
import { showPage } from '../show-page.tsx';

/** A campaign form as it was sent, with what it can be read against. */
interface Draft {
  readonly subject: CampaignSubject;
  readonly pack: Pack;
  readonly values: FormValues;
  readonly around: CampaignSurroundings;
}

/** The problems that the preview shows, with the reasons for them; every other one stands at its field of the form. */
const AT_PREVIEW = ['attested', 'override', 'schedule', 'calendar'];

/** An association's campaigns from the choice of a pack to the offer. Below `/associations/:association`. */
export function associationNewCampaignRoutes(services: Services): Hono<AssociationEnv> {
  const { packs, clock, chance, rules } = services;
  const routes = new Hono<AssociationEnv>();
  const write = requireAssociationAbility('write');

  routes.get('/campaigns/new', write, async (c) => {
    const { pack: packId, kind } = c.req.query();
    const all = await packs.list({ associationId: c.var.profile.id });
    if (packId === undefined && kind === undefined) {
      return showPage(c, <AssociationChoosePackPage associationId={c.var.profile.id} packs={all} />);
    }
    const pack = all.find(({ id }) => id === packId);
    const chosen = ScheduleKind.safeParse(kind);
    if (!pack || !chosen.success) return c.notFound();
    const { zone } = c.var.profile;
    const now = clock.now();
    const form = freshCampaign({ campaignId: chance.id(), pack, kind: chosen.data, rules, zone, now });
    return showForm(c, pack, chosen.data, form, 200);
  });

  routes.get('/campaigns/:campaign/revise', requireAssociationAbility('publish'), async (c) => {
    const { association, profile } = c.var;
    const id = CampaignId.safeParse(c.req.param('campaign'));
    const campaign = id.success ? await association.readCampaign(id.data) : undefined;
    const pack = campaign && (await packs.find({ associationId: profile.id }, campaign.source.packId));
    if (!campaign || !pack) return c.notFound();
    if (campaign.state !== 'offered') return c.redirect(offeredCampaignPath(profile.id, campaign.id), 303);
    const form = revisedCampaign(campaign, await association.listOffices(), profile.zone);
    return showForm(c, pack, campaign.schedule.kind, form, 200);
  });

  routes.post('/campaigns/preview', write, async (c) => {
    const draft = await readDraft(c);
    if (draft instanceof Response) return draft;
    const request = readCampaignRequest(draft.subject, draft.values, draft.around);
    if (!request.ok) return showFailed(c, draft, request.error);
    return preview(c, draft, request.value);
  });

  routes.post('/campaigns/change', write, async (c) => {
    const draft = await readDraft(c);
    if (draft instanceof Response) return draft;
    return showForm(c, draft.pack, draft.subject.kind, freshForm(draft.values), 200);
  });

  routes.post('/campaigns', requireAssociationAbility('publish'), async (c) => {
    const draft = await readDraft(c);
    if (draft instanceof Response) return draft;
    const request = readCampaignRequest(draft.subject, draft.values, draft.around);
    if (!request.ok) return showFailed(c, draft, request.error);
    const override = readOverride(draft.values);
    if (!override.ok) return preview(c, draft, request.value, [override.error]);
    const order = {
      ...request.value,
      attested: textOf(freshForm(draft.values), 'attested') === 'yes',
      override: override.value,
      mayOverride: may(c, 'approve'),
    };
    const { revises } = draft.subject;
    return revises === undefined ? offer(c, draft, order) : revise(c, draft, order, Number(revises));
  });

  async function offer(c: AssociationContext, draft: Draft, order: OfferingOrder): Promise<Response> {
    const offered = await offerCampaign(services, c.var.association, order);
    if (!offered.ok) {
      const { error } = offered;
      return error.kind === 'problems' ? answer(c, draft, error.prepared) : c.notFound();
    }
    const { id, officeIds } = offered.value;
    const notice = `The campaign is being offered to ${countOffices(officeIds.length)}. This page shows how far it is, and who has answered.`;
    return goOn(c, services, c.var.session, offeredCampaignPath(c.var.profile.id, id), notice);
  }

  async function revise(
    c: AssociationContext,
    draft: Draft,
    order: OfferingOrder,
    seen: number,
  ): Promise<Response> {
    const { association, profile, session } = c.var;
    const revised = await reviseCampaign(services, association, { ...order, seen });
    const path = offeredCampaignPath(profile.id, order.campaignId);
    if (revised.ok) {
      const notice = 'The revision is put beside what each office has. Nothing of theirs changes by itself.';
      return goOn(c, services, session, path, notice);
    }
    switch (revised.error.kind) {
      case 'problems':
        return answer(c, draft, revised.error.prepared);
      case 'changed-meanwhile':
      case 'not-offered':
        return goOn(c, services, session, path, NOT_REVISED);
      default:
        return c.notFound();
    }
  }

  /** Reads the form of a campaign, or answers at once where there is nothing to go on with. */
  async function readDraft(c: AssociationContext): Promise<Draft | Response> {
    const reading = await readForm(c.req, CampaignSubject, CAMPAIGN_LISTS);
    const pack = reading.ok
      ? await packs.find({ associationId: c.var.profile.id }, reading.value.pack)
      : undefined;
    if (!reading.ok || !pack) return c.notFound();
    const { association, profile, session } = c.var;
    const [there, offices] = await Promise.all([
      association.readCampaign(reading.value.campaign),
      association.listOffices(),
    ]);
    if (there && reading.value.revises === undefined) {
      // The back button leads to a form whose offers exist already: neither a change nor a second offer may look done.
      const notice = 'This campaign is offered already, as it stands here. Nothing is offered twice.';
      return goOn(c, services, session, offeredCampaignPath(profile.id, there.id), notice);
    }
    const platforms = rules.map(({ platform }) => platform);
    const around = { pack, offices, platforms, zone: profile.zone, now: clock.now(), by: c.var.actor };
    return { subject: reading.value, pack, values: textsOf(reading.value), around };
  }

  async function preview(
    c: AssociationContext,
    draft: Draft,
    request: CampaignRequest,
    problems: readonly FieldProblem[] = [],
  ): Promise<Response> {
    const prepared = await prepareOffers(services, c.var.association, request);
    if ('kind' in prepared) return c.notFound();
    return answer(c, draft, { ...prepared, problems: [...prepared.problems, ...problems] });
  }

  /** Shows what offices would get, or the form again where one of its own fields is wrong. */
  async function answer(c: AssociationContext, draft: Draft, prepared: PreparedOffers): Promise<Response> {
    const atFields = prepared.problems.filter(({ field }) => !AT_PREVIEW.includes(field));
    if (atFields.length > 0) return showFailed(c, draft, atFields);
    const errors = firstProblems(prepared.problems);
    const wanted = textOf(freshForm(draft.values), 'office');
    const shown = prepared.offices.find(({ office }) => office.id === wanted) ?? prepared.offices[0];
    const texts = shown?.posts.map(({ text }) => text) ?? [];
    const page = (
      <AssociationCampaignPreviewPage
        association={c.var.profile}
        prepared={prepared}
        rules={rules}
        now={draft.around.now}
        values={draft.values}
        errors={errors}
        shown={shown}
        links={await viewLinks(services, texts)}
        mayOffer={may(c, 'publish')}
        mayOverride={may(c, 'approve')}
      />
    );
    return showPage(c, page, Object.keys(errors).length > 0 ? 422 : 200);
  }

  function showFailed(c: AssociationContext, draft: Draft, problems: readonly FieldProblem[]) {
    return showForm(
      c,
      draft.pack,
      draft.subject.kind,
      failedCampaign(draft.values, problems, draft.around),
      422,
    );
  }

  async function showForm(
    c: AssociationContext,
    pack: Pack,
    kind: ScheduleKind,
    form: FormState,
    status: 200 | 422,
  ): Promise<Response> {
    const association: Association = c.var.profile;
    const offices = await c.var.association.listOffices();
    const today = localTimeIn(clock.now(), association.zone).slice(0, 10);
    const page = (
      <AssociationCampaignFormPage {...{ association, pack, kind, rules, offices, form, today }} />
    );
    return showPage(c, page, status);
  }

  return routes;
}

const NOT_REVISED =
  'The campaign has changed since you opened the form, so nothing was revised. It stands here as it is now.';

function may(c: AssociationContext, ability: Ability): boolean {
  return can(c.var.member, { associationId: c.var.profile.id }, ability);
}

/** Every field of the form as it was sent: texts, and lists of texts. */
function textsOf(form: CampaignSubject): FormValues {
  return Object.fromEntries(
    Object.entries(form).flatMap(([name, value]): readonly [string, string | readonly string[]][] => {
      if (typeof value === 'string') return [[name, value]];
      return Array.isArray(value) ? [[name, value.map(String)]] : [];
    }),
  );
}
