import { type CampaignId, MessageId, type OfficeId, PostId } from '#core/ids.ts';
import { CHECKPOINTS, type Checkpoint, dueAtCheckpoint } from '#core/reach/checkpoint.ts';
import type { Look } from '#core/reach/collect-steps.ts';
import { keyOf, type Metric, metricsAt } from '#core/reach/metric.ts';
import { type Reading, readingOf } from '#core/reach/reading.ts';
import { takeSnapshot } from '#core/reach/take-snapshot.ts';
import { DAY, type Instant, later } from '#core/time.ts';
import { PLATFORMS as ENTRIES } from '#platforms/registry.ts';
import { REACH_WRITES, type ReachWrite } from '#ports/reach-store.ts';
import { draftPost } from '#test/fixtures/post.ts';
import { LARGE, PLATFORMS, SLOTS } from './large-association.ts';

/** How far an office's posts reached, made up from its number, with everything that a platform can say or not say. */
export interface SyntheticOffice {
  readonly officeId: OfficeId;
  readonly index: number;
  readonly campaignId: CampaignId;
  readonly began: Instant;
}

const MESSAGES = ['01-law', '02-learning', '03-fairness', '04-dignity', '05-access'].map((name) =>
  MessageId.parse(`principle-${name}`),
);

export const SNAPSHOTS_EACH = PLATFORMS.length * SLOTS * CHECKPOINTS.length;

const METRICS = ENTRIES.flatMap(({ metrics }) => metrics);

/** All snapshots of an office, as many to a write as one takes: what was read of its channels at one age together. */
export function writesOf(office: SyntheticOffice): readonly (readonly ReachWrite[])[] {
  const all = CHECKPOINTS.flatMap((checkpoint) =>
    PLATFORMS.flatMap((platform) =>
      Array.from({ length: SLOTS }, (_, slot) => take(office, platform, slot, checkpoint)),
    ),
  );
  return Array.from({ length: Math.ceil(all.length / REACH_WRITES) }, (_, part) =>
    all.slice(part * REACH_WRITES, (part + 1) * REACH_WRITES),
  );
}

/** Each message goes out twice in its week. */
function take(
  { officeId, index, campaignId, began }: SyntheticOffice,
  platform: (typeof PLATFORMS)[number],
  slot: number,
  checkpoint: Checkpoint,
): ReachWrite {
  const week = Math.floor(slot / 2);
  const publishedAt = later(began, 7 * week * DAY + 2 * (slot % 2) * DAY);
  const draft = draftPost({
    id: PostId.parse(`${campaignId}-${slot}-${platform}`),
    officeId,
    campaignId,
    platform,
  });
  const messageId = MESSAGES[week] ?? draft.source.messageId;
  const now = dueAtCheckpoint(publishedAt, checkpoint);
  const own = metricsAt(METRICS, platform, now);
  const { snapshot, counts } = takeSnapshot({
    post: {
      ...draft,
      source: { ...draft.source, messageId },
      state: 'published',
      receipt: { platformId: draft.id, permalink: `https://example.com/${draft.id}`, publishedAt },
      reach: { next: checkpoint, at: now },
    },
    associationId: LARGE.id,
    checkpoint,
    look: lookAt(own, index, slot, CHECKPOINTS.indexOf(checkpoint)),
    metrics: METRICS,
    platformName: platform,
    before: undefined,
    now,
  });
  return { snapshot, counts };
}

/** Of twenty posts, fourteen have numbers; the others have what else there is, and there are zeros among the numbers. */
function lookAt(metrics: readonly Metric[], index: number, slot: number, age: number): Look {
  const turn = (index * SLOTS + slot) % 20;
  switch (turn) {
    case 0:
      return { kind: 'removed' };
    case 1:
      return { kind: 'later', until: undefined, reason: 'The platform could not be reached.' };
    case 2:
    case 3:
      return { kind: 'refused', reason: 'A permission is missing.' };
    case 4:
    case 5:
      return { kind: 'unavailable', reason: 'The Page has too few likes.' };
    default: {
      const readings = metrics.map((metric, place): [string, Reading] => {
        const count = Math.floor(((index * 37 + slot * 101 + 13) % 5_000) * (age + 1)) >> place;
        return [keyOf(metric), turn === 6 ? { status: 'manual', value: count } : readingOf(count)];
      });
      return { kind: 'read', readings: Object.fromEntries(readings) };
    }
  }
}
