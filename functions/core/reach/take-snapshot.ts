import { Temporal } from 'temporal-polyfill';
import type { Happening } from '#core/audit.ts';
import type { AssociationId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import type { Receipt } from '#core/publish-outcome.ts';
import { LocalDate } from '#core/rotation/rhythm.ts';
import { localTimeIn, type Zone } from '#core/slot.ts';
import type { Instant } from '#core/time.ts';
import {
  afterReading,
  describeRemoval,
  isPast,
  type Look,
  lookAgainAt,
  readingsOf,
} from './collect-steps.ts';
import { isAdditive, keyOf, type Metric, type MetricKey, metricsAt } from './metric.ts';
import type { Snapshot } from './snapshot.ts';
import { type Counts, countsOf, difference } from './tally.ts';

/** A post that is public, with the address that says so. */
export type PublicPost = Post & { readonly receipt: Receipt };

/** A look at one post, and what it is a look for. */
export interface Taking {
  readonly post: PublicPost;
  /** The association whose campaign the post belongs to. */
  readonly associationId: AssociationId | undefined;
  readonly checkpoint: Snapshot['checkpoint'];
  readonly look: Look;
  /** Every definition of the post's platform, past ones included. */
  readonly metrics: readonly Metric[];
  readonly platformName: string;
  /** What an earlier look, or a person, has left at the same place. */
  readonly before: Snapshot | undefined;
  readonly now: Instant;
}

/** A snapshot as it is to be stored, with what it changes. */
export interface Taken {
  readonly snapshot: Snapshot;
  readonly post: Post | undefined;
  readonly counts: Counts;
  readonly happening: Happening | undefined;
}

/** Makes a look into a snapshot: over the one before, where there is one, and with what it adds to the tallies. */
export function takeSnapshot(taking: Taking): Taken {
  const { post, checkpoint, look, metrics, before, now } = taking;
  const inForce = metricsAt(metrics, post.platform, now);
  const isOver = checkpoint !== 'asked' && isPast(post.receipt.publishedAt, checkpoint, now);
  const again = nextLook(taking, inForce);
  // Nothing looks again for what a person asked for; what the platform itself says is to come, is.
  const isLast = checkpoint === 'asked' ? look.kind === 'later' : again === undefined;
  const snapshot: Snapshot = {
    ...placeOf(post, taking.associationId),
    checkpoint,
    // What is only closed keeps the time at which it was looked at last.
    takenAt: isOver && before !== undefined ? before.takenAt : now,
    readings: readingsOf(look, inForce, before?.readings, isLast),
    version: before?.version ?? 0,
  };
  const moved =
    checkpoint === 'asked'
      ? noteRemoval(post, look, now)
      : afterReading(post, { ...snapshot, checkpoint }, look, again, now);
  const isNewlyRemoved = post.removedAt === undefined && moved?.removedAt !== undefined;
  return {
    snapshot,
    post: moved,
    counts: changeOf(snapshot, before, metrics),
    happening: isNewlyRemoved
      ? {
          subject: { kind: 'post', id: post.id },
          action: 'post.removed',
          summary: describeRemoval(post, taking.platformName, now),
        }
      : undefined,
  };
}

/** What a snapshot adds to tallies that hold the one before it already. */
export function changeOf(after: Snapshot, before: Snapshot | undefined, metrics: readonly Metric[]): Counts {
  const additive = new Set<MetricKey>(metrics.filter(isAdditive).map(keyOf));
  const isCounted = (key: MetricKey) => additive.has(key);
  const counts = countsOf(after, isCounted);
  return before === undefined ? counts : difference(counts, countsOf(before, isCounted));
}

/** What a snapshot of a post says of the post itself. */
export function placeOf(post: PublicPost, associationId: AssociationId | undefined) {
  const { publishedAt } = post.receipt;
  return {
    postId: post.id,
    officeId: post.officeId,
    campaignId: post.campaignId,
    ...(associationId !== undefined && { associationId }),
    platform: post.platform,
    messageId: post.source.messageId,
    language: post.language,
    publishedAt,
    week: weekOf(publishedAt, post.slot.zone),
  };
}

/** The Monday of the week that an instant lies in, on a zone's calendar. */
export function weekOf(time: Instant, zone: Zone): LocalDate {
  const day = Temporal.PlainDate.from(localTimeIn(time, zone).slice(0, 10));
  return LocalDate.parse(day.subtract({ days: day.dayOfWeek - 1 }).toString());
}

function nextLook({ post, checkpoint, look, before, now }: Taking, inForce: readonly Metric[]) {
  if (checkpoint === 'asked') return undefined;
  const readings = readingsOf(look, inForce, before?.readings, false);
  return lookAgainAt(look, readings, checkpoint, post.receipt.publishedAt, now);
}

function noteRemoval(post: Post, look: Look, now: Instant): Post | undefined {
  return look.kind === 'removed' && post.removedAt === undefined ? { ...post, removedAt: now } : undefined;
}
