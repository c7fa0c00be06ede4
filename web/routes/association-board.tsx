import { Hono } from 'hono';
import type { AssociationCampaign } from '#core/association-campaign.ts';
import { CampaignId, Platform } from '#core/ids.ts';
import { can } from '#core/member.ts';
import { type Offer, stateOf } from '#core/offer.ts';
import { findMessage } from '#core/pack.ts';
import { canHaveGoneOut, followOffers } from '#use-cases/follow-offers.ts';
import { canBeAsked, nudgeOffices } from '#use-cases/nudge-offices.ts';
import { findAssociationStop } from '#use-cases/stop-association.ts';
import { withdrawCampaign } from '#use-cases/withdraw-campaign.ts';
import type { AssociationContext, AssociationEnv } from '../association-env.ts';
import { offeredCampaignPath } from '../association-paths.ts';
import { readPage } from '../components/page-links.tsx';
import { NudgeForm, WithdrawForm } from '../forms/association-board-forms.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { readForm } from '../forms/read-form.ts';
import { type Answer, countAnswers, isAnswer, progressOf } from '../pages/association-answers.ts';
import { AssociationBoardPage } from '../pages/association-board.tsx';
import type { BoardRow } from '../pages/association-board-table.tsx';
import { countOffices } from '../pages/association-numbers.ts';
import { AssociationPublicPage, type NamedOutcome } from '../pages/association-public-posts.tsx';
import { describeRhythm } from '../pages/association-rhythm.ts';
import { AssociationWithdrawPage } from '../pages/association-withdraw.tsx';
import { namePlatform } from '../pages/name-platform.ts';
import type { Services } from '../services.ts';
import { requireAssociationAbility } from '../session/enter-association.tsx';
import { goOn } from '../session/go-on.ts';
import { showPage } from '../show-page.tsx';

/** Offices on a page of the board, or of what is public. */
const PAGE_LENGTH = 100;

