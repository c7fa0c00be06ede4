import { Consent, Membership } from '#core/association.ts';
import type { Happening } from '#core/audit.ts';
import type { AssociationId, OfficeId } from '#core/ids.ts';
import { Office } from '#core/office.ts';
import type { Written } from '#ports/store.ts';
import { chainBeside, commit, type Ledger, type WriteItem } from './commit.ts';
import {
  CONSENTS,
  consentRowKey,
  MEMBERSHIPS,
  membershipGroup,
  membershipKey,
  officeKey,
  officePartition,
} from './keys.ts';
import { queryGroup, queryPrefix, type Rows, readRows } from './rows.ts';

/** The associations that an office is in. */
export function listMembershipsOf(rows: Rows, office: OfficeId): Promise<readonly Membership[]> {
  return queryPrefix(rows, officePartition(office), MEMBERSHIPS, Membership);
}

/** The offices that are in an association. */
export function listMembershipsIn(rows: Rows, association: AssociationId): Promise<readonly Membership[]> {
  return queryGroup(rows, membershipGroup(association), Membership);
}

export function addMembership(
  ledger: Ledger,
  membership: Membership,
  happening: Happening,
): Promise<Written> {
  return commit(ledger, [putMembership(ledger.rows, membership)], [happening]);
}

export function putMembership({ table }: Rows, membership: Membership): WriteItem {
  const { officeId, associationId } = membership;
  const Item = {
    ...membership,
    ...membershipKey(officeId, associationId),
    groupKey: membershipGroup(associationId),
    groupSort: officeId,
  };
  return { Put: { TableName: table, Item, ConditionExpression: 'attribute_not_exists(pk)' } };
}

/**
 * Takes an office out, with everything that it let the association do: a consent outlives no membership. The office's
 * own history tells it too. `conflict` where it is no member, or something else was written there at that moment.
 */
export async function endMembership(
  ledger: Ledger,
  office: OfficeId,
  association: AssociationId,
  happening: Happening,
): Promise<Written> {
  const { rows } = ledger;
  const Key = membershipKey(office, association);
  const [consents, beside] = await Promise.all([
    queryPrefix(rows, officePartition(office), `${CONSENTS}${association}#`, Consent),
    chainBeside({ ...ledger, owner: { officeId: office } }, [happening]),
  ]);
  const items: readonly WriteItem[] = [
    { Delete: { TableName: rows.table, Key, ConditionExpression: 'attribute_exists(pk)' } },
    ...consents.map((consent) => ({
      Delete: { TableName: rows.table, Key: consentRowKey(office, consent) },
    })),
    ...beside,
  ];
  return commit(ledger, items, [happening]);
}

/** The profiles of many offices, in the order asked for; an office without one is left out. */
export function readOffices(rows: Rows, ids: readonly OfficeId[]): Promise<readonly Office[]> {
  return readRows(rows, ids.map(officeKey), Office);
}
