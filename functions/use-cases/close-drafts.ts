import type { Happening } from '#core/audit.ts';
import type { Offer } from '#core/offer.ts';
import type { Post } from '#core/post.ts';
import type { PostChange, PostRefusal } from '#core/post-change.ts';
import type { Result } from '#core/result.ts';
import { OFFER_CHANGES, type OfficeStore, type Written } from '#ports/store.ts';

/** How the rest of an offer ends that is too long for one write; the answer itself stands in the first. */
const REST: Omit<Happening, 'subject'> = {
  action: 'offer.closed',
  summary: 'More drafts of the offer were taken out.',
};

/**
 * Writes an offer that is over, and takes its drafts out. The answer comes with the first posts, so that nobody can
 * accept what is being closed; what an interruption leaves of the rest are drafts, which never go out by themselves.
 */
export async function closeDrafts(
  office: OfficeStore,
  offer: Offer,
  end: (post: Post) => Result<PostChange, PostRefusal>,
  happening: Happening,
): Promise<Written> {
  const posts = await office.listCampaignPosts(offer.campaignId);
  const changes = posts.filter(({ state }) => state === 'draft').map((post) => endDraft(post, end));
  const written = await office.writeOffer(offer, changes.slice(0, OFFER_CHANGES), happening);
  if (written === 'conflict') return 'conflict';
  let { version } = offer;
  for (let from = OFFER_CHANGES; from < changes.length; from += OFFER_CHANGES) {
    version += 1;
    const part = changes.slice(from, from + OFFER_CHANGES);
    const more = await office.writeOffer({ ...offer, version }, part, {
      ...REST,
      subject: happening.subject,
    });
    if (more === 'conflict') break;
  }
  return 'written';
}

function endDraft(post: Post, end: (post: Post) => Result<PostChange, PostRefusal>): PostChange {
  const change = end(post);
  if (!change.ok) throw new Error(`A draft cannot be taken out: ${change.error.message}`);
  return change.value;
}
