import { type ConsentTo, consentKey } from '#core/association.ts';
import { type AssociationCampaign, nextWorkAt } from '#core/association-campaign.ts';
import type { Subject } from '#core/audit.ts';
import type { FeedHash } from '#core/calendar-feed.ts';
import { type Channel, isChecked } from '#core/channel.ts';
import type { CalendarDateId } from '#core/election/calendar-date.ts';
import type { ElectionId } from '#core/election/election.ts';
import { isRolledOut, type Rollout } from '#core/election/rollout.ts';
import type { Blackout, StopScope } from '#core/gate.ts';
import type { AssociationId, CampaignId, MemberId, OfficeId, Platform, PostId } from '#core/ids.ts';
import { type ImportId, nextImportAt, type StoredImport } from '#core/import-offices/stored-import.ts';
import type { InvitationId } from '#core/invitation.ts';
import type { Scope } from '#core/member.ts';
import type { Post } from '#core/post.ts';
import type { PublishOrder } from '#core/publish-order.ts';
import type { SessionId } from '#core/session.ts';
import { keyOfScope } from '#core/stop-scope.ts';
import type { Instant } from '#core/time.ts';
import type { CheckOrder } from '#core/work-order.ts';

/** Where every kind of row lies. One office's rows share a partition, so that none can be read by mistake. */
export interface RowKey {
  readonly pk: string;
  readonly sk: string;
}

export const DUE_SHARDS = 10;

export const officePartition = (office: OfficeId): string => `OFFICE#${office}`;

export const associationPartition = (association: AssociationId): string => `ASSOC#${association}`;

export const partitionOf = (owner: Scope): string =>
  'officeId' in owner ? officePartition(owner.officeId) : associationPartition(owner.associationId);

export const officeKey = (office: OfficeId): RowKey => ({ pk: officePartition(office), sk: 'PROFILE' });

export const channelKey = (office: OfficeId, platform: Platform): RowKey => ({
  pk: officePartition(office),
  sk: `CHANNEL#${platform}`,
});

export const campaignKey = (owner: Scope, id: CampaignId): RowKey => ({
  pk: partitionOf(owner),
  sk: `CAMPAIGN#${id}`,
});

export const associationKey = (association: AssociationId): RowKey => ({
  pk: associationPartition(association),
  sk: 'PROFILE',
});

/** Which associations an office is in: with the office, where its gates are read. */
export const MEMBERSHIPS = 'MEMBERSHIP#';

export const membershipKey = (office: OfficeId, association: AssociationId): RowKey => ({
  pk: officePartition(office),
  sk: `${MEMBERSHIPS}${association}`,
});

/** The group of an association's offices. */
/** The shard of associations' campaigns that Clarion must act on. */
export const FAN_OUT_SHARD = 'FAN-OUT';

/** The sparse index keys of an association's campaign: present as long as Clarion must act on it again. */
export function fanOutKeys(campaign: AssociationCampaign): {
  readonly dueShard?: string;
  readonly dueKey?: string;
} {
  const at = nextWorkAt(campaign);
  if (at === undefined) return {};
  return { dueShard: FAN_OUT_SHARD, dueKey: `${at}#${campaign.associationId}#${campaign.id}` };
}

/** Reads a fan-out key back: a campaign's, an import's, an export's, or that of a date on its way through the offices. */
export function parseFanOutKey(key: string): Readonly<Record<string, string>> {
  const [, associationId = '', what = '', id] = key.split('#');
  if (id === undefined) return { associationId, campaignId: what };
  if (what === 'DATE') return { associationId, dateId: id };
  return what === 'EXPORT' ? { associationId, exportId: id } : { associationId, importId: id };
}

/** A file that an association imports, and its records beside it. */
export const importKey = (owner: Scope, id: ImportId): RowKey => ({
  pk: partitionOf(owner),
  sk: `IMPORT#${id}`,
});

export const importPartKey = (owner: Scope, id: ImportId, part: number): RowKey => ({
  pk: partitionOf(owner),
  sk: `IMPORT-PART#${id}#${String(part).padStart(4, '0')}`,
});

/** The sparse index keys of an import: present as long as it is gone on with. */
export function importDueKeys(stored: StoredImport): {
  readonly dueShard?: string;
  readonly dueKey?: string;
} {
  const at = nextImportAt(stored);
  if (at === undefined) return {};
  return { dueShard: FAN_OUT_SHARD, dueKey: `${at}#${stored.associationId}#IMPORT#${stored.id}` };
}

export const membershipGroup = (association: AssociationId): string =>
  `${associationPartition(association)}#OFFICES`;

export const consentRowKey = (office: OfficeId, consent: ConsentTo): RowKey => ({
  pk: officePartition(office),
  sk: `${CONSENTS}${consentKey(consent)}`,
});

export const CONSENTS = 'CONSENT#';

/** An association's offer lies with the office it is put to. */
export const OFFERS = 'OFFER#';

export const offerKey = (office: OfficeId, campaign: CampaignId): RowKey => ({
  pk: officePartition(office),
  sk: `${OFFERS}${campaign}`,
});

/** The group of all offers of an association's campaign, whatever their office. */
export const offerGroup = (association: AssociationId, campaign: CampaignId): string =>
  `${associationPartition(association)}#OFFERS#${campaign}`;

export const postKey = (office: OfficeId, id: PostId): RowKey => ({
  pk: officePartition(office),
  sk: `POST#${id}`,
});

