import { AssociationPolicy } from '#core/guardrails/association-policy.ts';
import { OfficeWording } from '#core/guardrails/office-wording.ts';
import type { AssociationId, OfficeId } from '#core/ids.ts';
import type { AssociationPolicies, OfficeWordings } from '#ports/wording-store.ts';
import { commit, type Ledger, type OfficeLedger } from './commit.ts';
import { associationPartition, officePartition, type RowKey } from './keys.ts';
import { listMembershipsOf } from './memberships.ts';
import { readRow } from './rows.ts';
import { putVersioned } from './versioned.ts';

const wordingKey = (office: OfficeId): RowKey => ({ pk: officePartition(office), sk: 'WORDING' });
const policyKey = (association: AssociationId): RowKey => ({
  pk: associationPartition(association),
  sk: 'POLICY',
});

/** What an office's posts are judged by: one row of the office, and one of each of its associations. */
export function openOfficeWordings(ledger: OfficeLedger): OfficeWordings {
  const { rows, officeId } = ledger;
  const key = wordingKey(officeId);
  return {
    read: () => readRow(rows, key, OfficeWording),
    write: async (wording, happening) => {
      if (wording.officeId !== officeId)
        throw new Error(`A store for ${officeId} was given words of ${wording.officeId}`);
      const row = { ...wording, version: wording.version + 1, ...key };
      return commit(ledger, [putVersioned(rows, row, wording.version)], [happening]);
    },
    listPolicies: async () => {
      const memberships = await listMembershipsOf(rows, officeId);
      const found = await Promise.all(
        memberships.map(({ associationId }) => readRow(rows, policyKey(associationId), AssociationPolicy)),
      );
      return found.flatMap((policy) => policy ?? []);
    },
  };
}

/** What an association has changed of the rules: one row. */
export function openPolicies(ledger: Ledger, associationId: AssociationId): AssociationPolicies {
  const { rows } = ledger;
  const key = policyKey(associationId);
  return {
    read: () => readRow(rows, key, AssociationPolicy),
    write: async (policy, happening) => {
      if (policy.associationId !== associationId)
        throw new Error(`A store for ${associationId} was given a policy of ${policy.associationId}`);
      const row = { ...policy, version: policy.version + 1, ...key };
      return commit(ledger, [putVersioned(rows, row, policy.version)], [happening]);
    },
  };
}
