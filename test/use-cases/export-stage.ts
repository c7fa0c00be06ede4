import {
  type AssociationId,
  type CampaignId,
  Language,
  MessageId,
  type OfficeId,
  Platform,
  PostId,
} from '#core/ids.ts';
import { CHECKPOINTS, type Checkpoint } from '#core/reach/checkpoint.ts';
import { type ExportedSnapshot, placeInExport } from '#core/reach/export-rows.ts';
import { Readings, type Snapshot } from '#core/reach/snapshot.ts';
import type { StoredExport } from '#core/reach/stored-export.ts';
import { LocalDate } from '#core/rotation/rhythm.ts';
import { DAY, type Instant, later } from '#core/time.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import { REACH_WRITES } from '#ports/reach-store.ts';
import type { OfficeStore } from '#ports/store.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';

export interface WantedSnapshots {
  readonly campaignId: CampaignId;
  readonly associationId?: AssociationId;
  readonly posts: number;
  readonly takenAt?: Instant;
  /** What the posts are called, before their number. */
  readonly name?: string;
  readonly checkpoints?: readonly Checkpoint[];
}

/** Stores snapshots of posts as they were read, without the posts themselves. */
export async function storeSnapshots(office: OfficeStore, wanted: WantedSnapshots): Promise<void> {
  const { posts, name = 'post', checkpoints = CHECKPOINTS } = wanted;
  const snapshots = Array.from({ length: posts }, (_, index) =>
    checkpoints.map((checkpoint) =>
      snapshotOf(office.officeId, wanted, `${name}-${index}`, checkpoint, index),
    ),
  ).flat();
  for (let from = 0; from < snapshots.length; from += REACH_WRITES) {
    const some = snapshots.slice(from, from + REACH_WRITES);
    await office.reach.write(some.map((snapshot) => ({ snapshot, counts: {} })));
  }
}

function snapshotOf(
  officeId: OfficeId,
  { campaignId, associationId, takenAt = later(REFERENCE_INSTANT, -DAY) }: WantedSnapshots,
  post: string,
  checkpoint: Checkpoint,
  value: number,
): Snapshot {
  return {
    postId: PostId.parse(post),
    officeId,
    campaignId,
    ...(associationId && { associationId }),
    platform: Platform.parse('x'),
    messageId: MessageId.parse('announce-adoption'),
    language: Language.parse('en'),
    publishedAt: later(REFERENCE_INSTANT, -40 * DAY),
    week: LocalDate.parse('2026-08-03'),
    checkpoint,
    takenAt,
    readings: Readings.parse({
      'impression_count@1': value === 0 ? { status: 'zero' } : { status: 'value', value },
      'like_count@1': { status: 'not-permitted', reason: 'The office’s own reason.' },
    }),
    version: 0,
  };
}

/** The rows of all files of an export, one file after another. */
export async function readFiles(
  { exports }: AssociationStore,
  stored: Pick<StoredExport, 'id' | 'fileRows'>,
  files: number,
): Promise<readonly (readonly ExportedSnapshot[])[]> {
  return Promise.all(Array.from({ length: files }, (_, file) => exports.readFile(stored, file)));
}

/** By which rows of an export can be told apart. */
export function nameRow(row: ExportedSnapshot): string {
  return `${row.officeId}#${placeInExport(row)}`;
}
