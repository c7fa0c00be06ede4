import type { Subject } from '#core/audit.ts';
import { type Channel, isChecked } from '#core/channel.ts';
import type { Blackout, StopScope } from '#core/gate.ts';
import type { CampaignId, MemberId, OfficeId, Platform, PostId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import type { PublishOrder } from '#core/publish-order.ts';
import type { SessionId } from '#core/session.ts';
import type { Instant } from '#core/time.ts';
import type { CheckOrder } from '#core/work-order.ts';

/** Where every kind of row lies. One office's rows share a partition, so that none can be read by mistake. */
export interface RowKey {
  readonly pk: string;
  readonly sk: string;
}

export const DUE_SHARDS = 10;

export const officePartition = (office: OfficeId): string => `OFFICE#${office}`;

export const officeKey = (office: OfficeId): RowKey => ({ pk: officePartition(office), sk: 'PROFILE' });

export const channelKey = (office: OfficeId, platform: Platform): RowKey => ({
  pk: officePartition(office),
  sk: `CHANNEL#${platform}`,
});

export const campaignKey = (office: OfficeId, id: CampaignId): RowKey => ({
  pk: officePartition(office),
  sk: `CAMPAIGN#${id}`,
});

export const postKey = (office: OfficeId, id: PostId): RowKey => ({
  pk: officePartition(office),
  sk: `POST#${id}`,
});

export const auditHeadKey = (office: OfficeId): RowKey => ({ pk: officePartition(office), sk: 'AUDIT-HEAD' });

export const auditKey = (office: OfficeId, sequence: number): RowKey => ({
  pk: officePartition(office),
  sk: `AUDIT#${String(sequence).padStart(12, '0')}`,
});

/** All gates of an office lie together, so that one read shows them. */
export const GATES = 'GATE#';

export const stopKey = (office: OfficeId, scope: StopScope): RowKey => ({
  pk: officePartition(office),
  sk: `${GATES}STOP#${scope.kind}${scope.kind === 'office' ? '' : `#${scope.id}`}`,
});

export const blackoutKey = (office: OfficeId, id: Blackout['id']): RowKey => ({
  pk: officePartition(office),
  sk: `${GATES}BLACKOUT#${id}`,
});

export const turnKey = (office: OfficeId, platform: Platform): RowKey => ({
  pk: officePartition(office),
  sk: `TURN#${platform}`,
});

export const noticeKey = (office: OfficeId, key: string): RowKey => ({
  pk: officePartition(office),
  sk: `NOTICE#${key}`,
});

/** When the sweep looks at an office again: one row, which stands in the due index beside the posts. */
export const attentionKey = (office: OfficeId): RowKey => ({ pk: officePartition(office), sk: 'ATTENTION' });

export const ATTENTION_SHARD = 'ATTENTION';

export const attentionDueKeys = (office: OfficeId, at: Instant) => ({
  dueShard: ATTENTION_SHARD,
  dueKey: `${at}#${office}`,
});

/** Where an office finds its members. */
export const MEMBER_POINTERS = 'MEMBER#';

export const memberPointerKey = (office: OfficeId, id: MemberId): RowKey => ({
  pk: officePartition(office),
  sk: `${MEMBER_POINTERS}${id}`,
});

export const memberKey = (id: MemberId): RowKey => ({ pk: `MEMBER#${id}`, sk: 'PROFILE' });

export const sessionKey = (id: SessionId): RowKey => ({ pk: `SESSION#${id}`, sk: 'SESSION' });

/** The group of everything that belongs to a campaign, or was done to a subject, within one office. */
export const campaignGroup = (office: OfficeId, id: CampaignId): string =>
  `${officePartition(office)}#CAMPAIGN#${id}`;

export const subjectGroup = (office: OfficeId, subject: Subject): string =>
  `${officePartition(office)}#AUDIT#${subject.kind}#${subject.id}`;

/** The sparse index keys of a post: present as long as Clarion must look at it again. */
export function dueKeys(post: Post): { readonly dueShard?: string; readonly dueKey?: string } {
  if (post.dueAt === undefined) return {};
  return {
    dueShard: dueShard(shardOf(post.id, DUE_SHARDS)),
    dueKey: `${post.dueAt}#${post.officeId}#${post.id}`,
  };
}

/** Channels are few and checked once a day. */
export const CHECK_SHARDS = 4;

/** The sparse index keys of a channel: present as long as Clarion asks the platform about it. */
export function checkKeys(channel: Channel): { readonly dueShard?: string; readonly dueKey?: string } {
  const { officeId, platform, checkAt } = channel;
  if (checkAt === undefined || !isChecked(channel)) return {};
  return {
    dueShard: checkShard(shardOf(officeId, CHECK_SHARDS)),
    dueKey: `${checkAt}#${officeId}#${platform}`,
  };
}

export const checkShard = (shard: number): string => `CHECK#${shard}`;

/** Reads a channel's due key back. */
export function parseCheckKey(key: string): { readonly checkAt: string } & {
  readonly [K in keyof CheckOrder]: string;
} {
  const [checkAt = '', officeId = '', platform = ''] = key.split('#');
  return { checkAt, officeId, platform };
}

export const dueShard = (shard: number): string => `DUE#${shard}`;

/** Everything due at or before an instant sorts before this key. */
export const dueBound = (until: Instant): string => `${until}#\uffff`;

/** Reads a due key back: the time, the office and the post. */
export function parseDueKey(key: string): { readonly dueAt: string } & {
  readonly [K in keyof PublishOrder]: string;
} {
  const [dueAt = '', officeId = '', postId = ''] = key.split('#');
  return { dueAt, officeId, postId };
}

function shardOf(id: string, shards: number): number {
  let hash = 0;
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash % shards;
}
