import * as z from 'zod';
import { Actor } from './audit.ts';
import { AssociationId, CampaignId, OfficeId, PackId } from './ids.ts';
import { findWithdrawn, WithdrawnMessage } from './message-withdrawal.ts';
import type { Post } from './post.ts';
import { err, ok, type Result } from './result.ts';
import { Instant } from './time.ts';

/**
 * `pending` until somebody of the office answers. `accepted` as offered, `customised` with changes of its own,
 * `declined`; `expired` where nobody answered in time, which is no consent; `withdrawn` by the association.
 */
export const OfferState = z.enum(['pending', 'accepted', 'customised', 'declined', 'expired', 'withdrawn']);
export type OfferState = z.infer<typeof OfferState>;

/** An association's campaign put to one office: exactly the posts that would go out in its name, as drafts. */
export const Offer = z.object({
  /** The association's campaign, and the office's own of the same id. */
  campaignId: CampaignId,
  associationId: AssociationId,
  associationName: z.string(),
  officeId: OfficeId,
  packId: PackId,
  title: z.string(),
  state: OfferState,
  /** The revision of the campaign that the office's posts were made from. */
  revision: z.int().positive(),
  /** A newer revision, which waits beside the office's own text until somebody looks at it. */
  proposed: z.int().positive().optional(),
  deadline: Instant,
  /** Posts made for this office. */
  posts: z.int().nonnegative(),
  /** What could not be made for this office, and why, in sentences. */
  omitted: z.array(z.string()),
  /** Single messages of it that the association has taken back; absent where none is. */
  withdrawn: z.array(WithdrawnMessage).optional(),
  answer: z
    .object({
      by: Actor,
      at: Instant,
      /** Why it was declined. */
      reason: z.string().optional(),
      /** Given beforehand, by a standing consent to the pack. */
      standing: z.boolean().optional(),
    })
    .optional(),
  /** Why a consent given beforehand did not answer it, in a sentence for the office: it waits for a person. */
  consentRefused: z.object({ kind: z.literal('over-cap'), message: z.string() }).optional(),
  /** When the association last asked for an answer. */
  nudgedAt: Instant.optional(),
  createdAt: Instant,
  version: z.int().nonnegative(),
});
export type Offer = z.infer<typeof Offer>;

/** What an office has answered, and how many posts it is about. */
export const OfferAnswer = Offer.pick({ officeId: true, state: true, posts: true, answer: true });
export type OfferAnswer = z.infer<typeof OfferAnswer>;

/** Why an offer cannot be answered now. */
export interface OfferRefusal {
  readonly kind: 'closed';
  readonly message: string;
}

/** Whether an offer still waits for an answer at this instant: past its deadline it is over, noted or not. */
export function isOpen({ state, deadline }: Pick<Offer, 'state' | 'deadline'>, now: Instant): boolean {
  return state === 'pending' && now < deadline;
}

/** What an offer is at this instant, whether or not anything has noted yet that its deadline passed. */
export function stateOf(offer: Pick<Offer, 'state' | 'deadline'>, now: Instant): OfferState {
  return offer.state === 'pending' && !isOpen(offer, now) ? 'expired' : offer.state;
}

/** Takes an office's yes to what is left of its posts. Where it has changed a text or time, the offer is customised. */
export function acceptOffer(
  offer: Offer,
  posts: readonly Post[],
  answer: NonNullable<Offer['answer']>,
): Result<Offer, OfferRefusal> {
  if (!isOpen(offer, answer.at)) return err(describeClosed(offer, answer.at));
  if (offer.proposed !== undefined) return err({ kind: 'closed', message: REVISED });
  const state = posts.some(isCustomised) ? 'customised' : 'accepted';
  const { consentRefused, ...open } = offer;
  return ok({ ...open, state, answer });
}

/** Takes an office's no. */
export function declineOffer(
  offer: Offer,
  answer: NonNullable<Offer['answer']>,
): Result<Offer, OfferRefusal> {
  if (!isOpen(offer, answer.at)) return err(describeClosed(offer, answer.at));
  const { consentRefused, ...open } = offer;
  return ok({ ...open, state: 'declined', answer });
}

/** Notes why a consent given beforehand did not answer the offer: it waits for a person instead. */
export function refuseConsent(offer: Offer, refused: NonNullable<Offer['consentRefused']>): Offer {
  return { ...offer, consentRefused: refused };
}

/** Whether a revision of the campaign is of use to the office: it has not said no, and nothing is closed. */
export function takesProposals({ state }: Pick<Offer, 'state'>): boolean {
  return state === 'pending' || state === 'accepted' || state === 'customised';
}

/** Whether an offer waits for somebody of the office: for its answer, or for a look at what the association revised. */
export function needsLook(offer: Offer, now: Instant): boolean {
  return isOpen(offer, now) || (offer.proposed !== undefined && takesProposals(offer));
}

/** Puts a newer revision of the campaign beside what the office has. */
export function proposeRevision(offer: Offer, revision: number, deadline: Instant): Offer {
  return {
    ...offer,
    proposed: revision,
    ...(offer.state === 'pending' && { deadline }),
  };
}

/** Notes that the office has looked at the newest revision, and has taken of it what it wanted. */
export function settleProposal(
  { proposed, ...offer }: Offer,
  posts: number,
  omitted: readonly string[],
): Offer {
  return { ...offer, revision: proposed ?? offer.revision, posts, omitted: [...omitted] };
}

/** What is left of an offer's posts for the office to answer: without drafts that the association has taken out. */
export function postsLeftIn(
  { withdrawn }: Pick<Offer, 'withdrawn'>,
  posts: readonly Post[],
): readonly Post[] {
  return posts.filter(
    ({ state, source }) => state !== 'cancelled' || findWithdrawn(withdrawn, source.messageId) === undefined,
  );
}

/** Whether an office has made a post its own since it was offered: every change of text or time counts. */
export function isCustomised({ revision, state }: Post): boolean {
  return revision > 1 || state === 'cancelled';
}

function describeClosed(offer: Offer, now: Instant): OfferRefusal {
  const state = stateOf(offer, now);
  return { kind: 'closed', message: CLOSED[state] };
}

const REVISED =
  'The association has revised this campaign. Compare its proposal with your posts first, then accept.';

const CLOSED: Readonly<Record<OfferState, string>> = {
  pending: 'This offer has changed meanwhile. Reload the page.',
  accepted: 'Your office has accepted this offer already.',
  customised: 'Your office has accepted this offer already, with changes of its own.',
  declined: 'Your office has declined this offer. Ask the association to offer it again.',
  expired:
    'The time to answer this offer is over, so nothing of it goes out. Ask the association to offer it again.',
  withdrawn: 'The association has withdrawn this offer. Nothing more of it goes out.',
};
