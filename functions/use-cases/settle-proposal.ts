import type { Actor } from '#core/audit.ts';
import { cancelPost, takeProposedPost } from '#core/author-post.ts';
import type { CampaignId, PostId } from '#core/ids.ts';
import { type Offer, settleProposal } from '#core/offer.ts';
import type { PostChange } from '#core/post-change.ts';
import { type ProposedChange, subjectOfChange } from '#core/proposal.ts';
import { err, ok, type Result } from '#core/result.ts';
import { OFFER_CHANGES, type OfficeStore } from '#ports/store.ts';
import type { AnsweringOffers, AnswerRefusal } from './accept-offer.ts';
import { approveStoredPost } from './approve-post.ts';
import { type ReadingProposals, readProposal } from './read-proposal.ts';

export interface ProposalDecision {
  readonly campaignId: CampaignId;
  /** The version of the offer that the person saw. */
  readonly seen: number;
  /** The posts of which they take what is proposed; the office's own stay as they are. */
  readonly take: ReadonlySet<PostId>;
  /** Whether they may approve what they take: else it waits for somebody who can. */
  readonly mayApprove: boolean;
  readonly by: Actor;
}

/**
 * Settles a revised campaign in an office: what is taken replaces the office's own, the rest is kept. In an offer that
 * was accepted, what is taken is approved by whoever takes it, since they have read it and did not write it; in one that
 * is still open it waits with the other drafts.
 */
export async function settleStoredProposal(
  parts: AnsweringOffers & ReadingProposals,
  office: OfficeStore,
  decision: ProposalDecision,
): Promise<Result<Offer, AnswerRefusal>> {
  const { campaignId, seen, take, by } = decision;
  const proposal = await readProposal(parts, office, campaignId, by);
  const offer = proposal?.offer ?? (await office.readOffer(campaignId));
  if (!offer) return err({ kind: 'unknown-offer' });
  if (!proposal || offer.version !== seen) return err({ kind: 'changed-meanwhile', offer });

  const taken = proposal.changes.filter((change) => take.has(subjectOfChange(change).id));
  const changes = taken.map((change) => apply(change, offer, by));
  const settled = settleProposal(offer, proposal.plan.posts.length, proposal.plan.omitted);
  const written = await storeInParts(office, offer, settled, changes, by);
  if (!written) {
    const current = await office.readOffer(campaignId);
    return err(current ? { kind: 'changed-meanwhile', offer: current } : { kind: 'unknown-offer' });
  }
  if (offer.state !== 'pending' && decision.mayApprove) {
    for (const { post } of changes) {
      if (post.state !== 'draft') continue;
      // One that cannot be approved now, such as for a past time, stays a draft, which the dashboard shows.
      await approveStoredPost(parts, office, { id: post.id, seen: post.version + 1, by });
    }
  }
  return ok(settled);
}

function apply(change: ProposedChange, offer: Offer, by: Actor): PostChange {
  switch (change.kind) {
    case 'changed':
      return insist(takeProposedPost(change.own, change.proposed, by));
    case 'dropped':
      return insist(cancelPost(change.own, by));
    case 'added': {
      const { offeredBy, ...rest } = change.proposed;
      const post = offer.state === 'pending' ? change.proposed : rest;
      return {
        post,
        happening: {
          subject: { kind: 'post', id: post.id },
          action: 'post.proposed',
          summary: `${by.name} took a post over from the revised campaign of ${offer.associationName}.`,
          details: { association: offeredBy ?? offer.associationId },
        },
      };
    }
  }
}

function insist<E extends { readonly message: string }>(change: Result<PostChange, E>): PostChange {
  if (!change.ok) throw new Error(`A proposal cannot be taken over: ${change.error.message}`);
  return change.value;
}

/** Writes what was taken, and that the proposal is settled with the last of it: interrupted, it waits as before. */
async function storeInParts(
  office: OfficeStore,
  offer: Offer,
  settled: Offer,
  changes: readonly PostChange[],
  by: Actor,
): Promise<boolean> {
  const subject = { kind: 'campaign' as const, id: offer.campaignId };
  let { version } = offer;
  let rest = changes;
  while (rest.length > OFFER_CHANGES) {
    const summary = `${by.name} is taking over the revised campaign of ${offer.associationName}.`;
    const part = await office.writeOffer({ ...offer, version }, rest.slice(0, OFFER_CHANGES), {
      subject,
      action: 'offer.taking-over',
      summary,
    });
    if (part === 'conflict') return false;
    version += 1;
    rest = rest.slice(OFFER_CHANGES);
  }
  const summary = `${by.name} looked at the revised campaign of ${offer.associationName}: ${changes.length} of its changes were taken over, the office’s own posts stay otherwise.`;
  const written = await office.writeOffer({ ...settled, version }, rest, {
    subject,
    action: 'offer.settled',
    summary,
  });
  return written === 'written';
}
