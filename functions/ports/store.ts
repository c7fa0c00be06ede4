import type { Consent, ConsentTo, Membership } from '#core/association.ts';
import type { Actor, AuditEntry, Happening, Subject } from '#core/audit.ts';
import type { CalendarFeed, FeedHash } from '#core/calendar-feed.ts';
import type { Campaign } from '#core/campaign.ts';
import type { Channel } from '#core/channel.ts';
import type { CostCap } from '#core/cost/cost-cap.ts';
import type { Calendar } from '#core/election/calendar.ts';
import type { CalendarDate } from '#core/election/calendar-date.ts';
import type { Election } from '#core/election/election.ts';
import type { FanOutOrder } from '#core/fan-out-order.ts';
import type { Blackout, Gates, Stop, StopScope } from '#core/gate.ts';
import type { AssociationId, CampaignId, MemberId, OfficeId, Platform, PostId } from '#core/ids.ts';
import type { Invitation, InvitationId } from '#core/invitation.ts';
import type { JoinRequest } from '#core/join-request.ts';
import type { Member, Scope } from '#core/member.ts';
import type { Offer } from '#core/offer.ts';
import type { Office } from '#core/office.ts';
import type { Post } from '#core/post.ts';
import type { PostChange } from '#core/post-change.ts';
import type { PublishOrder } from '#core/publish-order.ts';
import type { Pause } from '#core/publish-outcome.ts';
import type { Session, SessionId } from '#core/session.ts';
import type { LinkCode } from '#core/short-link.ts';
import type { Instant } from '#core/time.ts';
import type { CheckOrder } from '#core/work-order.ts';
import type { AssociationStore } from './association-store.ts';
import type { OfficeCompanions } from './companion-store.ts';
import type { OfficeImages } from './image-store.ts';
import type { LinkChecks } from './link-checks.ts';
import type { OfficeLinks } from './link-store.ts';
import type { OwnPacks } from './own-packs.ts';
import type { OfficeReach } from './reach-store.ts';
import type { Roster } from './roster.ts';
import type { ToolkitImports } from './toolkit-imports.ts';
import type { WeeklyIndex, WeeklyStore } from './weekly-store.ts';
import type { OfficeWordings } from './wording-store.ts';

/** How many posts change together with their offer. */
export const OFFER_CHANGES = 40;

