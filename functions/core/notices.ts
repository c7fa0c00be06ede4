import type { Concern } from './attention.ts';
import type { Channel } from './channel.ts';
import { closingOf, type HandOffBar, stageOfHandOff } from './hand-off.ts';
import { isOpen, type Offer } from './offer.ts';
import type { Post } from './post.ts';
import { DAY, epochOf, type Instant, instantOf, later, MINUTE } from './time.ts';

export type PostNoticeKind =
  | 'rejected'
  | 'unconfirmed'
  | 'held'
  | 'missed'
  | 'review'
  | 'removed'
  | 'hand-off'
  | 'hand-off-closing'
  | 'hand-off-barred';

/**
 * Why an office is told of an offer: it has come, the association asks for an answer, the deadline is near, or the
 * association has revised it.
 */
export type OfferStage = 'received' | 'nudged' | 'closing' | 'revised';

/** One thing to tell an office's members by mail. The key is the same as long as it is about the same event. */
export type Notice = { readonly key: string } & (
  | { readonly kind: Exclude<PostNoticeKind, 'hand-off-barred'>; readonly post: Post }
  | { readonly kind: 'hand-off-barred'; readonly post: Post; readonly why: string }
  | { readonly kind: 'channel-disconnected'; readonly channel: Channel }
  | { readonly kind: 'channel-ending'; readonly channel: Channel; readonly endsAt: Instant }
  | { readonly kind: 'offer'; readonly offer: Offer; readonly stage: OfferStage }
  | { readonly kind: 'silence'; readonly posts: readonly Post[] }
);

/** A notice of a post to which the same may have happened as to many others. */
export type PostNotice = {
  readonly key: string;
  readonly kind: Exclude<PostNoticeKind, 'hand-off' | 'hand-off-closing' | 'hand-off-barred'>;
  readonly post: Post;
};

/** Notices that are told together where they are many: of the same kind and, for posts on hold, for the same reason. */
export interface Bundle {
  readonly notices: readonly PostNotice[];
  /** The same for whatever joins the bundle later. */
  readonly cause: string;
  /** How many messages a member gets of one cause within `PACE`. What is more is told in one. */
  readonly messages: number;
}

/** A stop, a dead channel or a platform out of order can hit every post of an office within minutes. */
export const PACE = 30 * MINUTE;

/** A reason names each post's own trouble, such as a refusal: a few are better read one by one. */
const FEW = 3;

/** Long enough to tell reasons apart, and short enough for a key. */
const CAUSE_LENGTH = 120;

/** Gathers what is told together. Hand-offs and channels are told one by one: each is a task of its own. */
export function bundleNotices(notices: readonly Notice[]): readonly (Notice | Bundle)[] {
  const bundles = new Map<string, Bundle>();
  const told: (Notice | string)[] = [];
  for (const notice of notices) {
    if (!isOneOfMany(notice)) {
      told.push(notice);
      continue;
    }
    const cause = causeOf(notice);
    const begun = bundles.get(cause);
    if (!begun) told.push(cause);
    const messages = notice.kind === 'held' || notice.kind === 'review' ? 1 : FEW;
    bundles.set(cause, { notices: [...(begun?.notices ?? []), notice], cause, messages });
  }
  return told.flatMap((each) => (typeof each === 'string' ? (bundles.get(each) ?? []) : each));
}

/** The key of one of a cause's messages within the half hour of the clock that `now` lies in. */
export function paceKey({ cause }: Pick<Bundle, 'cause'>, message: number, now: Instant): string {
  return `pace#${halfHourOf(now)}#${message}#${cause}`;
}

function halfHourOf(now: Instant): Instant {
  return instantOf(Math.floor(epochOf(now) / PACE) * PACE);
}

function isOneOfMany(notice: Notice): notice is PostNotice & Notice {
  return ['held', 'rejected', 'unconfirmed', 'missed', 'review', 'removed'].includes(notice.kind);
}

function causeOf({ kind, post }: PostNotice): string {
  return kind === 'held' ? `held#${(post.trouble ?? '').slice(0, CAUSE_LENGTH)}` : kind;
}

/** How many days before a channel's end its members are told. */
const DAYS_BEFORE_END = [0, 3, 14] as const;

/** How long before its deadline an office is reminded of an offer, in milliseconds. */
const BEFORE_DEADLINE = DAY;

/** What members are told of an office's concerns now. What waits for its own author is told to nobody. */
export function noticesOf(concerns: readonly Concern[], now: Instant): readonly Notice[] {
  return concerns.flatMap((concern) => noticeOf(concern, now) ?? []);
}

