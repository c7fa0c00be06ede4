import { PutCommand } from '@aws-sdk/lib-dynamodb';
import { Association, type Membership } from '#core/association.ts';
import { AssociationCampaign } from '#core/association-campaign.ts';
import { AuditEntry, type Happening, type Subject } from '#core/audit.ts';
import type { Calendar } from '#core/election/calendar.ts';
import type { CalendarDate, CalendarDateId } from '#core/election/calendar-date.ts';
import type { Election } from '#core/election/election.ts';
import type { Rollout } from '#core/election/rollout.ts';
import type { Blackout, Stop, StopScope } from '#core/gate.ts';
import type { AssociationId, CampaignId, OfficeId } from '#core/ids.ts';
import type { ImportId, ImportRecords, StoredImport } from '#core/import-offices/stored-import.ts';
import type { InvitationId } from '#core/invitation.ts';
import type { JoinRequest } from '#core/join-request.ts';
import type { UtmSetting } from '#core/links/utm-rule.ts';
import type { Member } from '#core/member.ts';
import { Offer, type OfferAnswer } from '#core/offer.ts';
import type { Office } from '#core/office.ts';
import type { AssociationStore, DeclinedJoin, FoundOffice, OfficeWrite } from '#ports/association-store.ts';
import type { ReachExports } from '#ports/reach-exports.ts';
import type { AssociationReach } from '#ports/reach-store.ts';
import type { Written } from '#ports/store.ts';
import type { AssociationPolicies } from '#ports/wording-store.ts';
import { commit, type Ledger, note, type PutItem } from './commit.ts';
import * as elections from './elections.ts';
import * as gates from './gates.ts';
import * as imports from './imports.ts';
import * as joinRequests from './join-requests.ts';
import * as keys from './keys.ts';
import * as memberOffices from './member-offices.ts';
import { listMembers } from './members.ts';
import * as memberships from './memberships.ts';
import * as offers from './offers.ts';
import { openAssociationReach } from './reach.ts';
import { openReachExports } from './reach-exports.ts';
import { queryGroup, queryPrefix, type Rows, readRow } from './rows.ts';
import * as utm from './utm.ts';
import { putVersioned } from './versioned.ts';
import { openPolicies } from './wordings.ts';

/** One association's rows, read and written as one actor. Every key is built from the association's own id. */
export class DynamoDbAssociationStore implements AssociationStore {
  readonly associationId: AssociationId;
  readonly reach: AssociationReach;
  readonly exports: ReachExports;
  readonly policy: AssociationPolicies;
  readonly #ledger: Ledger;
  readonly #rows: Rows;

  constructor(ledger: Ledger, associationId: AssociationId) {
    this.#ledger = ledger;
    this.#rows = ledger.rows;
    this.associationId = associationId;
    this.reach = openAssociationReach(ledger);
    this.exports = openReachExports(ledger, associationId);
    this.policy = openPolicies(ledger, associationId);
  }

