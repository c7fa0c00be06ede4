import type { Actor } from '#core/audit.ts';
import { approvePost, cancelPost, submitPost } from '#core/author-post.ts';
import type { Digest } from '#core/digest.ts';
import type { OfficeCalendar } from '#core/election/calendar.ts';
import { checkByCalendar, limitToTruth } from '#core/election/check-by-calendar.ts';
import { describeHeldBack } from '#core/guardrails/held-back.ts';
import type { CampaignId, PostId } from '#core/ids.ts';
import { judgeApprover } from '#core/judge-approver.ts';
import type { Member } from '#core/member.ts';
import { acceptOffer, type Offer, type OfferRefusal, postsLeftIn } from '#core/offer.ts';
import type { Post } from '#core/post.ts';
import type { PostChange, PostRefusal } from '#core/post-change.ts';
import { err, ok, type Result } from '#core/result.ts';
import { type Instant, startOf } from '#core/time.ts';
import { OFFER_CHANGES, type OfficeStore } from '#ports/store.ts';
import { type Delivery, queueSoon, setAlarms } from './arrange-delivery.ts';
import { type CheckingCosts, type CostCheck, checkCost, committing, isOutrun } from './check-cost.ts';
import { readOfficeCalendar } from './judge-by-calendar.ts';
import { type JudgingWording, openJudge, type WordingJudge } from './judge-wording.ts';
import { writeAnew } from './write-anew.ts';

export interface AnsweringOffers extends Delivery, CheckingCosts, JudgingWording {
  readonly digest: Digest;
}

export interface OfferAnswer {
  readonly campaignId: CampaignId;
  /** The version of the offer that the person saw; absent for a standing consent, which answers unseen. */
  readonly seen: number | undefined;
  /** The versions of the posts that the person read: any other is not accepted unread. */
  readonly read?: ReadonlyMap<PostId, number>;
  readonly by: Actor;
}

export type AnswerRefusal =
  | OfferRefusal
  | { readonly kind: 'unknown-offer' }
  /** The offer is not the one that the person saw. */
  | { readonly kind: 'changed-meanwhile'; readonly offer: Offer }
  /** Its posts would take the office over its monthly cost cap. */
  | { readonly kind: 'over-cap'; readonly message: string };

/**
 * Accepts an offer in the office's name: every post as it stands now is approved and scheduled. A text that the same
 * person changed waits for somebody else of the office, if anybody else can approve; what the calendar contradicts, or a
 * rule holds back, waits for somebody who changes it or gives a reason. What has already lost its time is cancelled, since it would go out at once.
 * Interrupted, it can be accepted again: what was approved stays so.
 */
export function acceptStoredOffer(
  parts: AnsweringOffers,
  office: OfficeStore,
  answer: OfferAnswer,
): Promise<Result<Offer, AnswerRefusal>> {
  return writeAnew(() => tryToAccept(parts, office, answer));
}

async function tryToAccept(
  parts: AnsweringOffers,
  office: OfficeStore,
  answer: OfferAnswer,
): Promise<Result<Offer, AnswerRefusal> | 'conflict'> {
  const { campaignId, seen, by } = answer;
  const now = parts.clock.now();
  const offer = await office.readOffer(campaignId);
  if (!offer) return err({ kind: 'unknown-offer' });
  if (seen !== undefined && offer.version !== seen) return err({ kind: 'changed-meanwhile', offer });
  const [all, members] = await Promise.all([office.listCampaignPosts(campaignId), office.listMembers()]);
  const posts = postsLeftIn(offer, all);
  const { read } = answer;
  if (read && posts.some(({ id, version }) => read.get(id) !== version)) {
    return err({ kind: 'changed-meanwhile', offer });
  }
  const accepted = acceptOffer(offer, posts, { by, at: now, ...(seen === undefined && { standing: true }) });
  if (!accepted.ok) return accepted;

  const drafts = posts.filter(({ state }) => state === 'draft');
  const calendar = drafts.length === 0 ? undefined : await readOfficeCalendar(office);
  const judge = await openJudge(parts, office, drafts);
  const changes = drafts.map((post) => decide(parts, post, { by, now, members, office, calendar, judge }));
  const goingOut = changes.map(({ post }) => post).filter(({ state }) => state !== 'cancelled');
  const cost = await checkCost(parts, office, goingOut);
  if (cost.refusal !== undefined) return err({ kind: 'over-cap', message: cost.refusal });
  await setAlarms(parts, dueTimes(changes));
  const stored = await storeInParts(office, offer, accepted.value, changes, cost);
  if (!stored) {
    const current = await office.readOffer(campaignId);
    if (current?.version === offer.version && (await isOutrun(office, cost))) return 'conflict';
    return err(current ? { kind: 'changed-meanwhile', offer: current } : { kind: 'unknown-offer' });
  }
  await queueSoon(
    parts,
    changes.map(({ post }) => post),
  );
  return ok(accepted.value);
}

