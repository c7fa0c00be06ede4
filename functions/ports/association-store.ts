import type { Association, Membership } from '#core/association.ts';
import type { AssociationCampaign } from '#core/association-campaign.ts';
import type { AuditEntry, Happening, Subject } from '#core/audit.ts';
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
import type { Offer, OfferAnswer } from '#core/offer.ts';
import type { Office } from '#core/office.ts';
import type { ReachExports } from './reach-exports.ts';
import type { AssociationReach } from './reach-store.ts';
import type { Written } from './store.ts';
import type { AssociationPolicies } from './wording-store.ts';

/** What stands under an office's id: an office of this association, or one of which it learns nothing more. */
export type FoundOffice = { readonly kind: 'member'; readonly office: Office } | { readonly kind: 'taken' };

/** A new office, or a changed profile of a member. */
export interface OfficeWrite {
  readonly office: Office;
  /** The profile that the writer had read; absent for an office that is new. */
  readonly before?: Office | undefined;
  readonly happening: Happening;
}

/** How an office declines to join, and what either history is told of it. */
export interface DeclinedJoin {
  /** As the writer had read it. */
  readonly request: JoinRequest;
  readonly declined: JoinRequest;
  readonly officeId: OfficeId;
  readonly inOffice: Happening;
  /** Stands there as Clarion's: who declined, and for which office, is not the association's to know. */
  readonly inAssociation: Happening;
}

/** Offices that one transaction takes: of its 100 items each office needs five, and the association's audit one. */
export const OFFICE_WRITES = 19;

/**
 * Everything of one association, read and written as one actor. It reaches no post and no channel of an office: only
 * the offices' profiles, and how they answered its offers.
 */
export interface AssociationStore {
  readonly associationId: AssociationId;
  readonly reach: AssociationReach;
  readonly exports: ReachExports;
  readonly policy: AssociationPolicies;
  readAssociation(): Promise<Association | undefined>;
  writeAssociation(association: Association): Promise<void>;

  /** The offices that are members now, in the order of their ids. */
  listMemberships(): Promise<readonly Membership[]>;
  /** The profiles of its member offices, in the order of their ids. */
  listOffices(): Promise<readonly Office[]>;
  /** Takes an office in. `conflict` where it is a member already. */
  addMembership(membership: Membership, happening: Happening): Promise<Written>;
  /**
   * Takes an office out, and takes back with it what the office let the association do. Both histories tell it.
   * `conflict` where it is no member, or something else was written in the office at that moment.
   */
  endMembership(officeId: OfficeId, happening: Happening): Promise<Written>;

  /** At which addresses it has asked offices to join: what waits, is declined or has ended. */
  listJoinRequests(): Promise<readonly JoinRequest[]>;
  readJoinRequest(id: InvitationId): Promise<JoinRequest | undefined>;
  /** Puts a request in the place of the one that the writer had read, or where there was none. */
  writeJoinRequest(
    request: JoinRequest,
    before: JoinRequest | undefined,
    happening: Happening,
  ): Promise<Written>;
  /** Removes the request that the writer had read. */
  removeJoinRequest(request: JoinRequest, happening: Happening): Promise<Written>;
  /**
   * Takes in the office that accepts a request, which is gone then. Both histories tell it. `conflict` where the office
   * is a member already, the request is another by now, or something else was written in the office at that moment.
   */
  takeJoinRequest(request: JoinRequest, membership: Membership, happening: Happening): Promise<Written>;
  /** Notes that a request is declined. `conflict` as for `takeJoinRequest`. */
  declineJoinRequest(join: DeclinedJoin): Promise<Written>;

  /** What stands under these ids, as it was stored last. An id that nobody has is not in the answer. */
  lookUpOffices(ids: readonly OfficeId[]): Promise<ReadonlyMap<OfficeId, FoundOffice>>;
  /**
   * Makes offices that join at once, and changes profiles of member offices: at most `OFFICE_WRITES`, all or nothing,
   * told by both histories. `conflict` where an id is taken, an office is no member any more, its profile is another
   * than `before`, or something else was written there at that moment: look again.
   */
  writeOffices(writes: readonly OfficeWrite[]): Promise<Written>;