/**
 * How often an office is looked at while somebody is to post by hand: an association's stop or a time of silence may
 * have come, which nobody at the office has done.
 */
const HAND_OFF_LOOK = 10 * MINUTE;

/** The next instant at which there may be a new notice of something that is known now. */
export function nextNoticeAt(
  posts: readonly Post[],
  channels: readonly Channel[],
  now: Instant,
  offers: readonly Offer[] = [],
): Instant | undefined {
  const handOffs = posts.filter(({ state }) => state === 'handoff');
  const isWatched = handOffs.some(({ notAfter }) => now < notAfter);
  return [
    ...(isWatched ? [later(now, HAND_OFF_LOOK)] : []),
    ...offers.filter((offer) => isOpen(offer, now)).map(({ deadline }) => later(deadline, -BEFORE_DEADLINE)),
    ...handOffs.map(closingOf),
    ...channels.flatMap(({ status, expiresAt }) =>
      status === 'connected' && expiresAt !== undefined
        ? DAYS_BEFORE_END.map((days) => later(expiresAt, -days * DAY))
        : [],
    ),
  ]
    .filter((at) => at > now)
    .sort()[0];
}

function noticeOf(concern: Concern, now: Instant): Notice | undefined {
  switch (concern.kind) {
    case 'post':
      return concern.bar ? noticeOfBar(concern.post, concern.bar) : noticeOfPost(concern.post, now);
    case 'removed':
      // It goes once: what is read of other posts, or recorded of this one, makes no new event.
      return { kind: 'removed', post: concern.post, key: `post#${concern.post.id}#removed` };
    case 'channel':
      return noticeOfChannel(concern.channel, concern.standing, now);
    case 'offer':
      return noticeOfOffer(concern.offer, now);
    case 'silence': {
      const [longest] = concern.posts;
      return longest && { ...concern, kind: 'silence', key: `silence#${longest.id}#${longest.dueAt ?? ''}` };
    }
  }
}

/** A post's version tells its events apart: it can be held, released, and held again for another reason. */
function noticeOfPost(post: Post, now: Instant): Notice | undefined {
  const kind = kindOf(post, now);
  return kind && { kind, post, key: `post#${post.id}#${kind}#${post.version}` };
}

/** Each stop and each time of silence is told once: another one may cover the post again. */
function noticeOfBar(post: Post, { why, since }: HandOffBar): Notice {
  return { kind: 'hand-off-barred', post, why, key: `post#${post.id}#hand-off-barred#${since}` };
}

function kindOf(post: Post, now: Instant): Exclude<PostNoticeKind, 'hand-off-barred'> | undefined {
  switch (post.state) {
    case 'rejected':
    case 'unconfirmed':
    case 'held':
    case 'missed':
    case 'review':
      return post.state;
    case 'handoff':
      return stageOfHandOff(post, now) === 'due' ? 'hand-off' : 'hand-off-closing';
    default:
      return undefined;
  }
}

function noticeOfChannel(
  channel: Channel,
  standing: 'disconnected' | 'ending',
  now: Instant,
): Notice | undefined {
  const subject = `channel#${channel.platform}`;
  if (standing === 'disconnected') {
    // A connection ends once; the next one begins at another instant.
    return { kind: 'channel-disconnected', channel, key: `${subject}#disconnected#${channel.connectedAt}` };
  }
  const endsAt = channel.expiresAt;
  if (endsAt === undefined) return undefined;
  const left = epochOf(endsAt) - epochOf(now);
  const days = DAYS_BEFORE_END.find((stage) => left <= stage * DAY);
  return days === undefined
    ? undefined
    : { kind: 'channel-ending', channel, endsAt, key: `${subject}#ending-${days}#${endsAt}` };
}

/** The latest of what there is to tell of an offer, which says all that came before. */
function noticeOfOffer(offer: Offer, now: Instant): Notice | undefined {
  const { campaignId, createdAt, nudgedAt, deadline, proposed } = offer;
  if (proposed !== undefined) {
    return { kind: 'offer', offer, stage: 'revised', key: `offer#${campaignId}#revised#${proposed}` };
  }
  const events: readonly { readonly stage: OfferStage; readonly at: Instant }[] = [
    { stage: 'received', at: createdAt },
    { stage: 'closing', at: later(deadline, -BEFORE_DEADLINE) },
    ...(nudgedAt ? [{ stage: 'nudged' as const, at: nudgedAt }] : []),
  ];
  const latest = events
    .filter(({ at }) => at <= now)
    .toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0))
    .at(-1);
  return (
    latest && {
      kind: 'offer',
      offer,
      stage: latest.stage,
      key: `offer#${campaignId}#${latest.stage}#${latest.at}`,
    }
  );
}