interface Deciding {
  readonly by: Actor;
  readonly now: Instant;
  readonly members: readonly Member[];
  readonly office: OfficeStore;
  /** As it stands now: a date may have come or moved since the offer was made. */
  readonly calendar: OfficeCalendar | undefined;
  readonly judge: WordingJudge;
}

function decide(
  { digest }: AnsweringOffers,
  draft: Post,
  { by, now, members, office, calendar, judge }: Deciding,
): PostChange {
  const standing = judgeApprover(draft, by, office.officeId, members);
  const post = calendar ? { ...draft, notAfter: limitToTruth(draft, calendar) } : draft;
  const [wrong] = calendar ? checkByCalendar(post, calendar) : [];
  const found = judge(post);
  const trouble = wrong?.message ?? (found.length > 0 ? describeHeldBack(found) : undefined);
  const change =
    startOf(post.slot.due) <= now
      ? cancelPost(post, by)
      : standing === 'needs-another' || trouble !== undefined
        ? submitFrom(post, standing === 'needs-another' ? by : post.author, by, trouble)
        : approvePost(post, by, now, digest, standing);
  if (!change.ok) throw new Error(`A draft cannot be accepted: ${change.error.message}`);
  return change.value;
}

/** Puts a post before approvers. Whoever accepts a text that is not their own can be the one who gives a reason for it. */
function submitFrom(
  draft: Post,
  author: Actor | undefined,
  by: Actor,
  trouble: string | undefined,
): Result<PostChange, PostRefusal> {
  const change = submitPost(draft, by, trouble);
  if (!change.ok || author === by) return change;
  const { author: _, ...post } = change.value.post;
  return ok({ ...change.value, post: { ...post, ...(author && { author }) } });
}

/** Writes what an offer's posts become, and the answer with the last of them. */
async function storeInParts(
  office: OfficeStore,
  offer: Offer,
  accepted: Offer,
  changes: readonly PostChange[],
  cost: CostCheck,
): Promise<boolean> {
  let { version } = offer;
  let rest = changes;
  // What all parts cost was judged together: they commit the office once.
  let to = committing(office, cost);
  while (rest.length > OFFER_CHANGES) {
    const part = await to.writeOffer({ ...offer, version }, rest.slice(0, OFFER_CHANGES), {
      subject: { kind: 'campaign', id: offer.campaignId },
      action: 'offer.accepting',
      summary: `${accepted.answer?.by.name} is accepting the offer “${offer.title}” of ${offer.associationName}.`,
    });
    if (part === 'conflict') return false;
    version += 1;
    to = office;
    rest = rest.slice(OFFER_CHANGES);
  }
  const written = await to.writeOffer({ ...accepted, version }, rest, {
    subject: { kind: 'campaign', id: offer.campaignId },
    action: `offer.${accepted.state}`,
    summary: describeAcceptance(accepted, changes),
  });
  return written === 'written';
}

function describeAcceptance(
  { title, associationName, answer, state }: Offer,
  changes: readonly PostChange[],
) {
  const count = changes.filter(({ post }) => post.state === 'scheduled').length;
  const how = answer?.standing ? ', by the consent given beforehand' : '';
  const own = state === 'customised' ? ' with changes of the office’s own' : '';
  return `${answer?.by.name} accepted the offer “${title}” of ${associationName}${own}${how}: ${count === 1 ? '1 post is' : `${count} posts are`} scheduled.`;
}

function dueTimes(changes: readonly PostChange[]): readonly Instant[] {
  return changes.flatMap(({ post }) => post.dueAt ?? []);
}
