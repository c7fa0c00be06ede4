import type { Channel } from '#core/channel.ts';
import { canonical, type Digest } from '#core/digest.ts';
import { readCalendars } from '#core/election/calendar.ts';
import { contradictionsOf } from '#core/election/check-by-calendar.ts';
import type { Finding } from '#core/guardrails/guardrail.ts';
import { judgeApprover } from '#core/judge-approver.ts';
import { can, type Member } from '#core/member.ts';
import { isCustomised, type Offer, type OfferState, postsLeftIn, stateOf } from '#core/offer.ts';
import type { Office } from '#core/office.ts';
import type { Post } from '#core/post.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { Instant } from '#core/time.ts';
import { type CostCheck, checkCost } from '#use-cases/check-cost.ts';
import { openJudge } from '#use-cases/judge-wording.ts';
import { type LinksView, viewPlannedLinks } from './links-view.ts';
import type { OfficeContext } from './office-env.ts';
import { othersWhoApprove } from './others-who-approve.ts';
import { isPast } from './post-actions.ts';
import type { Services } from './services.ts';

/** What becomes of a post when this member accepts its offer. */
export type Becomes =
  | 'scheduled'
  /** The member's own text, which somebody else has to approve. */
  | 'review'
  /** The calendar contradicts it: it is not scheduled until somebody has changed its text or time. */
  | 'contradicted'
  /** A rule holds it back: it waits until somebody has changed it or given a reason. */
  | 'held-back'
  /** Its time has passed, so it would go out at once. */
  | 'left-out'
  | 'cancelled';

export interface OfferedPost {
  readonly post: Post;
  readonly becomes: Becomes;
  /** Whether the office has changed its text or time. */
  readonly changed: boolean;
  /** What the office's calendar says against it now, in sentences. */
  readonly contradictions: readonly string[];
  /** What a rule holds back of its words. */
  readonly heldBack: readonly Finding[];
  /** Whether the member would approve a text of their own, because nobody else can. */
  readonly alone: boolean;
}

/** Everything that the page of an offer shows. */
export interface OfferView {
  readonly office: Office;
  readonly offer: Offer;
  /** As it is now, whether or not anything has noted yet that the deadline passed. */
  readonly state: OfferState;
  /** In the order in which they go out. */
  readonly posts: readonly OfferedPost[];
  readonly channels: readonly Channel[];
  readonly rules: readonly TextRules[];
  readonly mayAnswer: boolean;
  readonly mayWrite: boolean;
  /** Who besides this member can approve a text. */
  readonly others: readonly Member[];
  /** What the posts cost that a yes lets go out, beside all that the office has planned; absent where none can be given. */
  readonly cost: CostCheck | undefined;
  readonly now: Instant;
  /** Where the links of posts that can still go out lead. */
  readonly links: LinksView;
  /** Names exactly this offer with these posts: what an answer is given to. */
  readonly seen: string;
}

/** Reads what belongs to an offer. */
export async function viewOffer(
  services: Pick<Services, 'clock' | 'digest' | 'rules' | 'prices' | 'packs' | 'store' | 'linkProbe'>,
  c: OfficeContext,
  offer: Offer,
): Promise<OfferView> {
  const { office, profile, member, actor } = c.var;
  const { clock, digest, rules } = services;
  const now = clock.now();
  const state = stateOf(offer, now);
  const [all, channels, members, calendars] = await Promise.all([
    office.listCampaignPosts(offer.campaignId),
    office.listChannels(),
    office.listMembers(),
    state === 'pending' ? office.listCalendars() : [],
  ]);
  const posts = postsLeftIn(offer, all);
  const calendar = readCalendars(profile, calendars);
  const judge = state === 'pending' ? await openJudge(services, office, posts) : () => [];
  const officeId = profile.id;
  const offered = posts.map((post): OfferedPost => {
    const standing = judgeApprover(post, actor, officeId, members);
    const isOver = post.state === 'cancelled' ? 'cancelled' : isPast(post, now) ? 'left-out' : undefined;
    const contradictions = state === 'pending' && !isOver ? contradictionsOf(post, calendar) : [];
    const heldBack = isOver ? [] : judge(post);
    const inReview = standing === 'needs-another' ? 'review' : 'scheduled';
    const waits = heldBack.length > 0 ? 'held-back' : inReview;
    return {
      post,
      becomes: isOver ?? (contradictions.length > 0 ? 'contradicted' : waits),
      contradictions,
      heldBack,
      changed: post.state !== 'cancelled' && isCustomised(post),
      alone: standing === 'alone',
    };
  });
  const goingOut = offered.filter(isTaken).map(({ post }) => post);
  return {
    office: profile,
    offer,
    state,
    posts: offered,
    cost:
      state === 'pending' && goingOut.length > 0 ? await checkCost(services, office, goingOut) : undefined,
    now,
    links: await viewPlannedLinks(
      services,
      goingOut.map((post) => ({ post })),
    ),
    channels,
    rules,
    mayAnswer: can(member, { officeId }, 'approve'),
    mayWrite: can(member, { officeId }, 'write'),
    others: othersWhoApprove(members, officeId, member.id),
    seen: nameSeen(digest, offer, posts),
  };
}

/** Whether a yes takes a post, at once or after somebody else's. */
export function isTaken({ becomes }: OfferedPost): boolean {
  return becomes !== 'left-out' && becomes !== 'cancelled';
}

/** The same for the same offer with the same posts, each in the same version. */
export function nameSeen(digest: Digest, { version }: Offer, posts: readonly Post[]): string {
  const versions = posts
    .map((post) => [post.id, post.version] as const)
    .toSorted(([a], [b]) => (a < b ? -1 : 1));
  return `${version}.${digest(canonical(versions))}`;
}
