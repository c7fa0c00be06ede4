import type { Concern } from './attention.ts';
import type { Channel } from './channel.ts';
import { closingOf, stageOfHandOff } from './hand-off.ts';
import type { Post } from './post.ts';
import { DAY, epochOf, type Instant, later } from './time.ts';

export type PostNoticeKind = 'rejected' | 'unconfirmed' | 'held' | 'missed' | 'hand-off' | 'hand-off-closing';

/** One thing to tell an office's members by mail. The key is the same as long as it is about the same event. */
export type Notice = { readonly key: string } & (
  | { readonly kind: PostNoticeKind; readonly post: Post }
  | { readonly kind: 'channel-disconnected'; readonly channel: Channel }
  | { readonly kind: 'channel-ending'; readonly channel: Channel; readonly endsAt: Instant }
  | { readonly kind: 'silence'; readonly posts: readonly Post[] }
);

/** How many days before a channel's end its members are told. */
const DAYS_BEFORE_END = [0, 3, 14] as const;

/** What members are told of an office's concerns now. What waits for its own author is told to nobody. */
export function noticesOf(concerns: readonly Concern[], now: Instant): readonly Notice[] {
  return concerns.flatMap((concern) => noticeOf(concern, now) ?? []);
}

/** The next instant at which time alone makes a new notice of something that is known now. */
export function nextNoticeAt(
  posts: readonly Post[],
  channels: readonly Channel[],
  now: Instant,
): Instant | undefined {
  return [
    ...posts.filter(({ state }) => state === 'handoff').map(closingOf),
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
      return noticeOfPost(concern.post, now);
    case 'channel':
      return noticeOfChannel(concern.channel, concern.standing, now);
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

function kindOf(post: Post, now: Instant): PostNoticeKind | undefined {
  switch (post.state) {
    case 'rejected':
    case 'unconfirmed':
    case 'held':
    case 'missed':
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
