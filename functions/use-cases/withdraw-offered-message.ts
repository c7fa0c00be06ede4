import type { AssociationCampaign } from '#core/association-campaign.ts';
import {
  describeWithdrawn,
  findWithdrawn,
  type MessageWithdrawal,
  mayBeOut,
  noteFor,
  takeBack,
} from '#core/message-withdrawal.ts';
import { type Offer, takesProposals } from '#core/offer.ts';
import type { PostChange } from '#core/post-change.ts';
import { OFFER_CHANGES, type OfficeStore } from '#ports/store.ts';
import type { Delivery } from './arrange-delivery.ts';
import { storeChange } from './store-change.ts';
import { writeAnew } from './write-anew.ts';

/**
 * Takes one withdrawn message of a campaign back from one office: its drafts are taken out of the offer, what is
 * scheduled is put on hold. The rest of the offer stands as it did. The association's stop has kept the message from
 * going out since the moment it was withdrawn.
 */
export async function withdrawOfferedMessage(
  parts: Delivery,
  office: OfficeStore,
  campaign: AssociationCampaign,
  message: MessageWithdrawal,
): Promise<void> {
  // A conflict is somebody of the office who answers or compares at this moment: what they have is read again.
  const did = await writeAnew(() => takeBackOnce(parts, office, campaign, message));
  if (did === 'nothing') return;
  const now = parts.clock.now();
  await office.lookAgain(now, now);
}

async function takeBackOnce(
  parts: Delivery,
  office: OfficeStore,
  { id }: AssociationCampaign,
  message: MessageWithdrawal,
): Promise<'conflict' | 'done' | 'nothing'> {
  const offer = await office.readOffer(id);
  if (!offer || !takesProposals(offer)) return 'nothing';
  const all = await office.listCampaignPosts(id);
  const posts = all.filter(({ source }) => source.messageId === message.messageId);
  const why = describeWithdrawn(offer.associationName, message);
  const drafts: PostChange[] = [];
  let gone = posts.filter((post) => !mayBeOut(post)).length;
  for (const post of posts) {
    const change = takeBack(post, why);
    if (!change) continue;
    if (!change.ok) throw new Error(`A post cannot be taken back: ${change.error.message}`);
    if (post.state === 'draft') drafts.push(change.value);
    else if ((await storeChange(parts, office, change.value)) === 'conflict') {
      // One that is being sent at this moment, or was changed by a person, is met by the stop instead.
      const current = await office.readPost(post.id);
      if (current && mayBeOut(current)) gone -= 1;
    }
  }
  const isNoted = findWithdrawn(offer.withdrawn, message.messageId) !== undefined;
  if (isNoted && drafts.length === 0) return 'nothing';
  const noted = isNoted ? offer : note(offer, message, gone);
  return (await storeInParts(office, offer, noted, drafts, why)) ? 'done' : 'conflict';
}

/** The offer without so many posts of the message, which are not out. */
function note(offer: Offer, message: MessageWithdrawal, gone: number): Offer {
  return {
    ...offer,
    posts: Math.max(0, offer.posts - gone),
    withdrawn: [...(offer.withdrawn ?? []), noteFor(message)],
  };
}

/** Takes the drafts out, and notes the withdrawal with the last of them: interrupted, the rest is taken out anew. */
async function storeInParts(
  office: OfficeStore,
  offer: Offer,
  noted: Offer,
  drafts: readonly PostChange[],
  why: string,
): Promise<boolean> {
  const happening = {
    subject: { kind: 'campaign' as const, id: offer.campaignId },
    action: 'offer.message-withdrawn',
    summary: `${why} What had not gone out of it is on hold or taken out; the rest of “${offer.title}” stays as it is.`,
  };
  let { version } = offer;
  let rest = drafts;
  while (rest.length > OFFER_CHANGES) {
    const part = await office.writeOffer({ ...offer, version }, rest.slice(0, OFFER_CHANGES), happening);
    if (part === 'conflict') return false;
    version += 1;
    rest = rest.slice(OFFER_CHANGES);
  }
  return (await office.writeOffer({ ...noted, version }, rest, happening)) === 'written';
}
