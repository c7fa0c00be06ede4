import { Hono } from 'hono';
import { CampaignId } from '#core/ids.ts';
import { can } from '#core/member.ts';
import { type Proposal, readProposal } from '#use-cases/read-proposal.ts';
import { settleStoredProposal } from '#use-cases/settle-proposal.ts';
import { type FormState, freshForm } from '../forms/form-state.ts';
import { PROPOSAL_LISTS, ProposalForm } from '../forms/proposal-form.ts';
import { readForm } from '../forms/read-form.ts';
import { offerPath } from '../offer-paths.ts';
import type { OfficeContext, OfficeEnv } from '../office-env.ts';
import { ProposalPage } from '../pages/proposal.tsx';
import type { Services } from '../services.ts';
import { goOn } from '../session/go-on.ts';
import { requireAbility } from '../session/require-ability.tsx';
import { showPage } from '../show-page.tsx';

/** A revised campaign beside what an office has of it. Below `/offices/:office`. */
export function proposalRoutes(services: Services): Hono<OfficeEnv> {
  const routes = new Hono<OfficeEnv>();

  routes.get('/offers/:campaign/proposal', requireAbility('read'), (c) =>
    withProposal(c, (proposal) => show(c, proposal, freshForm())),
  );

  routes.post('/offers/:campaign/proposal', requireAbility('write'), (c) =>
    withProposal(c, async (proposal) => {
      const reading = await readForm(c.req, ProposalForm, PROPOSAL_LISTS);
      if (!reading.ok) return show(c, proposal, reading, 422);
      const { office, actor, member, profile, session } = c.var;
      const { campaignId } = proposal.offer;
      const settled = await settleStoredProposal(services, office, {
        campaignId,
        seen: reading.value.seen,
        take: new Set(reading.value.take),
        mayApprove: can(member, { officeId: profile.id }, 'approve'),
        by: actor,
      });
      if (!settled.ok) return show(c, proposal, { values: {}, errors: { '': CHANGED } }, 409);
      const taken = reading.value.take.length;
      const notice =
        taken === 0
          ? 'Your posts stay as they are.'
          : `${taken} of the proposed changes are in. Your other posts stay as they are.`;
      return goOn(c, services, session, offerPath(profile.id, campaignId), notice);
    }),
  );

  /** Goes on with the proposal that waits for this office under the address, if one does. */
  async function withProposal(
    c: OfficeContext,
    goAhead: (proposal: Proposal) => Response | Promise<Response>,
  ): Promise<Response> {
    const id = CampaignId.safeParse(c.req.param('campaign'));
    const proposal = id.success
      ? await readProposal(services, c.var.office, id.data, c.var.actor)
      : undefined;
    if (proposal) return goAhead(proposal);
    const offer = id.success ? await c.var.office.readOffer(id.data) : undefined;
    // Whoever comes after a colleague has settled it wants to see what became of it.
    return offer ? c.redirect(offerPath(c.var.profile.id, offer.campaignId), 303) : c.notFound();
  }

  async function show(
    c: OfficeContext,
    proposal: Proposal,
    form: FormState,
    status: 200 | 409 | 422 = 200,
  ): Promise<Response> {
    const { office, profile, member } = c.var;
    const page = (
      <ProposalPage
        office={profile}
        proposal={proposal}
        channels={await office.listChannels()}
        rules={services.rules}
        form={form}
        mayWrite={can(member, { officeId: profile.id }, 'write')}
        mayApprove={can(member, { officeId: profile.id }, 'approve')}
      />
    );
    return showPage(c, page, status);
  }

  return routes;
}

const CHANGED =
  'The offer or one of its posts has changed since you opened this page. Below it stands as it is now: compare again, then decide.';
