import { Invitation, type InvitationId } from '#core/invitation.ts';
import type { Scope } from '#core/member.ts';
import { DAY, epochOf } from '#core/time.ts';
import type { WriteItem } from './commit.ts';
import { INVITATIONS, invitationGroup, invitationKey, partitionOf } from './keys.ts';
import { queryGroup, queryPrefix, type Rows, readRow } from './rows.ts';

/** How long an invitation that nobody took is still shown, so that it can be given again. */
const SHOWN = 30 * DAY;

export function listInvitations(rows: Rows, scope: Scope): Promise<readonly Invitation[]> {
  return queryPrefix(rows, partitionOf(scope), INVITATIONS, Invitation);
}

export function readInvitation(rows: Rows, scope: Scope, id: InvitationId): Promise<Invitation | undefined> {
  return readRow(rows, invitationKey(scope, id), Invitation);
}

/** The invitations of an address, wherever to. Whoever acts on one makes sure that it is still there. */
export function findInvitations(rows: Rows, id: InvitationId): Promise<readonly Invitation[]> {
  return queryGroup(rows, invitationGroup(id), Invitation);
}

export function putInvitation(
  { table }: Rows,
  scope: Scope,
  invitation: Invitation,
  before: Invitation | undefined,
): WriteItem {
  const key = invitationKey(scope, invitation.id);
  const Item = {
    ...invitation,
    ...key,
    groupKey: invitationGroup(invitation.id),
    groupSort: key.pk,
    ttl: Math.ceil((epochOf(invitation.endsAt) + SHOWN) / 1000),
  };
  return { Put: { TableName: table, Item, ...ifStill(before) } };
}

export function deleteInvitation({ table }: Rows, scope: Scope, invitation: Invitation): WriteItem {
  return { Delete: { TableName: table, Key: invitationKey(scope, invitation.id), ...ifStill(invitation) } };
}

/** Only over the invitation that the writer had read: it says what it says as long as it was given then. */
function ifStill(before: Invitation | undefined) {
  if (before === undefined) return { ConditionExpression: 'attribute_not_exists(pk)' };
  return {
    ConditionExpression: '#at = :at AND #grant = :grant',
    ExpressionAttributeNames: { '#at': 'at', '#grant': 'grant' },
    ExpressionAttributeValues: { ':at': before.at, ':grant': before.grant },
  };
}