/** How many posts a campaign writes at once: each has its audit entry, and DynamoDB takes 100 rows together. */
export const CAMPAIGN_CHANGES = 45;

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
  readonly reach: OfficeReach;
  readonly links: OfficeLinks;
  readonly wording: OfficeWordings;
  readonly companions: OfficeCompanions;
  readonly images: OfficeImages;
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

  /**
   * Writes a campaign whose stored version is `campaign.version`, with changes of its posts: all or nothing. One without
   * a version is new. At most `CAMPAIGN_CHANGES` posts at once.
   */
  writeCampaign(campaign: Campaign, changes: readonly PostChange[], happening: Happening): Promise<Written>;

  listPosts(): Promise<readonly Post[]>;
  listCampaignPosts(id: CampaignId): Promise<readonly Post[]>;
  readPost(id: PostId): Promise<Post | undefined>;
  /** At most 100 posts by their ids, in no order; those that are not there are left out. */
  readPosts(ids: readonly PostId[]): Promise<readonly Post[]>;
  /**
   * Writes a changed post whose stored version is `change.post.version`, and returns it with its new version. With
   * `unless-stopped` an emergency stop that covers the post is a conflict too, however late it came.
   */
  writePost(change: PostChange, condition?: 'unless-stopped'): Promise<Post | 'conflict'>;

  /** The associations that the office is in. */
  listMemberships(): Promise<readonly Membership[]>;
  /** What the office lets its associations do in its name. */
  listConsents(): Promise<readonly Consent[]>;
  /** Gives a consent. `conflict` where it was given already. */
  giveConsent(consent: Consent, happening: Happening): Promise<Written>;
  /** Takes a consent back. `conflict` where there is none. */
  withdrawConsent(consent: ConsentTo, happening: Happening): Promise<Written>;

  listOffers(): Promise<readonly Offer[]>;
  readOffer(id: CampaignId): Promise<Offer | undefined>;
  /**
   * Puts an offer before the office: with its campaign and all its posts, as drafts, and leads the sweep there, which
   * tells the office's members. An offer that is there already is left as it is, so that making it again after a crash
   * changes nothing.
   */
  makeOffer(offer: Offer, campaign: Campaign, posts: readonly Post[], happening: Happening): Promise<Written>;
  /**
   * Writes a changed offer whose stored version is `offer.version`, with changes of its posts: all or nothing. At most
   * `OFFER_CHANGES` posts at once.
   */
  writeOffer(offer: Offer, changes: readonly PostChange[], happening: Happening): Promise<Written>;
  /**
   * Notes that the association asks again for an answer. The offer keeps its version, so that whoever is reading it can
   * answer it all the same. `conflict` where it waits for none, or was asked for after `since`.
   */
  nudgeOffer(id: CampaignId, at: Instant, since: Instant, happening: Happening): Promise<Written>;

  /** The stops and blackouts in force or to come, those of its associations too; a blackout that is over is left out. */
  readGates(): Promise<Gates>;
  /** Stops what the scope covers, from now on. Stopping what is stopped already keeps the first reason. */
  writeStop(stop: Stop, happening: Happening): Promise<Written>;
  /** Lifts the stop that was given at `at`. `conflict` where there is none, or another one by now. */
  liftStop(scope: StopScope, at: Instant, happening: Happening): Promise<Written>;
  writeBlackout(blackout: Blackout, happening: Happening): Promise<Written>;
  removeBlackout(id: Blackout['id'], happening: Happening): Promise<Written>;

  /** The elections whose dates hold for the office: its own, and those of the associations that it is in. */
  listCalendars(): Promise<readonly Calendar[]>;
  /** Enters an election of the office's own with its first dates. `conflict` where it is there already. */
  addElection(election: Election, dates: readonly CalendarDate[], happening: Happening): Promise<Written>;
  /**
   * Enters a date that the writer has admitted by that calendar: into one of its own, or for its own voters into one of
   * an association that it is in. `conflict` where the calendar has moved on, or the office is no member any more.
   */
  addDate(calendar: Calendar, date: CalendarDate, happening: Happening): Promise<Written>;

  /** What the office has decided about its spending; nothing as long as it never has. */
  readCostCap(): Promise<CostCap | undefined>;
  /** Writes a cap whose stored version is `cap.version`; 0 for the office's first. */
  writeCostCap(cap: CostCap, happening: Happening): Promise<Written>;
  /** How often the office was committed to costs by `committing`. Read before that which the cap is judged by. */
  countCommitments(): Promise<number>;
  /**
   * The same store for one write that commits the office to costs. That is a conflict too where another such write has
   * come since there were `before` of them: of two that were judged by the same state, one has to be judged anew.
   */
  committing(before: number): OfficeStore;

  /** The office's calendar for other programs, if there is one. */
  readFeed(): Promise<CalendarFeed | undefined>;
  /** Puts a feed in the place of the one that the writer had read, or where there was none. */
  writeFeed(feed: CalendarFeed, before: CalendarFeed | undefined, happening: Happening): Promise<Written>;
  /** Removes the feed that the writer had read. */
  removeFeed(feed: CalendarFeed, happening: Happening): Promise<Written>;

  /** Takes a channel for one post until it is given back or the time is over; or says how long it is taken. */
  takeTurn(platform: Platform, post: PostId, now: Instant, until: Instant): Promise<'taken' | BusyTurn>;
  /** Gives the channel back; the next post may have it from `freeAt`. */
  endTurn(platform: Platform, post: PostId, freeAt: Instant): Promise<void>;
  /** Until when the channel is taken or pauses, or when it last became free. Absent where it never had a turn. */
  readTurn(platform: Platform): Promise<Instant | undefined>;

  /** Everybody with a role in this office, with their grants here only. */
  listMembers(): Promise<readonly Member[]>;

  /**
   * Takes a notice, by its key, for sending until then. `false` where it was sent before or somebody else is sending
   * it: of any number of callers one has it, and if that one dies, another may have it later.
   */
  takeNotice(key: string, now: Instant, until: Instant): Promise<boolean>;
  /** Gives back a notice that was taken until then and is not sent after all. */
  returnNotice(key: string, until: Instant): Promise<void>;
  /** Notes that a notice was sent: nobody gets it again. */
  noteSent(key: string, at: Instant): Promise<void>;
  /** Leads the sweep to this office at `at`, or earlier where it is to come earlier already. */
  lookAgain(at: Instant, now: Instant): Promise<void>;
  /** Notes that the sweep has looked at this office by `now`. A later or newer instant stays. */
  doneLooking(now: Instant): Promise<void>;

  /** Writes an audit entry of something that changed nothing, such as an attempt that was refused. */
  record(happening: Happening): Promise<void>;
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
  /** At most `limit` posts whose reach was to be read by `until`, the longest overdue first. */
  readReach(until: Instant, limit: number): Promise<readonly ReachPost[]>;
  /** At most `limit` associations' campaigns that were to be gone on with by `until`, the longest overdue first. */
  readFanOuts(until: Instant, limit: number): Promise<readonly FanOutOrder[]>;
}

