import { type Millicents, NOTHING } from '#core/cost/millicents.ts';
import type { PriceList } from '#core/cost/price-list.ts';
import type { PostId } from '#core/ids.ts';
import { CHECKPOINTS, Checkpoint, dueAtCheckpoint, endOfCheckpoint } from '#core/reach/checkpoint.ts';
import { enterableMetrics, openCheckpoint } from '#core/reach/enter-numbers.ts';
import { keyOf, METRIC_KINDS, type Metric, metricsAt } from '#core/reach/metric.ts';
import { idOf, type Snapshot } from '#core/reach/snapshot.ts';
import type { PublicPost } from '#core/reach/take-snapshot.ts';
import { Instant } from '#core/time.ts';
import type { Clock } from '#ports/clock.ts';
import type { SnapshotPlace } from '#ports/reach-store.ts';
import type { OfficeStore } from '#ports/store.ts';
import { askableFrom } from './ask-reach.ts';
import { countAsked, type ReachEntry } from './enter-reach.ts';

export interface ReadingPostReach {
  readonly clock: Clock;
  readonly metrics: readonly Metric[];
  readonly prices: readonly PriceList[];
}

/** One age of a post: what was read then, or when that is due. */
export interface AgeOfPost {
  readonly checkpoint: Checkpoint;
  readonly snapshot: Snapshot | undefined;
  readonly dueAt: Instant;
  /** After this instant nothing is read for the age any more. */
  readonly endsAt: Instant;
}

/** What a person may type in now, and what it would count for. */
export interface EntryOffer extends Pick<ReachEntry, 'checkpoint' | 'seen'> {
  readonly metrics: readonly Metric[];
  /** What stands at that age already. */
  readonly before: Snapshot | undefined;
}

/** How far one post has reached, as its own page tells it. */
export interface PostReach {
  /** Every definition by which it was read, or would be now, in the order in which people look at them. */
  readonly metrics: readonly Metric[];
  readonly ages: readonly AgeOfPost[];
  /** What was read or typed in at other times, the latest first. */
  readonly others: readonly Snapshot[];
  /** Absent where the platform tells every number, or the post is gone. */
  readonly entry: EntryOffer | undefined;
  /** What the platform charges for reading it once. */
  readonly price: Millicents;
  /** Since when an answer is awaited that somebody has asked for. */
  readonly awaitedSince: Instant | undefined;
  /** Until when nobody can ask again. */
  readonly restsUntil: Instant | undefined;
}

/** Reads how far a public post has reached, and what can be done to know more. */
export async function readPostReach(
  { clock, metrics, prices }: ReadingPostReach,
  office: OfficeStore,
  post: PublicPost,
): Promise<PostReach> {
  const now = clock.now();
  const { publishedAt } = post.receipt;
  const snapshots = (await office.reach.listSnapshots(post.id)).toSorted((a, b) =>
    a.takenAt < b.takenAt ? 1 : -1,
  );
  const own = metrics.filter(({ platform }) => platform === post.platform);
  const ages = CHECKPOINTS.map((checkpoint) => ({
    checkpoint,
    snapshot: snapshots.find((each) => each.checkpoint === checkpoint),
    dueAt: dueAtCheckpoint(publishedAt, checkpoint),
    endsAt: endOfCheckpoint(publishedAt, checkpoint),
  }));
  const until = askableFrom(post);
  const { askedAt } = post;
  const isAnswered = askedAt === undefined || snapshots.some(({ takenAt }) => takenAt >= askedAt);
  const isResting = until !== undefined && now < until;
  return {
    metrics: listMetrics(own, snapshots, post, now),
    ages,
    others: snapshots.filter(({ checkpoint }) => checkpoint === 'asked'),
    entry: post.removedAt === undefined ? offerEntry(own, snapshots, post, now) : undefined,
    price: prices.find(({ platform }) => platform === post.platform)?.reading ?? NOTHING,
    awaitedSince: isResting && !isAnswered ? askedAt : undefined,
    restsUntil: isResting ? until : undefined,
  };
}

/** The snapshot of a post that an address names, such as `24h` or `asked-2026-11-03T14:00:00.000Z`. */
export async function findSnapshot(
  office: OfficeStore,
  postId: PostId,
  name: string,
): Promise<Snapshot | undefined> {
  const place = placeOf(postId, name);
  const found = place && (await office.reach.readSnapshot(place));
  return found && idOf(found) === name ? found : undefined;
}

function placeOf(postId: PostId, name: string): SnapshotPlace | undefined {
  const asked = Instant.safeParse(name.replace(/^asked-/, ''));
  if (asked.success) return { postId, checkpoint: 'asked', takenAt: asked.data };
  const checkpoint = Checkpoint.safeParse(name);
  // Of an age there is one snapshot, whenever it was taken.
  return checkpoint.success ? { postId, checkpoint: checkpoint.data, takenAt: ANY_TIME } : undefined;
}

const ANY_TIME = Instant.parse('1970-01-01T00:00:00.000Z');

function listMetrics(
  own: readonly Metric[],
  snapshots: readonly Snapshot[],
  { platform }: PublicPost,
  now: Instant,
): readonly Metric[] {
  const inForce = metricsAt(own, platform, now);
  return own
    .filter(
      (metric) => inForce.includes(metric) || snapshots.some(({ readings }) => keyOf(metric) in readings),
    )
    .toSorted((a, b) => METRIC_KINDS.indexOf(a.kind) - METRIC_KINDS.indexOf(b.kind) || b.version - a.version);
}

/** Numbers that a platform tells are never typed in: until it was asked, it is taken to tell them all. */
function offerEntry(
  own: readonly Metric[],
  snapshots: readonly Snapshot[],
  { platform, receipt }: PublicPost,
  now: Instant,
): EntryOffer | undefined {
  const checkpoint = openCheckpoint(receipt.publishedAt, now) ?? 'asked';
  const before =
    checkpoint === 'asked' ? undefined : snapshots.find((each) => each.checkpoint === checkpoint);
  const [latest] = snapshots;
  if (latest === undefined && !receipt.byHand) return undefined;
  const metrics = enterableMetrics(before ?? latest, own, platform, now);
  if (metrics.length === 0) return undefined;
  const seen = checkpoint === 'asked' ? countAsked(snapshots) : (before?.version ?? 0);
  return { checkpoint, seen, metrics, before };
}
