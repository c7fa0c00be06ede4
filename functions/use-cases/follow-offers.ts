import type { Actor } from '#core/audit.ts';
import type { MessageId, OfficeId, Platform } from '#core/ids.ts';
import type { Offer } from '#core/offer.ts';
import type { Post, PostState } from '#core/post.ts';
import type { Receipt } from '#core/publish-outcome.ts';
import type { Store } from '#ports/store.ts';

/** A post of a campaign that is public, and where. */
export interface PublicPost {
  readonly platform: Platform;
  readonly receipt: Receipt;
}

/** What has become of an offered campaign's posts in one office: no text, only numbers and what everybody can see. */
export interface OfficeOutcome {
  readonly officeId: OfficeId;
  readonly published: readonly PublicPost[];
  /** Sent, or being sent at this moment, without an answer yet: they may be public. */
  readonly unsure: number;
  /** Approved, or waiting for a second person: what a withdrawal keeps from going out. */
  readonly coming: number;
  readonly held: number;
}

/** Offices read at the same time. */
const READERS = 16;

const UNSURE: readonly PostState[] = ['publishing', 'unconfirmed'];
const COMING: readonly PostState[] = ['review', 'scheduled', 'handoff'];

/**
 * What has become of a campaign, or of one message of it, in the offices of some offers, in their order. It reads the
 * posts of this campaign only: the offices' own are not the association's to see.
 */
export async function followOffers(
  { store }: { readonly store: Pick<Store, 'forOffice'> },
  offers: readonly Offer[],
  by: Actor,
  message?: MessageId,
): Promise<readonly OfficeOutcome[]> {
  const isMeant = ({ source }: Post) => message === undefined || source.messageId === message;
  const outcomes: OfficeOutcome[] = [];
  for (let from = 0; from < offers.length; from += READERS) {
    const some = offers.slice(from, from + READERS);
    outcomes.push(
      ...(await Promise.all(
        some.map(async ({ officeId, campaignId }) => {
          const posts = await store.forOffice(officeId, by).listCampaignPosts(campaignId);
          return summarize(officeId, posts.filter(isMeant));
        }),
      )),
    );
  }
  return outcomes;
}

/** Whether anything of an offer can have gone out: never before somebody of the office has answered, or after a no. */
export function canHaveGoneOut({ state, answer }: Pick<Offer, 'state' | 'answer'>): boolean {
  return state !== 'declined' && answer !== undefined;
}

function summarize(officeId: OfficeId, posts: readonly Post[]): OfficeOutcome {
  const count = (states: readonly PostState[]) => posts.filter(({ state }) => states.includes(state)).length;
  return {
    officeId,
    published: posts.flatMap(({ state, platform, receipt }) =>
      state === 'published' && receipt ? [{ platform, receipt }] : [],
    ),
    unsure: count(UNSURE),
    coming: count(COMING),
    held: count(['held']),
  };
}
