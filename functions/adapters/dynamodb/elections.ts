import * as z from 'zod';
import type { Happening } from '#core/audit.ts';
import type { Calendar } from '#core/election/calendar.ts';
import { CalendarDate, type CalendarDateId } from '#core/election/calendar-date.ts';
import { Election } from '#core/election/election.ts';
import { Rollout } from '#core/election/rollout.ts';
import type { AssociationId, OfficeId } from '#core/ids.ts';
import { isSamePlace, type Scope } from '#core/member.ts';
import type { Written } from '#ports/store.ts';
import { commit, type Ledger, note, type PutItem, type WriteItem } from './commit.ts';
import * as keys from './keys.ts';
import { listMembershipsOf } from './memberships.ts';
import { queryPrefix, type Rows, readRow } from './rows.ts';
import { putVersioned } from './versioned.ts';

/*
 * An election lies with whoever keeps its calendar, and all of its dates lie beside it:
 *
 *     ASSOC#…  or  OFFICE#…
 *       ELECTION#<election>               version: counts what was entered
 *       ELECTION-DATE#<election>#<date>   scope: the whole state, or one office
 *       ROLLOUT#<date>                    how far the posts of an association's offices have followed it
 *
 * What an office enters for its own voters goes into its association's partition too, and into the office's own audit
 * chain. So one consistent query shows when the last polls of the state close, whoever keeps them open, and an office
 * that leaves takes no closing time with it.
 */

const ElectionRow = Election.extend({ version: z.int().positive() });

/** The calendars that one association or office keeps. */
export async function listCalendars(rows: Rows, owner: Scope): Promise<readonly Calendar[]> {
  const partition = keys.partitionOf(owner);
  // The elections first: a version read after its dates could vouch for dates that were not read.
  const elections = await queryPrefix(rows, partition, keys.ELECTIONS, ElectionRow);
  if (elections.length === 0) return [];
  const dates = await queryPrefix(rows, partition, keys.ELECTION_DATES, CalendarDate);
  const byElection = Map.groupBy(dates, ({ electionId }) => electionId);
  return elections.map(({ version, ...election }) => ({
    election,
    dates: byElection.get(election.id) ?? [],
    keptBy: owner,
    version,
  }));
}

/** The calendars that hold for an office: its own, and those of its associations. */
export async function listCalendarsOf(
  rows: Rows,
  officeId: OfficeId,
  listShared = (associationId: AssociationId) => listCalendars(rows, { associationId }),
): Promise<readonly Calendar[]> {
  const [own, memberships] = await Promise.all([
    listCalendars(rows, { officeId }),
    listMembershipsOf(rows, officeId),
  ]);
  const shared = await Promise.all(memberships.map(({ associationId }) => listShared(associationId)));
  return [...own, ...shared.flat()];
}

/** Offices whose calendars are read at the same time. */
const READERS = 16;

/** The calendars that hold for each of many offices. Those of an association are read once for all of them. */
export async function listCalendarsOfMany(
  rows: Rows,
  ids: readonly OfficeId[],
): Promise<ReadonlyMap<OfficeId, readonly Calendar[]>> {
  const read = new Map<AssociationId, Promise<readonly Calendar[]>>();
  const listShared = (associationId: AssociationId) => {
    const reading = read.get(associationId) ?? listCalendars(rows, { associationId });
    read.set(associationId, reading);
    return reading;
  };
  const found = new Map<OfficeId, readonly Calendar[]>();
  for (let from = 0; from < ids.length; from += READERS) {
    const some = ids.slice(from, from + READERS);
    const calendars = await Promise.all(some.map((id) => listCalendarsOf(rows, id, listShared)));
    for (const [at, id] of some.entries()) found.set(id, calendars[at] ?? []);
  }
  return found;
}

export function addElection(
  ledger: Ledger,
  election: Election,
  dates: readonly CalendarDate[],
  happening: Happening,
): Promise<Written> {
  const { owner } = ledger;
  const items = [
    putElection(ledger, owner, election, 0),
    ...dates.map((date) => putDate(ledger, owner, date)),
  ];
  return commit(ledger, items, [happening]);
}

export function addDate(
  ledger: Ledger,
  { election, keptBy, version }: Calendar,
  date: CalendarDate,
  happening: Happening,
  rollout?: Rollout,
): Promise<Written> {
  const items: WriteItem[] = [
    putElection(ledger, keptBy, election, version),
    putDate(ledger, keptBy, date),
    ...checkMembership(ledger, keptBy, date),
    ...(rollout ? [putRollout(ledger, rollout)] : []),
  ];
  return commit(ledger, items, [happening]);
}

export function readRollout({ rows, owner }: Ledger, id: CalendarDateId): Promise<Rollout | undefined> {
  return readRow(rows, keys.rolloutKey(owner, id), Rollout);
}

export function listRollouts({ rows, owner }: Ledger): Promise<readonly Rollout[]> {
  return queryPrefix(rows, keys.partitionOf(owner), keys.ROLLOUTS, Rollout);
}

export function noteRollout(ledger: Ledger, rollout: Rollout): Promise<Written> {
  return note(ledger, putRollout(ledger, rollout));
}

/** An office writes into an association's calendar as a member, and only for its own voters. */
function checkMembership({ owner, rows }: Ledger, keptBy: Scope, { scope }: CalendarDate): WriteItem[] {
  if (isSamePlace(owner, keptBy)) return [];
  const isOwn = 'officeId' in owner && scope.kind === 'office' && scope.officeId === owner.officeId;
  if (!isOwn || !('associationId' in keptBy)) {
    throw new Error('A calendar of somebody else was given a date that is not the writer’s own');
  }
  const Key = keys.membershipKey(owner.officeId, keptBy.associationId);
  const condition = { TableName: rows.table, Key, ConditionExpression: 'attribute_exists(pk)' };
  return [{ ConditionCheck: condition }];
}

function putRollout({ rows, owner }: Ledger, rollout: Rollout): PutItem {
  const item = {
    ...rollout,
    version: rollout.version + 1,
    ...keys.rolloutKey(owner, rollout.id),
    ...keys.rolloutDueKeys(rollout),
  };
  return putVersioned(rows, item, rollout.version);
}

function putElection({ rows }: Ledger, owner: Scope, election: Election, version: number): PutItem {
  const item = { ...election, version: version + 1, ...keys.electionKey(owner, election.id) };
  return putVersioned(rows, item, version);
}

function putDate({ rows }: Ledger, owner: Scope, date: CalendarDate): PutItem {
  const item = { ...date, ...keys.electionDateKey(owner, date.electionId, date.id) };
  return putVersioned(rows, item, 0);
}
