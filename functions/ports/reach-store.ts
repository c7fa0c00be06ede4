import type { Happening } from '#core/audit.ts';
import type { Month } from '#core/cost/month.ts';
import type { AssociationId, CampaignId, OfficeId, Platform, PostId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import type { PostChange } from '#core/post-change.ts';
import type { Checkpoint } from '#core/reach/checkpoint.ts';
import type { Snapshot } from '#core/reach/snapshot.ts';
import type { Cell, Counts, Cut } from '#core/reach/tally.ts';
import type { SharedCorrection } from '#core/shared-correction.ts';
import type { Instant } from '#core/time.ts';
import type { Written } from './store.ts';

/**
 * How many snapshots are written together. Each can have its own post, seven tallies and an entry in the history, and
 * DynamoDB takes 100 rows together.
 */
export const REACH_WRITES = 9;

/** A snapshot over the version that the writer had read, and what it changes. */
export interface ReachWrite {
  readonly snapshot: Snapshot;
  /** The post as the look leaves it; absent where nothing about it changes. */
  readonly post?: Post | undefined;
  /** What is added to the tallies that the snapshot counts in: the whole, or the difference to the one before. */
  readonly counts: Counts;
  /** What the history keeps, where a person or the platform has done something. */
  readonly happening?: Happening | undefined;
}

/** Readings that a platform charges for. */
export interface PaidReads {
  readonly month: Month;
  readonly platform: Platform;
  readonly count: number;
}

/** A tally as it is stored. */
export interface StoredTally {
  readonly cell: Cell;
  readonly counts: Counts;
  /** When what it counts was read, or typed in, last. */
  readonly asOf: Instant;
}

/** Where a snapshot lies. */
export type SnapshotPlace = Pick<Snapshot, 'postId' | 'checkpoint' | 'takenAt'>;

/** How far one office's posts have reached. */
export interface OfficeReach {
  /** Writes snapshots with their posts and adds to the tallies and to what was paid for: all or nothing. */
  write(writes: readonly ReachWrite[], paid?: readonly PaidReads[]): Promise<Written>;
  /** The snapshots of a post, or of all. */
  listSnapshots(post?: PostId): Promise<readonly Snapshot[]>;
  /** What stands for a post at an age, or at the instant at which it was asked for. */
  readSnapshot(place: SnapshotPlace): Promise<Snapshot | undefined>;
  /** Writes a corrected post, and what an association sees of it whose campaign it belongs to: all or nothing. */
  writeCorrection(
    change: PostChange,
    shared?: { readonly associationId: AssociationId; readonly correction: SharedCorrection },
  ): Promise<Written>;
  listTallies(campaign: CampaignId, cut: Cut, checkpoint?: Checkpoint): Promise<readonly StoredTally[]>;
  /** What the office has paid for reading, by month. */
  listPaidReads(): Promise<readonly PaidReads[]>;
}

/** How far the posts of an association's campaigns have reached. */
export interface AssociationReach {
  listTallies(campaign: CampaignId, cut: Cut, checkpoint?: Checkpoint): Promise<readonly StoredTally[]>;
  /** Those of the offices from one to another, both included, in the order of their ids. */
  listOfficeTallies(
    at: Pick<Cell, 'campaignId' | 'checkpoint' | 'platform'>,
    between: readonly [OfficeId, OfficeId],
  ): Promise<readonly StoredTally[]>;
  /** What its offices have put right in posts of a campaign, in no order. */
  listCorrections(campaign: CampaignId): Promise<readonly SharedCorrection[]>;
}