  readAssociation(): Promise<Association | undefined> {
    return readRow(this.#rows, keys.associationKey(this.associationId), Association);
  }

  async writeAssociation(association: Association): Promise<void> {
    this.#mine(association.id);
    const Item = { ...association, ...keys.associationKey(association.id) };
    await this.#rows.client.send(new PutCommand({ TableName: this.#rows.table, Item }));
  }

  listMemberships(): Promise<readonly Membership[]> {
    return memberships.listMembershipsIn(this.#rows, this.associationId);
  }

  async listOffices(): Promise<readonly Office[]> {
    const found = await this.listMemberships();
    return memberships.readOffices(
      this.#rows,
      found.map(({ officeId }) => officeId),
    );
  }

  addMembership(membership: Membership, happening: Happening): Promise<Written> {
    this.#mine(membership.associationId);
    return memberships.addMembership(this.#ledger, membership, happening);
  }

  endMembership(officeId: OfficeId, happening: Happening): Promise<Written> {
    return memberships.endMembership(this.#ledger, officeId, this.associationId, happening);
  }

  listJoinRequests(): Promise<readonly JoinRequest[]> {
    return joinRequests.listJoinRequests(this.#rows, this.associationId);
  }

  readJoinRequest(id: InvitationId): Promise<JoinRequest | undefined> {
    return joinRequests.readJoinRequest(this.#rows, this.associationId, id);
  }

  writeJoinRequest(
    request: JoinRequest,
    before: JoinRequest | undefined,
    happening: Happening,
  ): Promise<Written> {
    this.#mine(request.associationId);
    return joinRequests.writeJoinRequest(this.#ledger, request, before, happening);
  }

  removeJoinRequest(request: JoinRequest, happening: Happening): Promise<Written> {
    this.#mine(request.associationId);
    return joinRequests.removeJoinRequest(this.#ledger, request, happening);
  }

  takeJoinRequest(request: JoinRequest, membership: Membership, happening: Happening): Promise<Written> {
    this.#mine(request.associationId);
    this.#mine(membership.associationId);
    return joinRequests.takeJoinRequest(this.#ledger, request, membership, happening);
  }

  declineJoinRequest(join: DeclinedJoin): Promise<Written> {
    this.#mine(join.declined.associationId);
    return joinRequests.declineJoinRequest(this.#ledger, join);
  }

  lookUpOffices(ids: readonly OfficeId[]): Promise<ReadonlyMap<OfficeId, FoundOffice>> {
    return memberOffices.lookUpOffices(this.#ledger, this.associationId, ids);
  }

  writeOffices(writes: readonly OfficeWrite[]): Promise<Written> {
    return memberOffices.writeOffices(this.#ledger, this.associationId, writes);
  }

  readImport(id: ImportId): Promise<StoredImport | undefined> {
    return imports.readImport(this.#ledger, id);
  }

  readImportPart(id: ImportId, from: number): Promise<ImportRecords | undefined> {
    return imports.readImportPart(this.#ledger, id, from);
  }

  storeImport(checked: StoredImport, records: ImportRecords): Promise<Written> {
    this.#mine(checked.associationId);
    return imports.storeImport(this.#ledger, checked, records);
  }

  writeImport(changed: StoredImport, happening: Happening): Promise<Written> {
    this.#mine(changed.associationId);
    return imports.writeImport(this.#ledger, changed, happening);
  }

  noteImport(changed: StoredImport): Promise<Written> {
    this.#mine(changed.associationId);
    return imports.noteImport(this.#ledger, changed);
  }

  listMembers(): Promise<readonly Member[]> {
    return listMembers(this.#rows, this.#ledger.owner);
  }

  listCampaigns(): Promise<readonly AssociationCampaign[]> {
    return this.#list('CAMPAIGN#', AssociationCampaign);
  }

  readCampaign(id: CampaignId): Promise<AssociationCampaign | undefined> {
    return readRow(this.#rows, keys.campaignKey(this.#ledger.owner, id), AssociationCampaign);
  }

  writeCampaign(campaign: AssociationCampaign, happening: Happening): Promise<Written> {
    return commit(this.#ledger, [this.#putCampaign(campaign)], [happening]);
  }

  stopWithin(campaign: AssociationCampaign, stop: Stop, happening: Happening): Promise<Written> {
    return commit(
      this.#ledger,
      [this.#putCampaign(campaign), gates.putStop(this.#ledger, stop)],
      [happening],
    );
  }

  noteCampaign(campaign: AssociationCampaign): Promise<Written> {
    return note(this.#ledger, this.#putCampaign(campaign));
  }

  listOffers(id: CampaignId): Promise<readonly Offer[]> {
    return queryGroup(this.#rows, keys.offerGroup(this.associationId, id), Offer);
  }

  listAnswers(id: CampaignId): Promise<readonly OfferAnswer[]> {
    return offers.listAnswers(this.#rows, this.associationId, id);
  }

  listCalendars(): Promise<readonly Calendar[]> {
    return elections.listCalendars(this.#rows, this.#ledger.owner);
  }

  addElection(election: Election, dates: readonly CalendarDate[], happening: Happening): Promise<Written> {
    return elections.addElection(this.#ledger, election, dates, happening);
  }

  addDate(calendar: Calendar, date: CalendarDate, rollout: Rollout, happening: Happening): Promise<Written> {
    this.#mine(rollout.associationId);
    return elections.addDate(this.#ledger, calendar, date, happening, rollout);
  }

  readRollout(id: CalendarDateId): Promise<Rollout | undefined> {
    return elections.readRollout(this.#ledger, id);
  }

  listRollouts(): Promise<readonly Rollout[]> {
    return elections.listRollouts(this.#ledger);
  }

  noteRollout(rollout: Rollout): Promise<Written> {
    this.#mine(rollout.associationId);
    return elections.noteRollout(this.#ledger, rollout);
  }

  listStops(): Promise<readonly Stop[]> {
    return gates.readStops(this.#rows, this.#ledger.owner);
  }

  writeStop(stop: Stop, happening: Happening): Promise<Written> {
    return gates.writeStop(this.#ledger, stop, happening);
  }

  liftStop(scope: StopScope, at: Stop['at'], happening: Happening): Promise<Written> {
    return gates.liftStop(this.#ledger, scope, at, happening);
  }

  async listBlackouts(): Promise<readonly Blackout[]> {
    const now = this.#ledger.clock.now();
    const found = await gates.readBlackouts(this.#rows, this.#ledger.owner);
    return found.filter(({ until }) => until > now);
  }

  writeBlackout(blackout: Blackout, happening: Happening): Promise<Written> {
    return gates.writeBlackout(this.#ledger, blackout, happening);
  }

  removeBlackout(id: Blackout['id'], happening: Happening): Promise<Written> {
    return gates.removeBlackout(this.#ledger, id, happening);
  }

  readUtm(): Promise<UtmSetting | undefined> {
    return utm.readUtm(this.#ledger);
  }

  writeUtm(setting: UtmSetting, happening: Happening): Promise<Written> {
    this.#mine(setting.associationId);
    return utm.writeUtm(this.#ledger, setting, happening);
  }

  async record(happening: Happening): Promise<void> {
    await commit(this.#ledger, [], [happening]);
  }

  readHistory(subject: Subject): Promise<readonly AuditEntry[]> {
    return queryGroup(this.#rows, keys.subjectGroup(this.#ledger.owner, subject), AuditEntry);
  }

  readAudit(): Promise<readonly AuditEntry[]> {
    return this.#list('AUDIT#', AuditEntry);
  }

  #list<S extends Parameters<typeof queryPrefix>[3]>(prefix: string, schema: S) {
    return queryPrefix(this.#rows, keys.associationPartition(this.associationId), prefix, schema);
  }

  #putCampaign(campaign: AssociationCampaign): PutItem {
    this.#mine(campaign.associationId);
    const item = {
      ...campaign,
      version: campaign.version + 1,
      ...keys.campaignKey(this.#ledger.owner, campaign.id),
      ...keys.fanOutKeys(campaign),
    };
    return putVersioned(this.#rows, item, campaign.version);
  }

  #mine(associationId: AssociationId): void {
    if (associationId !== this.associationId) {
      throw new Error(`A store for ${this.associationId} was given a row of ${associationId}`);
    }
  }
}
