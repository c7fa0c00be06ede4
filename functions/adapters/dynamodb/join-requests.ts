import type { Membership } from '#core/association.ts';
import { CLARION, type Happening } from '#core/audit.ts';
import type { AssociationId, OfficeId } from '#core/ids.ts';
import type { InvitationId } from '#core/invitation.ts';
import { JoinRequest } from '#core/join-request.ts';
import { DAY, epochOf } from '#core/time.ts';
import type { DeclinedJoin } from '#ports/association-store.ts';
import type { Written } from '#ports/store.ts';
import { chainBeside, commit, type Ledger, type WriteItem } from './commit.ts';
import { associationPartition, type RowKey } from './keys.ts';
import { putMembership } from './memberships.ts';
import { queryGroup, queryPrefix, type Rows, readRow } from './rows.ts';

const JOIN_REQUESTS = 'JOIN-REQUEST#';

const joinRequestKey = (association: AssociationId, id: InvitationId): RowKey => ({
  pk: associationPartition(association),
  sk: `${JOIN_REQUESTS}${id}`,
});

/** The group of all requests to an address. It is not that of its invitations, which signing in takes. */
const joinRequestGroup = (id: InvitationId): string => `ASKED#${id}`;

/** How long a request is still shown after its end, so that the association sees what became of it. */
const SHOWN = 30 * DAY;

export function listJoinRequests(rows: Rows, association: AssociationId): Promise<readonly JoinRequest[]> {
  return queryPrefix(rows, associationPartition(association), JOIN_REQUESTS, JoinRequest);
}

export function readJoinRequest(
  rows: Rows,
  association: AssociationId,
  id: InvitationId,
): Promise<JoinRequest | undefined> {
  return readRow(rows, joinRequestKey(association, id), JoinRequest);
}

/** The requests to an address, whichever association asks. Whoever acts on one makes sure that it still stands. */
export function findJoinRequests(rows: Rows, id: InvitationId): Promise<readonly JoinRequest[]> {
  return queryGroup(rows, joinRequestGroup(id), JoinRequest);
}

export function writeJoinRequest(
  ledger: Ledger,
  request: JoinRequest,
  before: JoinRequest | undefined,
  happening: Happening,
): Promise<Written> {
  return commit(ledger, [putJoinRequest(ledger.rows, request, before)], [happening]);
}

export function removeJoinRequest(
  ledger: Ledger,
  request: JoinRequest,
  happening: Happening,
): Promise<Written> {
  return commit(ledger, [deleteJoinRequest(ledger.rows, request)], [happening]);
}

/** The membership comes as the request goes, and both histories tell it. */
export async function takeJoinRequest(
  ledger: Ledger,
  request: JoinRequest,
  membership: Membership,
  happening: Happening,
): Promise<Written> {
  const beside = await chainBeside(ofOffice(ledger, membership.officeId), [happening]);
  const items = [putMembership(ledger.rows, membership), deleteJoinRequest(ledger.rows, request), ...beside];
  return commit(ledger, items, [happening]);
}

/** The office's history names who declined. The association's names neither them nor the office. */
export async function declineJoinRequest(
  ledger: Ledger,
  { request, declined, officeId, inOffice, inAssociation }: DeclinedJoin,
): Promise<Written> {
  const beside = await chainBeside(ofOffice(ledger, officeId), [inOffice]);
  const items = [putJoinRequest(ledger.rows, declined, request), ...beside];
  return commit({ ...ledger, actor: CLARION }, items, [inAssociation]);
}

function ofOffice(ledger: Ledger, officeId: OfficeId): Ledger {
  return { ...ledger, owner: { officeId } };
}

function putJoinRequest({ table }: Rows, request: JoinRequest, before: JoinRequest | undefined): WriteItem {
  const key = joinRequestKey(request.associationId, request.id);
  const Item = {
    ...request,
    ...key,
    groupKey: joinRequestGroup(request.id),
    groupSort: key.pk,
    ttl: Math.ceil((epochOf(request.endsAt) + SHOWN) / 1000),
  };
  return { Put: { TableName: table, Item, ...ifStill(before) } };
}

function deleteJoinRequest({ table }: Rows, request: JoinRequest): WriteItem {
  const Key = joinRequestKey(request.associationId, request.id);
  return { Delete: { TableName: table, Key, ...ifStill(request) } };
}

/** Only over the request that the writer had read, and as it was answered then. */
function ifStill(before: JoinRequest | undefined) {
  if (before === undefined) return { ConditionExpression: 'attribute_not_exists(pk)' };
  const { at, declinedAt } = before;
  return {
    ConditionExpression: `#at = :at AND ${declinedAt === undefined ? 'attribute_not_exists(declinedAt)' : 'declinedAt = :declinedAt'}`,
    ExpressionAttributeNames: { '#at': 'at' },
    ExpressionAttributeValues: { ':at': at, ...(declinedAt !== undefined && { ':declinedAt': declinedAt }) },
  };
}
