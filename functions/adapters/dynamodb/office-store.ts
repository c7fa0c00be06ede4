import { PutCommand } from '@aws-sdk/lib-dynamodb';
import type { Consent, ConsentTo, Membership } from '#core/association.ts';
import { AuditEntry, type Happening, type Subject } from '#core/audit.ts';
import type { CalendarFeed } from '#core/calendar-feed.ts';
import { Campaign } from '#core/campaign.ts';
import { Channel } from '#core/channel.ts';
import type { CostCap } from '#core/cost/cost-cap.ts';
import type { Calendar } from '#core/election/calendar.ts';
import type { CalendarDate } from '#core/election/calendar-date.ts';
import type { Election } from '#core/election/election.ts';
import type { Blackout, Gates, Stop, StopScope } from '#core/gate.ts';
import type { CampaignId, OfficeId, Platform, PostId } from '#core/ids.ts';
import type { Member } from '#core/member.ts';
import type { Offer } from '#core/offer.ts';
import { Office } from '#core/office.ts';
import { Post } from '#core/post.ts';
import type { PostChange } from '#core/post-change.ts';
import type { Instant } from '#core/time.ts';
import type { OfficeCompanions } from '#ports/companion-store.ts';
import type { OfficeImages } from '#ports/image-store.ts';
import type { OfficeLinks } from '#ports/link-store.ts';
import type { OfficeReach } from '#ports/reach-store.ts';
import type { OfficeStore, Written } from '#ports/store.ts';
import type { OfficeWordings } from '#ports/wording-store.ts';
import * as campaigns from './campaigns.ts';
import { putChannel } from './channels.ts';
import { commit, note, type OfficeLedger } from './commit.ts';
import { openOfficeCompanions } from './companions.ts';
import * as costCaps from './cost-caps.ts';
import * as elections from './elections.ts';
import * as feeds from './feeds.ts';
import * as gates from './gates.ts';
import { openOfficeImages } from './images.ts';
import * as keys from './keys.ts';
import { openOfficeLinks } from './links.ts';
import { listMembers } from './members.ts';
import { listMembershipsOf } from './memberships.ts';
import * as notices from './notices.ts';
import * as offers from './offers.ts';
import { putPost, readPosts } from './posts.ts';
import { openOfficeReach } from './reach.ts';
import { queryGroup, queryPrefix, type Rows, readRow } from './rows.ts';
import { endTurn, readTurn, takeTurn } from './turns.ts';
import { openOfficeWordings } from './wordings.ts';

/** One office's rows, read and written as one actor. Every key is built from the office's own id. */
export class DynamoDbOfficeStore implements OfficeStore {
  readonly officeId: OfficeId;
  readonly reach: OfficeReach;
  readonly links: OfficeLinks;
  readonly wording: OfficeWordings;
  readonly companions: OfficeCompanions;
  readonly images: OfficeImages;
  readonly #ledger: OfficeLedger;
  readonly #rows: Rows;

  constructor(ledger: OfficeLedger) {
    this.#ledger = ledger;
    this.#rows = ledger.rows;
    this.officeId = ledger.officeId;
    this.reach = openOfficeReach(ledger);
    this.links = openOfficeLinks(ledger);
    this.wording = openOfficeWordings(ledger);
    this.companions = openOfficeCompanions(ledger);
    this.images = openOfficeImages(ledger);
  }

