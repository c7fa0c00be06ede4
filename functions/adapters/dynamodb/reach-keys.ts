import type { CampaignId, OfficeId, Platform, PostId } from '#core/ids.ts';
import type { Scope } from '#core/member.ts';
import type { Post } from '#core/post.ts';
import type { Checkpoint } from '#core/reach/checkpoint.ts';
import { idOf, type Snapshot } from '#core/reach/snapshot.ts';
import type { Cell, Cut } from '#core/reach/tally.ts';
import type { SharedCorrection } from '#core/shared-correction.ts';
import { officePartition, partitionOf, type RowKey, shardOf } from './keys.ts';

/** How far an office's posts had reached lies with the office. */
export const SNAPSHOTS = 'REACH#';

export const snapshotsOf = (post: PostId): string => `${SNAPSHOTS}${post}#`;

export const snapshotKey = (
  snapshot: Pick<Snapshot, 'officeId' | 'postId' | 'checkpoint' | 'takenAt'>,
): RowKey => ({
  pk: officePartition(snapshot.officeId),
  sk: `${snapshotsOf(snapshot.postId)}${idOf(snapshot)}`,
});

/**
 * An association's tallies are added to by all of its offices, so that each of their rows would be written thousands of
 * times a minute: they are spread over so many, and added up when they are read.
 */
export const TALLY_SHARDS = 4;

const TALLIES = 'TALLY#';

/** What the tallies of a cut begin with; of one age and platform, where those are given. */
export const talliesOf = (
  campaign: CampaignId,
  cut: Cut,
  checkpoint?: Checkpoint,
  platform?: Platform,
): string => {
  const parts = [campaign, cut, checkpoint, platform].filter((part) => part !== undefined);
  return `${TALLIES}${parts.join('#')}#`;
};

/** Where an office's snapshot is added for the owner of a tally. */
export function tallyKey(
  owner: Scope,
  { campaignId, cut, checkpoint, platform, of }: Cell,
  from: OfficeId,
): RowKey {
  const isShared = 'associationId' in owner && cut !== 'office';
  const shard = isShared ? shardOf(from, TALLY_SHARDS) : 0;
  return {
    pk: partitionOf(owner),
    sk: `${talliesOf(campaignId, cut, checkpoint, platform)}${of}#${shard}`,
  };
}

/** What a tally's key says of its cell, after its campaign and cut. */
export function parseTallyKey(sk: string): Readonly<Record<'checkpoint' | 'platform' | 'of', string>> {
  const [, , , checkpoint = '', platform = '', of = ''] = sk.split('#');
  return { checkpoint, platform, of };
}

/** What an association sees of its offices' corrections lies with it, by campaign. */
export const correctionsOf = (campaign: CampaignId): string => `CORRECTION#${campaign}#`;

export const correctionKey = (
  owner: Scope,
  { campaignId, officeId, postId, id }: SharedCorrection,
): RowKey => ({
  pk: partitionOf(owner),
  sk: `${correctionsOf(campaignId)}${officeId}#${postId}#${id}`,
});

/** How many readings an office has paid for in a month lies with it. */
export const READS = 'READS#';

export const readsKey = (office: OfficeId, month: string, platform: Platform): RowKey => ({
  pk: officePartition(office),
  sk: `${READS}${month}#${platform}`,
});

export const REACH_SHARDS = 10;

export const reachShard = (shard: number): string => `REACH#${shard}`;

/** The sparse index keys of a published post: present as long as its reach is to be read again. */
export function reachDueKeys({ officeId, platform, id, dueAt, reach }: Post): {
  readonly dueShard?: string;
  readonly dueKey?: string;
} {
  if (dueAt !== undefined || reach === undefined) return {};
  return {
    dueShard: reachShard(shardOf(`${officeId}#${id}`, REACH_SHARDS)),
    dueKey: `${reach.at}#${officeId}#${platform}#${id}`,
  };
}

/** Reads such a key back. */
export function parseReachKey(key: string): Readonly<Record<'officeId' | 'platform' | 'postId', string>> {
  const [, officeId = '', platform = '', postId = ''] = key.split('#');
  return { officeId, platform, postId };
}
