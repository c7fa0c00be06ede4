import type { Office } from '#core/office.ts';
import type { OfficeStore } from '#ports/store.ts';
import { acceptStoredOffer } from '#use-cases/accept-offer.ts';
import { approveStoredPost } from '#use-cases/approve-post.ts';
import { declineStoredOffer } from '#use-cases/decline-offer.ts';
import { editStoredPost } from '#use-cases/edit-post.ts';
import { clerkOf, SEEDER } from './demo-actors.ts';
import { answerOf, DECLINED_BECAUSE, OWN_WORDS, PAST_CAMPAIGN } from './past-story.ts';
import type { PastParts } from './relive.ts';

/** How an office answered in the demo's past. One that has answered already is left alone. */
export async function answerOffer(parts: PastParts, office: Office): Promise<void> {
  const by = clerkOf(office);
  const store = parts.store.forOffice(office.id, by);
  const how = answerOf(office.id);
  const offer = await store.readOffer(PAST_CAMPAIGN);
  if (offer?.state !== 'pending' || how === 'silent') return;
  const answer = { campaignId: PAST_CAMPAIGN, seen: offer.version, by };
  if (how === 'change') await sayItsOwnWay(parts, store, office);
  const answered =
    how === 'decline'
      ? await declineStoredOffer(parts, store, { ...answer, reason: DECLINED_BECAUSE })
      : await acceptStoredOffer(parts, store, answer);
  if (!answered.ok) throw new Error(`${office.id} could not answer: ${answered.error.kind}`);
  await approveRest(parts, store);
}

/** Adds a sentence to the first text on Facebook, before its hashtags. */
async function sayItsOwnWay(parts: PastParts, store: OfficeStore, office: Office): Promise<void> {
  const [post] = (await store.listCampaignPosts(PAST_CAMPAIGN))
    .filter(({ platform }) => platform === 'facebook')
    .toSorted((a, b) => (a.slot.due < b.slot.due ? -1 : 1));
  if (!post || post.text.includes(OWN_WORDS)) return;
  const edited = await editStoredPost({ ...parts, rulesFor: rulesIn(parts) }, store, {
    id: post.id,
    seen: post.version,
    text: post.text.replace(/\n\n(#|$)/, `\n\n${OWN_WORDS}\n\n$1`),
    alt: post.image?.alt ?? '',
    keepImage: true,
    by: clerkOf(office),
  });
  if (!edited.ok) throw new Error(`${office.id} could not change its text: ${edited.error.kind}`);
}

const rulesIn =
  ({ rules }: PastParts) =>
  ({ platform }: { readonly platform: string }) => {
    const found = rules.find((each) => each.platform === platform);
    if (!found) throw new Error(`There are no rules for ${platform}`);
    return found;
  };

/** A text that an office changed needs a second person, who is somebody else here: the demo's people come last. */
async function approveRest(parts: PastParts, store: OfficeStore): Promise<void> {
  for (const post of await store.listCampaignPosts(PAST_CAMPAIGN)) {
    if (post.state !== 'review') continue;
    const decision = { id: post.id, seen: post.version, by: SEEDER };
    const approved = await approveStoredPost(parts, store, decision);
    if (!approved.ok) throw new Error(`The demo post ${post.id} was not approved: ${approved.error.kind}`);
  }
}