/** What has become of an offered campaign. Below `/associations/:association`. */
export function associationBoardRoutes(services: Services): Hono<AssociationEnv> {
  const { store, clock, packs, rules } = services;
  const routes = new Hono<AssociationEnv>();
  const read = requireAssociationAbility('read');
  const publish = requireAssociationAbility('publish');
  const platformName = (platform: string) => namePlatform(rules, Platform.parse(platform));

  routes.get('/campaigns/:campaign', read, async (c) => {
    const campaign = await findCampaign(c);
    if (!campaign) return c.notFound();
    const { association, profile, member } = c.var;
    const [offers, history, stop] = await Promise.all([
      association.listOffers(campaign.id),
      association.readHistory({ kind: 'campaign', id: campaign.id }),
      findAssociationStop(association),
    ]);
    const now = clock.now();
    const wanted = c.req.query('show');
    const filter = isAnswer(wanted) ? wanted : undefined;
    const chosen = pickRows(campaign, offers, filter, now);
    const pages = Math.max(1, Math.ceil(chosen.length / PAGE_LENGTH));
    const page = readPage(c.req.query('page'), pages);
    const rows = await nameOffices(chosen.slice((page - 1) * PAGE_LENGTH, page * PAGE_LENGTH));
    const pack = await packs.findVersion({ associationId: c.var.profile.id }, campaign.source);
    return showPage(
      c,
      <AssociationBoardPage
        {...{ association: profile, campaign, filter, rows, page, pages, history, now, stop }}
        counts={countAnswers(campaign, offers, now)}
        askable={offers.filter((offer) => canBeAsked(offer, now)).length}
        mayOffer={can(member, { associationId: profile.id }, 'publish')}
        rhythm={describeRhythm(campaign.schedule, pack)}
        messageTitle={(id) => (pack && findMessage(pack, id)?.title) ?? id}
        platforms={campaign.platforms.map(platformName).join(', ')}
      />,
    );
  });

  routes.get('/campaigns/:campaign/progress', read, async (c) => {
    const campaign = await findCampaign(c);
    return campaign ? c.json(progressOf(campaign)) : c.notFound();
  });

  routes.post('/campaigns/:campaign/nudge', publish, async (c) => {
    const campaign = await findCampaign(c);
    const reading = await readForm(c.req, NudgeForm);
    if (!campaign || !reading.ok) return c.notFound();
    const { association, profile, actor, session } = c.var;
    const order = { campaign, officeId: reading.value.office, by: actor };
    const nudged = await nudgeOffices(services, association, order);
    return goOn(c, services, session, offeredCampaignPath(profile.id, campaign.id), describeNudge(nudged));
  });

  routes.get('/campaigns/:campaign/public', read, async (c) => {
    const campaign = await findCampaign(c);
    if (!campaign) return c.notFound();
    const accepted = (await c.var.association.listOffers(campaign.id)).filter(canHaveGoneOut);
    const pages = Math.max(1, Math.ceil(accepted.length / PAGE_LENGTH));
    const page = readPage(c.req.query('page'), pages);
    const outcomes = await follow(c, accepted.slice((page - 1) * PAGE_LENGTH, page * PAGE_LENGTH));
    const { profile: association } = c.var;
    const { zone } = association;
    return showPage(
      c,
      <AssociationPublicPage {...{ association, campaign, page, pages, outcomes, platformName, zone }} />,
    );
  });

  routes.get('/campaigns/:campaign/withdraw', publish, async (c) => {
    const campaign = await findCampaign(c);
    if (!campaign) return c.notFound();
    if (isWithdrawn(campaign)) return c.redirect(offeredCampaignPath(c.var.profile.id, campaign.id), 303);
    return showWithdraw(c, campaign, freshForm());
  });

  routes.post('/campaigns/:campaign/withdraw', publish, async (c) => {
    const campaign = await findCampaign(c);
    if (!campaign) return c.notFound();
    const reading = await readForm(c.req, WithdrawForm);
    if (!reading.ok) return showWithdraw(c, campaign, reading);
    const { association, profile, actor, session } = c.var;
    const order = { campaignId: campaign.id, reason: reading.value.reason, by: actor };
    const withdrawn = await withdrawCampaign(services, association, order);
    const notice = withdrawn.ok
      ? 'The campaign is withdrawn: from now on no post of it goes out. Below you see how far Clarion is with putting posts on hold.'
      : 'This campaign was withdrawn already.';
    return goOn(c, services, session, offeredCampaignPath(profile.id, campaign.id), notice);
  });

  async function findCampaign(c: AssociationContext): Promise<AssociationCampaign | undefined> {
    const id = CampaignId.safeParse(c.req.param('campaign'));
    return id.success ? c.var.association.readCampaign(id.data) : undefined;
  }

  async function showWithdraw(c: AssociationContext, campaign: AssociationCampaign, form: FormState) {
    const { association, profile } = c.var;
    const offers = await association.listOffers(campaign.id);
    const accepted = offers.filter(canHaveGoneOut);
    // A campaign may have to be withdrawn in a hurry: what takes long to read stands on a page of its own.
    const outcomes = accepted.length <= PAGE_LENGTH ? await follow(c, accepted) : undefined;
    const page = (
      <AssociationWithdrawPage
        {...{ association: profile, campaign, outcomes, platformName, form }}
        counts={countAnswers(campaign, offers, clock.now())}
      />
    );
    return showPage(c, page, Object.keys(form.errors).length > 0 ? 422 : 200);
  }

  async function follow(c: AssociationContext, offers: readonly Offer[]): Promise<readonly NamedOutcome[]> {
    const [outcomes, names] = await Promise.all([
      followOffers(services, offers, c.var.actor),
      nameOffices(offers.map(({ officeId }) => ({ officeId }))),
    ]);
    return outcomes.map((outcome, index) => ({ ...outcome, name: names[index]?.name ?? outcome.officeId }));
  }

  async function nameOffices<T extends Pick<BoardRow, 'officeId'>>(rows: readonly T[]) {
    const offices = await store.readOffices(rows.map(({ officeId }) => officeId));
    const names = new Map(offices.map(({ id, name }) => [id, name]));
    return rows.map((row) => ({ ...row, name: names.get(row.officeId) ?? row.officeId }));
  }

  return routes;
}

function isWithdrawn({ state }: AssociationCampaign): boolean {
  return state === 'withdrawing' || state === 'withdrawn';
}

/** The offices of a campaign that stand as the filter says, in the campaign's order. */
function pickRows(
  { officeIds }: AssociationCampaign,
  offers: readonly Offer[],
  filter: Answer | undefined,
  now: Parameters<typeof stateOf>[1],
): readonly Omit<BoardRow, 'name'>[] {
  const byOffice = new Map(offers.map((offer) => [offer.officeId, offer]));
  return officeIds
    .map((officeId) => ({ officeId, offer: byOffice.get(officeId) }))
    .filter(({ offer }) => filter === undefined || (offer ? stateOf(offer, now) : 'unreached') === filter);
}

function describeNudge(nudged: Awaited<ReturnType<typeof nudgeOffices>>): string {
  if (!nudged.ok) return 'Nobody was asked: there is no office left that could still answer.';
  const { asked, askedBefore } = nudged.value;
  const rest =
    askedBefore === 0
      ? ''
      : ` ${countOffices(askedBefore)} ${askedBefore === 1 ? 'was' : 'were'} asked within the last day and left alone.`;
  return asked === 0
    ? `Nobody was asked again.${rest}`
    : `${countOffices(asked)} ${asked === 1 ? 'was' : 'were'} asked again for an answer.${rest}`;
}
