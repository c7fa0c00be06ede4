import { Hono } from 'hono';
import { CampaignId } from '#core/ids.ts';
import type { Offer } from '#core/offer.ts';
import { type AnswerRefusal, acceptStoredOffer } from '#use-cases/accept-offer.ts';
import { declineStoredOffer } from '#use-cases/decline-offer.ts';
import { freshForm } from '../forms/form-state.ts';
import { ACCEPT_LISTS, AcceptForm, DeclineForm } from '../forms/offer-forms.ts';
import { readForm } from '../forms/read-form.ts';
import { offerPath } from '../offer-paths.ts';
import { type OfferView, viewOffer } from '../offer-view.ts';
import type { OfficeContext, OfficeEnv } from '../office-env.ts';
import { countPosts } from '../pages/count-posts.ts';
import { DeclineOfferPage } from '../pages/decline-offer.tsx';
import { OfferPage } from '../pages/offer.tsx';
import { OffersPage } from '../pages/offers.tsx';
import type { Services } from '../services.ts';
import { goOn } from '../session/go-on.ts';
import { requireAbility } from '../session/require-ability.tsx';
import { showPage } from '../show-page.tsx';
import { tellApprovers } from '../tell-approvers.ts';

/** What the office's associations offer it, and its answers. Below `/offices/:office`. */
export function offerRoutes(services: Services): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();

  routes.get('/offers', requireAbility('read'), async (c) => {
    const { office, profile } = c.var;
    const offers = await office.listOffers();
    return showPage(c, <OffersPage office={profile} offers={offers} now={services.clock.now()} />);
  });

  routes.get('/offers/:campaign', requireAbility('read'), (c) =>
    withOffer(c, (view) => showPage(c, <OfferPage view={view} />)),
  );

  routes.post('/offers/:campaign/accept', requireAbility('approve'), (c) =>
    withOffer(c, async (view) => {
      const reading = await readForm(c.req, AcceptForm, ACCEPT_LISTS);
      if (!reading.ok) return showPage(c, <OfferPage view={view} form={reading} />, 422);
      // Only what is still exactly as it was read is accepted: a colleague may have changed a text meanwhile.
      if (view.state === 'pending' && reading.value.seen !== view.seen) return showAnew(c, view.offer);
      const { campaignId, version } = view.offer;
      const accepted = await acceptStoredOffer(services, c.var.office, {
        campaignId,
        seen: version,
        read: new Map(view.posts.map(({ post }) => [post.id, post.version])),
        by: c.var.actor,
      });
      if (!accepted.ok) return refuse(c, view, accepted.error);
      await tellApprovers(services, c.var.office);
      const path = offerPath(c.var.profile.id, campaignId);
      return goOn(c, services, c.var.session, path, describeAccepted(view));
    }),
  );

  routes.get('/offers/:campaign/decline', requireAbility('approve'), (c) =>
    withOffer(c, (view) =>
      view.state === 'pending'
        ? showPage(c, <DeclineOfferPage view={view} form={freshForm()} />)
        : c.redirect(offerPath(c.var.profile.id, view.offer.campaignId), 303),
    ),
  );

  routes.post('/offers/:campaign/decline', requireAbility('approve'), (c) =>
    withOffer(c, async (view) => {
      const reading = await readForm(c.req, DeclineForm);
      if (!reading.ok) return showPage(c, <DeclineOfferPage view={view} form={reading} />, 422);
      if (view.state === 'pending' && reading.value.seen !== view.seen) return showAnew(c, view.offer);
      const { campaignId, version } = view.offer;
      const declined = await declineStoredOffer(services, c.var.office, {
        campaignId,
        seen: version,
        by: c.var.actor,
        reason: reading.value.reason,
      });
      if (!declined.ok) return refuse(c, view, declined.error);
      const notice = 'The offer is declined. Nothing of it goes out.';
      return goOn(c, services, c.var.session, offerPath(c.var.profile.id, campaignId), notice);
    }),
  );

  /** Goes on with the offer of this office that the address names, if there is one. */
  async function withOffer(
    c: OfficeContext,
    goAhead: (view: OfferView) => Response | Promise<Response>,
  ): Promise<Response> {
    const id = CampaignId.safeParse(c.req.param('campaign'));
    const offer = id.success ? await c.var.office.readOffer(id.data) : undefined;
    return offer ? goAhead(await viewOffer(services, c, offer)) : c.notFound();
  }

  function refuse(c: OfficeContext, view: OfferView, error: AnswerRefusal): Promise<Response> | Response {
    switch (error.kind) {
      case 'unknown-offer':
        return c.notFound();
      case 'changed-meanwhile':
        return showAnew(c, error.offer);
      case 'closed':
      case 'over-cap':
        return showPage(c, <OfferPage view={view} refusal={[error.message]} />, 409);
    }
  }

  /** Shows an offer that is not what the person has read, or no longer waits. */
  async function showAnew(c: OfficeContext, offer: Offer): Promise<Response> {
    const view = await viewOffer(services, c, offer);
    const refusal =
      view.state === 'pending'
        ? [
            'This offer has changed since you opened it.',
            'Below it stands as it is now. Read it again, then answer.',
          ]
        : ['This offer has been answered or has ended since you opened it. What became of it stands below.'];
    return showPage(c, <OfferPage view={view} refusal={refusal} />, 409);
  }

  return routes;
}

/** What became of the posts with the yes: they were accepted as they had been read. */
function describeAccepted({ posts }: OfferView): string {
  const scheduled = posts.filter(({ becomes }) => becomes === 'scheduled').length;
  const review = posts.filter(({ becomes }) => becomes === 'review').length;
  const heldBack = posts.filter(({ becomes }) => becomes === 'held-back').length;
  const contradicted = posts.filter(({ becomes }) => becomes === 'contradicted').length;
  return [
    `The offer is accepted: ${countPosts(scheduled)} ${scheduled === 1 ? 'is' : 'are'} scheduled.`,
    ...(review > 0
      ? [
          `${countPosts(review)} with your own text ${review === 1 ? 'waits' : 'wait'} for the approval of somebody else.`,
        ]
      : []),
    ...(heldBack > 0
      ? [
          `${countPosts(heldBack)} that a rule holds back ${heldBack === 1 ? 'waits' : 'wait'} for approval with a reason.`,
        ]
      : []),
    ...(contradicted > 0
      ? [
          `${countPosts(contradicted)} that your election calendar contradicts ${contradicted === 1 ? 'waits' : 'wait'} for a new text or time.`,
        ]
      : []),
  ].join(' ');
}