export interface DuePost extends PublishOrder {
  readonly dueAt: Instant;
}

/** A published post whose reach is to be read. */
export interface ReachPost extends PublishOrder {
  readonly platform: Platform;
}

/** Which offices somebody has to look at, because something in them may need a person. For the sweep only. */
export interface AttentionIndex {
  /** At most `limit` offices whose instant has come by `until`, the longest overdue first. */
  read(until: Instant, limit: number): Promise<readonly OfficeId[]>;
}

export interface Store {
  forOffice(officeId: OfficeId, actor: Actor): OfficeStore;
  forAssociation(associationId: AssociationId, actor: Actor): AssociationStore;
  rosterOf(scope: Scope, actor: Actor): Roster;
  weeklyOf(scope: Scope, actor: Actor): WeeklyStore;
  packsOf(scope: Scope, actor: Actor): OwnPacks;
  /** The toolkits that one office or association has read, as one actor. */
  toolkitsOf(scope: Scope, actor: Actor): ToolkitImports;
  readonly due: DueIndex;
  readonly attention: AttentionIndex;
  readonly weekly: WeeklyIndex;
  readonly linkChecks: LinkChecks;

  /** The office whose feed had this secret a moment ago: its own `readFeed` says whether it has it still. */
  findFeed(hash: FeedHash): Promise<OfficeId | undefined>;
  /** The office that had a short link with this code a moment ago: its own `links` say whether it leads anywhere still. */
  findLink(code: LinkCode): Promise<OfficeId | undefined>;

  /** The last pause that a platform imposed on the whole app, over or not. For publishing and health only. */
  readAppPause(platform: Platform): Promise<Pause | undefined>;
  /** Notes such a pause. One that ends later stands. For publishing only. */
  pauseApp(platform: Platform, pause: Pause): Promise<void>;

  /** The profiles of many offices, in the order asked for. For going through an association's offices only. */
  readOffices(ids: readonly OfficeId[]): Promise<readonly Office[]>;
  /** What `listCalendars` says of each office. For going through an association's offices only. */
  listCalendarsOf(ids: readonly OfficeId[]): Promise<ReadonlyMap<OfficeId, readonly Calendar[]>>;

  readMember(id: MemberId): Promise<Member | undefined>;
  /** Writes a member as they are, whatever was there. For setting up only: people's own changes go by a `Roster`. */
  writeMember(member: Member): Promise<void>;
  /** The invitations of an address, wherever to. For signing in only; may be a moment behind on AWS. */
  findInvitations(id: InvitationId): Promise<readonly Invitation[]>;
  /** What associations ask whoever has an address. For an owner's own only; may be a moment behind on AWS. */
  findJoinRequests(id: InvitationId): Promise<readonly JoinRequest[]>;

  createSession(session: Session): Promise<void>;
  /** Changes a session that is still there: one that was ended meanwhile stays ended. */
  writeSession(session: Session): Promise<Written>;
  /** A session that has not ended by `now`. */
  readSession(id: SessionId, now: Instant): Promise<Session | undefined>;
  deleteSession(id: SessionId): Promise<void>;
  /** Ends all sessions of a member. One that began a moment ago may be missed on AWS: see `Member.signedOutAt`. */
  endSessions(id: MemberId): Promise<void>;
  /** Whether the store answers. Throws if it does not. */
  ping(): Promise<void>;
}
