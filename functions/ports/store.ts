import type { Actor, AuditEntry, Happening, Subject } from '#core/audit.ts';
import type { Campaign } from '#core/campaign.ts';
import type { Channel } from '#core/channel.ts';
import type { Blackout, Gates, Stop, StopScope } from '#core/gate.ts';
import type { CampaignId, MemberId, OfficeId, Platform, PostId } from '#core/ids.ts';
import type { Member } from '#core/member.ts';
import type { Office } from '#core/office.ts';
import type { Post } from '#core/post.ts';
import type { PostChange } from '#core/post-change.ts';
import type { PublishOrder } from '#core/publish-order.ts';
import type { Session, SessionId } from '#core/session.ts';
import type { Instant } from '#core/time.ts';
import type { CheckOrder } from '#core/work-order.ts';

/** Whether a write took place, or another one had come first: read again and decide anew. */
export type Written = 'written' | 'conflict';

/** Why a channel cannot be had now: another post is on its way, or a pause has to pass. */
export interface BusyTurn {
  readonly busyUntil: Instant;
  readonly posting: boolean;
}

/**
 * Everything of one office, read and written as one actor. A write and its audit entry succeed or fail together.
 */
export interface OfficeStore {
  readonly officeId: OfficeId;
  readOffice(): Promise<Office | undefined>;
  writeOffice(office: Office): Promise<void>;

  listChannels(): Promise<readonly Channel[]>;
  readChannel(platform: Platform): Promise<Channel | undefined>;
  /** Writes a channel whose stored version is `channel.version`; 0 for one that is not stored yet. */
  writeChannel(channel: Channel, happening: Happening): Promise<Written>;
  /** As `writeChannel`, for what Clarion only notes for itself: when it checks, and who renews the access. */
  noteChannel(channel: Channel): Promise<Written>;

  listCampaigns(): Promise<readonly Campaign[]>;
  readCampaign(id: CampaignId): Promise<Campaign | undefined>;
  /** Stores a campaign with all its posts, or nothing. A campaign that is stored already is left as it is. */
  launchCampaign(campaign: Campaign, changes: readonly PostChange[], happening: Happening): Promise<Written>;

  listPosts(): Promise<readonly Post[]>;
  listCampaignPosts(id: CampaignId): Promise<readonly Post[]>;
  readPost(id: PostId): Promise<Post | undefined>;
  /**
   * Writes a changed post whose stored version is `change.post.version`, and returns it with its new version. With
   * `unless-stopped` an emergency stop that covers the post is a conflict too, however late it came.
   */
  writePost(change: PostChange, condition?: 'unless-stopped'): Promise<Post | 'conflict'>;

  /** The stops and blackouts in force or to come. */
  readGates(): Promise<Gates>;
  /** Stops what the scope covers, from now on. Stopping what is stopped already keeps the first reason. */
  writeStop(stop: Stop, happening: Happening): Promise<Written>;
  /** Lifts a stop. `conflict` where there is none. */
  liftStop(scope: StopScope, happening: Happening): Promise<Written>;
  writeBlackout(blackout: Blackout, happening: Happening): Promise<Written>;
  removeBlackout(id: Blackout['id'], happening: Happening): Promise<Written>;

  /** Takes a channel for one post until it is given back or the time is over; or says how long it is taken. */
  takeTurn(platform: Platform, post: PostId, now: Instant, until: Instant): Promise<'taken' | BusyTurn>;
  /** Gives the channel back; the next post may have it from `freeAt`. */
  endTurn(platform: Platform, post: PostId, freeAt: Instant): Promise<void>;

  /** Everybody with a role in this office, with their grants here only. */
  listMembers(): Promise<readonly Member[]>;

  /**
   * Takes a notice, by its key, for sending until then. `false` where it was sent before or somebody else is sending
   * it: of any number of callers one has it, and if that one dies, another may have it later.
   */
  takeNotice(key: string, now: Instant, until: Instant): Promise<boolean>;
  /** Notes that a notice was sent: nobody gets it again. */
  noteSent(key: string, at: Instant): Promise<void>;
  /** Leads the sweep to this office at `at`, or earlier where it is to come earlier already. */
  lookAgain(at: Instant, now: Instant): Promise<void>;
  /** Notes that the sweep has looked at this office by `now`. A later or newer instant stays. */
  doneLooking(now: Instant): Promise<void>;

  /** The office's audit entries about one subject, oldest first. */
  readHistory(subject: Subject): Promise<readonly AuditEntry[]>;
  /** The whole chain, oldest first. */
  readAudit(): Promise<readonly AuditEntry[]>;
}

/** Which posts and channels Clarion must look at, whatever their office. For dispatch and sweep only. */
export interface DueIndex {
  /** At most `limit` posts whose time has come by `until`, the longest overdue first. */
  read(until: Instant, limit: number): Promise<readonly DuePost[]>;
  /** At most `limit` channels that were to be checked by `until`, the longest overdue first. */
  readChannels(until: Instant, limit: number): Promise<readonly CheckOrder[]>;
}

export interface DuePost extends PublishOrder {
  readonly dueAt: Instant;
}

/** Which offices somebody has to look at, because something in them may need a person. For the sweep only. */
export interface AttentionIndex {
  /** At most `limit` offices whose instant has come by `until`, the longest overdue first. */
  read(until: Instant, limit: number): Promise<readonly OfficeId[]>;
}

export interface Store {
  forOffice(officeId: OfficeId, actor: Actor): OfficeStore;
  readonly due: DueIndex;
  readonly attention: AttentionIndex;

  readMember(id: MemberId): Promise<Member | undefined>;
  writeMember(member: Member): Promise<void>;

  createSession(session: Session): Promise<void>;
  /** Changes a session that is still there: one that was ended meanwhile stays ended. */
  writeSession(session: Session): Promise<Written>;
  /** A session that has not ended by `now`. */
  readSession(id: SessionId, now: Instant): Promise<Session | undefined>;
  deleteSession(id: SessionId): Promise<void>;
  /** Whether the store answers. Throws if it does not. */
  ping(): Promise<void>;
}