  readImport(id: ImportId): Promise<StoredImport | undefined>;
  /** The records of an import from the one at `from` on, which begins a part: see `IMPORT_PART`. */
  readImportPart(id: ImportId, from: number): Promise<ImportRecords | undefined>;
  /** Stores an import with all its records. It shows up when all of them are there. */
  storeImport(checked: StoredImport, records: ImportRecords): Promise<Written>;
  /** Writes an import whose stored version is `changed.version`. */
  writeImport(changed: StoredImport, happening: Happening): Promise<Written>;
  /** As `writeImport`, for what Clarion only notes for itself: how many records it has gone through. */
  noteImport(changed: StoredImport): Promise<Written>;

  /** Everybody with a role in this association, with their grants here only. */
  listMembers(): Promise<readonly Member[]>;

  listCampaigns(): Promise<readonly AssociationCampaign[]>;
  readCampaign(id: CampaignId): Promise<AssociationCampaign | undefined>;
  /** Writes a campaign whose stored version is `campaign.version`; 0 for one that is not stored yet. */
  writeCampaign(campaign: AssociationCampaign, happening: Happening): Promise<Written>;
  /** As `writeCampaign`, with a stop of a part of it. `conflict` too where there is such a stop already. */
  stopWithin(campaign: AssociationCampaign, stop: Stop, happening: Happening): Promise<Written>;
  /** As `writeCampaign`, for what Clarion only notes for itself: how many offices it has reached. */
  noteCampaign(campaign: AssociationCampaign): Promise<Written>;
  /** How every office that was reached has answered. May be a moment behind on AWS. */
  listOffers(id: CampaignId): Promise<readonly Offer[]>;
  /** The same offers as far as sums over thousands of offices need them. */
  listAnswers(id: CampaignId): Promise<readonly OfferAnswer[]>;

  /** The elections of its offices' states, with the dates that single offices have entered for their own voters. */
  listCalendars(): Promise<readonly Calendar[]>;
  /** Enters an election with its first dates. `conflict` where it is there already. */
  addElection(election: Election, dates: readonly CalendarDate[], happening: Happening): Promise<Written>;
  /**
   * Enters a date that the writer has admitted by that calendar, and begins its way through the offices. `conflict`
   * where the calendar has moved on.
   */
  addDate(calendar: Calendar, date: CalendarDate, rollout: Rollout, happening: Happening): Promise<Written>;
  readRollout(id: CalendarDateId): Promise<Rollout | undefined>;
  listRollouts(): Promise<readonly Rollout[]>;
  /** Writes how far a date has come, over the version that was read. */
  noteRollout(rollout: Rollout): Promise<Written>;

  /** The stops in force that the association has given: of all its offices' posts, or of one campaign it offered. */
  listStops(): Promise<readonly Stop[]>;
  writeStop(stop: Stop, happening: Happening): Promise<Written>;
  /** Lifts the stop given at that instant. `conflict` where there is none or another. */
  liftStop(scope: StopScope, at: Stop['at'], happening: Happening): Promise<Written>;

  /** The blackouts in force or to come that the association has entered for its offices. */
  listBlackouts(): Promise<readonly Blackout[]>;
  writeBlackout(blackout: Blackout, happening: Happening): Promise<Written>;
  removeBlackout(id: Blackout['id'], happening: Happening): Promise<Written>;

  /** What links of its campaigns carry for its statistics, where it has decided about that. */
  readUtm(): Promise<UtmSetting | undefined>;
  /** Writes a setting whose stored version is `setting.version`; 0 for the first. */
  writeUtm(setting: UtmSetting, happening: Happening): Promise<Written>;

  /** Writes an audit entry of something that changed no row of the association. */
  record(happening: Happening): Promise<void>;
  readHistory(subject: Subject): Promise<readonly AuditEntry[]>;
  readAudit(): Promise<readonly AuditEntry[]>;
}
