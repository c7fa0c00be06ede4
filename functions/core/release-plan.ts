import type { Channel } from './channel.ts';
import type { Digest } from './digest.ts';
import { type Blackout, covers, type Gates, isTooLate, type Stop } from './gate.ts';
import type { Finding } from './guardrails/guardrail.ts';
import { hashContent, type Post } from './post.ts';
import { type Instant, later, startOf } from './time.ts';

/** Why a held post would not go out even if a person released it. */
export type Obstacle =
  /** Its last moment has passed. */
  | { readonly kind: 'too-late' }
  /** So many others go first on its channel that its last moment would pass. */
  | { readonly kind: 'crowded-out' }
  | { readonly kind: 'stopped'; readonly stop: Stop }
  | { readonly kind: 'silent'; readonly blackout: Blackout }
  | { readonly kind: 'disconnected' }
  /** Its content is not the one that was approved. */
  | { readonly kind: 'unapproved' }
  /** A list or a rule has changed since it was approved, and holds its words back. */
  | { readonly kind: 'wording'; readonly findings: readonly Finding[] };

/** What would become of a held post on release: it goes at its own time, in its channel's turn, or not at all. */
export type Prospect =
  | { readonly kind: 'own-time' | 'in-turn'; readonly post: Post; readonly at: Instant }
  | { readonly kind: 'kept'; readonly post: Post; readonly obstacle: Obstacle };

export interface ReleaseCircumstances {
  readonly gates: Gates;
  readonly channels: readonly Channel[];
  readonly now: Instant;
  readonly digest: Digest;
  /** What a rule holds back of a post's words. */
  readonly heldBack: (post: Post) => readonly Finding[];
  /** Milliseconds between two posts of one channel. */
  readonly spacing: number;
}

/**
 * When each of these held posts goes out if they are all released now. Those whose time has passed follow one another
 * on their channel, the one with the earliest last moment first, so that as many as possible are still in time.
 */
export function planReleases(
  posts: readonly Post[],
  circumstances: ReleaseCircumstances,
): readonly Prospect[] {
  const freeAt = new Map<Post['platform'], Instant>();
  return [...posts].sort(byLastMoment).map((post) => {
    const due = startOf(post.slot.due);
    if (due > circumstances.now) return judgeRelease('own-time', post, due, circumstances);
    const at = freeAt.get(post.platform) ?? circumstances.now;
    const prospect = judgeRelease('in-turn', post, at, circumstances);
    // A post that stays on hold takes no turn.
    if (prospect.kind !== 'kept') freeAt.set(post.platform, later(at, circumstances.spacing));
    return prospect;
  });
}

function judgeRelease(
  kind: 'own-time' | 'in-turn',
  post: Post,
  at: Instant,
  circumstances: ReleaseCircumstances,
): Prospect {
  const obstacle = findObstacle(post, at, circumstances);
  return obstacle ? { kind: 'kept', post, obstacle } : { kind, post, at };
}

/** What speaks against the release, the most lasting first. */
function findObstacle(
  post: Post,
  at: Instant,
  { gates, channels, now, digest, heldBack }: ReleaseCircumstances,
): Obstacle | undefined {
  if (isTooLate(post, now)) return { kind: 'too-late' };
  if (post.approval?.hash !== hashContent(post, digest)) return { kind: 'unapproved' };
  const findings = heldBack(post);
  if (findings.length > 0) return { kind: 'wording', findings };
  const stop = gates.stops.find((candidate) => covers(candidate, post));
  if (stop) return { kind: 'stopped', stop };
  const channel = channels.find(({ platform }) => platform === post.platform);
  if (channel?.status !== 'connected') return { kind: 'disconnected' };
  const blackout = gates.blackouts.find(({ from, until }) => from <= at && at < until);
  if (blackout) return { kind: 'silent', blackout };
  return isTooLate(post, at) ? { kind: 'crowded-out' } : undefined;
}

function byLastMoment(one: Post, other: Post): number {
  return (
    compare(one.notAfter, other.notAfter) ||
    compare(one.slot.due, other.slot.due) ||
    compare(one.id, other.id)
  );
}

function compare(one: string, other: string): number {
  return one < other ? -1 : one > other ? 1 : 0;
}