  readOffice(): Promise<Office | undefined> {
    return readRow(this.#rows, keys.officeKey(this.officeId), Office);
  }

  async writeOffice(office: Office): Promise<void> {
    this.#mine(office.id);
    const { client, table } = this.#rows;
    await client.send(
      new PutCommand({ TableName: table, Item: { ...office, ...keys.officeKey(office.id) } }),
    );
  }

  listChannels(): Promise<readonly Channel[]> {
    return this.#list('CHANNEL#', Channel);
  }

  readChannel(platform: Platform): Promise<Channel | undefined> {
    return readRow(this.#rows, keys.channelKey(this.officeId, platform), Channel);
  }

  writeChannel(channel: Channel, happening: Happening): Promise<Written> {
    return commit(this.#ledger, [putChannel(this.#ledger, channel)], [happening]);
  }

  noteChannel(channel: Channel): Promise<Written> {
    return note(this.#ledger, putChannel(this.#ledger, channel));
  }

  listCampaigns(): Promise<readonly Campaign[]> {
    return this.#list('CAMPAIGN#', Campaign);
  }

  readCampaign(id: CampaignId): Promise<Campaign | undefined> {
    return readRow(this.#rows, keys.campaignKey(this.#ledger.owner, id), Campaign);
  }

  launchCampaign(campaign: Campaign, changes: readonly PostChange[], happening: Happening): Promise<Written> {
    return campaigns.launchCampaign(this.#ledger, campaign, changes, happening);
  }

  writeCampaign(campaign: Campaign, changes: readonly PostChange[], happening: Happening): Promise<Written> {
    return campaigns.writeCampaign(this.#ledger, campaign, changes, happening);
  }

  listPosts(): Promise<readonly Post[]> {
    return this.#list('POST#', Post);
  }

  listCampaignPosts(id: CampaignId): Promise<readonly Post[]> {
    return queryGroup(this.#rows, keys.campaignGroup(this.officeId, id), Post);
  }

  readPost(id: PostId): Promise<Post | undefined> {
    return readRow(this.#rows, keys.postKey(this.officeId, id), Post);
  }

  readPosts(ids: readonly PostId[]): Promise<readonly Post[]> {
    return readPosts(this.#ledger, ids);
  }

  async writePost({ post, happening }: PostChange, condition?: 'unless-stopped'): Promise<Post | 'conflict'> {
    const checks = condition === 'unless-stopped' ? await gates.unlessStopped(this.#ledger, post) : [];
    const written = await commit(this.#ledger, [putPost(this.#ledger, post), ...checks], [happening]);
    return written === 'conflict' ? 'conflict' : { ...post, version: post.version + 1 };
  }

  listMemberships(): Promise<readonly Membership[]> {
    return listMembershipsOf(this.#rows, this.officeId);
  }

  listConsents(): Promise<readonly Consent[]> {
    return offers.listConsents(this.#ledger);
  }

  giveConsent(consent: Consent, happening: Happening): Promise<Written> {
    return offers.giveConsent(this.#ledger, consent, happening);
  }

  withdrawConsent(consent: ConsentTo, happening: Happening): Promise<Written> {
    return offers.withdrawConsent(this.#ledger, consent, happening);
  }

  listOffers(): Promise<readonly Offer[]> {
    return offers.listOffers(this.#ledger);
  }

  readOffer(id: CampaignId): Promise<Offer | undefined> {
    return offers.readOffer(this.#ledger, id);
  }

  makeOffer(
    offer: Offer,
    campaign: Campaign,
    posts: readonly Post[],
    happening: Happening,
  ): Promise<Written> {
    this.#mine(campaign.officeId);
    const drafts = posts.map((post) => putPost(this.#ledger, post));
    return offers.makeOffer(this.#ledger, offer, campaign, drafts, happening);
  }

  writeOffer(offer: Offer, changes: readonly PostChange[], happening: Happening): Promise<Written> {
    const posts = changes.map(({ post }) => putPost(this.#ledger, post));
    const happenings = [happening, ...changes.map((change) => change.happening)];
    return offers.writeOffer(this.#ledger, offer, posts, happenings);
  }

  nudgeOffer(id: CampaignId, at: Instant, since: Instant, happening: Happening): Promise<Written> {
    return offers.nudgeOffer(this.#ledger, id, at, since, happening);
  }

  readGates(): Promise<Gates> {
    return gates.readGates(this.#ledger);
  }

  writeStop(stop: Stop, happening: Happening): Promise<Written> {
    return gates.writeStop(this.#ledger, stop, happening);
  }

  liftStop(scope: StopScope, at: Instant, happening: Happening): Promise<Written> {
    return gates.liftStop(this.#ledger, scope, at, happening);
  }

  writeBlackout(blackout: Blackout, happening: Happening): Promise<Written> {
    return gates.writeBlackout(this.#ledger, blackout, happening);
  }

  removeBlackout(id: Blackout['id'], happening: Happening): Promise<Written> {
    return gates.removeBlackout(this.#ledger, id, happening);
  }

  listCalendars(): Promise<readonly Calendar[]> {
    return elections.listCalendarsOf(this.#rows, this.officeId);
  }

  addElection(election: Election, dates: readonly CalendarDate[], happening: Happening): Promise<Written> {
    return elections.addElection(this.#ledger, election, dates, happening);
  }

  addDate(calendar: Calendar, date: CalendarDate, happening: Happening): Promise<Written> {
    return elections.addDate(this.#ledger, calendar, date, happening);
  }

  readCostCap(): Promise<CostCap | undefined> {
    return costCaps.readCostCap(this.#ledger);
  }

  writeCostCap(cap: CostCap, happening: Happening): Promise<Written> {
    return costCaps.writeCostCap(this.#ledger, cap, happening);
  }

  countCommitments(): Promise<number> {
    return costCaps.countCommitments(this.#ledger);
  }

  committing(before: number): OfficeStore {
    const besides = [costCaps.countOneMore(this.#ledger, before)];
    return new DynamoDbOfficeStore({ ...this.#ledger, besides });
  }

  readFeed(): Promise<CalendarFeed | undefined> {
    return feeds.readFeed(this.#ledger);
  }

  writeFeed(feed: CalendarFeed, before: CalendarFeed | undefined, happening: Happening): Promise<Written> {
    return feeds.writeFeed(this.#ledger, feed, before, happening);
  }

  removeFeed(feed: CalendarFeed, happening: Happening): Promise<Written> {
    return feeds.removeFeed(this.#ledger, feed, happening);
  }

  takeTurn(platform: Platform, post: PostId, now: Instant, until: Instant) {
    return takeTurn(this.#rows, this.officeId, platform, post, now, until);
  }

  endTurn(platform: Platform, post: PostId, freeAt: Instant): Promise<void> {
    return endTurn(this.#rows, this.officeId, platform, post, freeAt);
  }

  readTurn(platform: Platform): Promise<Instant | undefined> {
    return readTurn(this.#rows, this.officeId, platform);
  }

  listMembers(): Promise<readonly Member[]> {
    return listMembers(this.#rows, this.#ledger.owner);
  }

  takeNotice(key: string, now: Instant, until: Instant): Promise<boolean> {
    return notices.takeNotice(this.#rows, this.#ledger.chance.id(), this.#ledger.owner, key, now, until);
  }

  returnNotice(key: string, until: Instant): Promise<void> {
    return notices.returnNotice(this.#rows, this.#ledger.owner, key, until);
  }

  noteSent(key: string, at: Instant): Promise<void> {
    return notices.noteSent(this.#rows, this.#ledger.owner, key, at);
  }

  lookAgain(at: Instant, now: Instant): Promise<void> {
    return notices.lookAgain(this.#rows, this.officeId, at, now);
  }

  doneLooking(now: Instant): Promise<void> {
    return notices.doneLooking(this.#rows, this.officeId, now);
  }

  async record(happening: Happening): Promise<void> {
    await commit(this.#ledger, [], [happening]);
  }

  readHistory(subject: Subject): Promise<readonly AuditEntry[]> {
    return queryGroup(this.#rows, keys.subjectGroup({ officeId: this.officeId }, subject), AuditEntry);
  }

  readAudit(): Promise<readonly AuditEntry[]> {
    return this.#list('AUDIT#', AuditEntry);
  }

  #list<S extends Parameters<typeof queryPrefix>[3]>(prefix: string, schema: S) {
    return queryPrefix(this.#rows, keys.officePartition(this.officeId), prefix, schema);
  }

  #mine(officeId: OfficeId): void {
    if (officeId !== this.officeId) {
      throw new Error(`A store for ${this.officeId} was given a row of ${officeId}`);
    }
  }
}
