import { Hono } from 'hono';
import { type AssociationCampaign, everyMessageOf } from '#core/association-campaign.ts';
import { CampaignId, MessageId, Platform } from '#core/ids.ts';
import { can } from '#core/member.ts';
import { findWithdrawn } from '#core/message-withdrawal.ts';
import { takesProposals } from '#core/offer.ts';
import { findMessage } from '#core/pack.ts';
import { canHaveGoneOut, followOffers } from '#use-cases/follow-offers.ts';
import { withdrawMessage } from '#use-cases/withdraw-message.ts';
import type { AssociationContext, AssociationEnv } from '../association-env.ts';
import { offeredMessagePath } from '../association-paths.ts';
import { readPage } from '../components/page-links.tsx';
import { WithdrawMessageForm } from '../forms/association-board-forms.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { readForm } from '../forms/read-form.ts';
import { countAnswers, isTakenBack, progressOf } from '../pages/association-answers.ts';
import { AssociationMessagePage } from '../pages/association-message.tsx';
import type { NamedOutcome } from '../pages/association-public-posts.tsx';
import { AssociationWithdrawMessagePage } from '../pages/association-withdraw-message.tsx';
import { namePlatform } from '../pages/name-platform.ts';
import type { Services } from '../services.ts';
import { requireAssociationAbility } from '../session/enter-association.tsx';
import { goOn } from '../session/go-on.ts';
import { showPage } from '../show-page.tsx';

/** Offices on a page of what is public. */
const PAGE_LENGTH = 100;

/** Of so many offices the posts are counted before the yes: a second's work. Beyond it nobody waits for a number. */
const COUNTED = 500;

interface FoundMessage {
  readonly campaign: AssociationCampaign;
  readonly messageId: MessageId;
  readonly title: string;
}

/** One message of an offered campaign, and how it is withdrawn. Below `/associations/:association`. */
export function associationMessageRoutes(services: Services): Hono<AssociationEnv> {
  const { store, clock, packs, rules } = services;
  const routes = new Hono<AssociationEnv>();
  const publish = requireAssociationAbility('publish');
  const platformName = (platform: string) => namePlatform(rules, Platform.parse(platform));

  routes.get('/campaigns/:campaign/messages/:message', requireAssociationAbility('read'), async (c) => {
    const found = await findMessageOf(c);
    if (!found) return c.notFound();
    const { campaign, messageId, title } = found;
    const { association, profile, member } = c.var;
    const accepted = (await association.listOffers(campaign.id)).filter(canHaveGoneOut);
    const pages = Math.max(1, Math.ceil(accepted.length / PAGE_LENGTH));
    const page = readPage(c.req.query('page'), pages);
    const outcomes = await follow(c, accepted.slice((page - 1) * PAGE_LENGTH, page * PAGE_LENGTH), messageId);
    return showPage(
      c,
      <AssociationMessagePage
        {...{ association: profile, campaign, messageId, title, outcomes, platformName, page, pages }}
        withdrawn={findWithdrawn(campaign.withdrawn, messageId)}
        progress={progressOf(campaign)}
        mayWithdraw={
          can(member, { associationId: profile.id }, 'publish') && !isTakenBack(campaign, messageId)
        }
      />,
    );
  });

  routes.get('/campaigns/:campaign/messages/:message/withdraw', publish, async (c) => {
    const found = await findMessageOf(c);
    if (!found) return c.notFound();
    const { campaign, messageId } = found;
    return isTakenBack(campaign, messageId)
      ? c.redirect(offeredMessagePath(c.var.profile.id, campaign.id, messageId), 303)
      : showWithdraw(c, found, freshForm());
  });

  routes.post('/campaigns/:campaign/messages/:message/withdraw', publish, async (c) => {
    const found = await findMessageOf(c);
    if (!found) return c.notFound();
    const reading = await readForm(c.req, WithdrawMessageForm);
    if (!reading.ok) return showWithdraw(c, found, reading);
    const { campaign, messageId, title } = found;
    const { association, profile, actor, session } = c.var;
    const order = { campaignId: campaign.id, messageId, reason: reading.value.reason, by: actor };
    const withdrawn = await withdrawMessage(services, association, order);
    const notice = withdrawn.ok
      ? `“${title}” is withdrawn: from now on no post of it goes out. Below you see how far Clarion is with taking it back from the offices.`
      : 'This message was withdrawn already.';
    return goOn(c, services, session, offeredMessagePath(profile.id, campaign.id, messageId), notice);
  });

  async function findMessageOf(c: AssociationContext): Promise<FoundMessage | undefined> {
    const id = CampaignId.safeParse(c.req.param('campaign'));
    const message = MessageId.safeParse(c.req.param('message'));
    if (!id.success || !message.success) return undefined;
    const campaign = await c.var.association.readCampaign(id.data);
    if (!campaign || !everyMessageOf(campaign).includes(message.data)) return undefined;
    const pack = await packs.findVersion({ associationId: c.var.profile.id }, campaign.source);
    const title = (pack && findMessage(pack, message.data)?.title) ?? message.data;
    return { campaign, messageId: message.data, title };
  }

  async function showWithdraw(c: AssociationContext, found: FoundMessage, form: FormState) {
    const { campaign, messageId, title } = found;
    const { association, profile } = c.var;
    const offers = await association.listOffers(campaign.id);
    const having = offers.filter((offer) => takesProposals(offer) || canHaveGoneOut(offer));
    const outcomes = having.length <= COUNTED ? await follow(c, having, messageId) : undefined;
    const page = (
      <AssociationWithdrawMessagePage
        {...{ association: profile, campaign, messageId, title, platformName, form }}
        counts={countAnswers(campaign, offers, clock.now())}
        outcomes={outcomes}
      />
    );
    return showPage(c, page, Object.keys(form.errors).length > 0 ? 422 : 200);
  }

  async function follow(
    c: AssociationContext,
    offers: Parameters<typeof followOffers>[1],
    messageId: MessageId,
  ): Promise<readonly NamedOutcome[]> {
    const [outcomes, offices] = await Promise.all([
      followOffers(services, offers, c.var.actor, messageId),
      store.readOffices(offers.map(({ officeId }) => officeId)),
    ]);
    const names = new Map(offices.map(({ id, name }) => [id, name]));
    return outcomes.map((outcome) => ({ ...outcome, name: names.get(outcome.officeId) ?? outcome.officeId }));
  }

  return routes;
}