/** An election and all of its dates lie with whoever keeps its calendar; an office's own dates lie beside its state's. */
export const ELECTIONS = 'ELECTION#';
export const ELECTION_DATES = 'ELECTION-DATE#';

export const electionKey = (owner: Scope, id: ElectionId): RowKey => ({
  pk: partitionOf(owner),
  sk: `${ELECTIONS}${id}`,
});

export const electionDateKey = (owner: Scope, election: ElectionId, id: CalendarDateId): RowKey => ({
  pk: partitionOf(owner),
  sk: `${ELECTION_DATES}${election}#${id}`,
});

/** How far a date has come on its way through an association's offices. */
export const ROLLOUTS = 'ROLLOUT#';

export const rolloutKey = (owner: Scope, id: CalendarDateId): RowKey => ({
  pk: partitionOf(owner),
  sk: `${ROLLOUTS}${id}`,
});

/** The sparse index keys of a rollout: present as long as it is gone on with. */
export function rolloutDueKeys(rollout: Rollout): { readonly dueShard?: string; readonly dueKey?: string } {
  if (isRolledOut(rollout)) return {};
  const { startedAt, associationId, id } = rollout;
  return { dueShard: FAN_OUT_SHARD, dueKey: `${startedAt}#${associationId}#DATE#${id}` };
}

export const auditHeadKey = (owner: Scope): RowKey => ({ pk: partitionOf(owner), sk: 'AUDIT-HEAD' });

export const auditKey = (owner: Scope, sequence: number): RowKey => ({
  pk: partitionOf(owner),
  sk: `AUDIT#${String(sequence).padStart(12, '0')}`,
});

/** All gates of an office lie together, so that one read shows them. */
export const GATES = 'GATE#';
export const STOPS = `${GATES}STOP#`;

/** A stop lies with whoever gave it: an office, or an association for all of its offices. */
export const stopKey = (owner: Scope, scope: StopScope): RowKey => ({
  pk: partitionOf(owner),
  sk: `${STOPS}${keyOfScope(scope)}`,
});

export const BLACKOUTS = `${GATES}BLACKOUT#`;

/** A blackout lies with whoever entered it: an office, or an association for all of its offices. */
export const blackoutKey = (owner: Scope, id: Blackout['id']): RowKey => ({
  pk: partitionOf(owner),
  sk: `${BLACKOUTS}${id}`,
});

export const turnKey = (office: OfficeId, platform: Platform): RowKey => ({
  pk: officePartition(office),
  sk: `TURN#${platform}`,
});

export const costCapKey = (office: OfficeId): RowKey => ({ pk: officePartition(office), sk: 'COST-CAP' });
export const costCountKey = (office: OfficeId): RowKey => ({ pk: officePartition(office), sk: 'COST-COUNT' });

/** The office's calendar for other programs. */
export const feedKey = (office: OfficeId): RowKey => ({ pk: officePartition(office), sk: 'FEED' });

/** Where the secret address of a feed leads to its office. */
export const feedGroup = (hash: FeedHash): string => `FEED#${hash}`;

/** The app's own row on a platform: no office's, since all of them share what the platform allows it. */
export const appPauseKey = (platform: Platform): RowKey => ({ pk: `APP#${platform}`, sk: 'PAUSE' });

export const noticeKey = (owner: Scope, key: string): RowKey => ({
  pk: partitionOf(owner),
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

export const memberPointerKey = (scope: Scope, id: MemberId): RowKey => ({
  pk: partitionOf(scope),
  sk: `${MEMBER_POINTERS}${id}`,
});

export const memberKey = (id: MemberId): RowKey => ({ pk: `MEMBER#${id}`, sk: 'PROFILE' });

export const sessionKey = (id: SessionId): RowKey => ({ pk: `SESSION#${id}`, sk: 'SESSION' });

/** The group of all sessions of a member. */
export const sessionGroup = (id: MemberId): string => `MEMBER#${id}#SESSIONS`;

/** Who is invited to an office or association lies with it. */
export const INVITATIONS = 'INVITATION#';

export const invitationKey = (scope: Scope, id: InvitationId): RowKey => ({
  pk: partitionOf(scope),
  sk: `${INVITATIONS}${id}`,
});

/** The group of all invitations of an address. */
export const invitationGroup = (id: InvitationId): string => `INVITED#${id}`;

/** The group of everything that belongs to a campaign, or was done to a subject, within one office. */
export const campaignGroup = (office: OfficeId, id: CampaignId): string =>
  `${officePartition(office)}#CAMPAIGN#${id}`;

export const subjectGroup = (owner: Scope, subject: Subject): string =>
  `${partitionOf(owner)}#AUDIT#${subject.kind}#${subject.id}`;

/** The sparse index keys of a post: present as long as Clarion must look at it again. */
export function dueKeys(post: Post): { readonly dueShard?: string; readonly dueKey?: string } {
  if (post.dueAt === undefined) return {};
  return {
    dueShard: dueShard(shardOf(`${post.officeId}#${post.id}`, DUE_SHARDS)),
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

/** Spreads ids over so many shards, the same one always to the same. */
export function shardOf(id: string, shards: number): number {
  let hash = 0;
  for (const character of id) hash = (hash * 31 + (character.codePointAt(0) ?? 0)) >>> 0;
  return hash % shards;
}
