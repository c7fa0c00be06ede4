import * as z from 'zod';
import type { Happening } from '#core/audit.ts';
import { CostCap } from '#core/cost/cost-cap.ts';
import type { Written } from '#ports/store.ts';
import { commit, type OfficeLedger, type PutItem } from './commit.ts';
import * as keys from './keys.ts';
import { readRow } from './rows.ts';
import { putVersioned } from './versioned.ts';

export function readCostCap({ rows, officeId }: OfficeLedger): Promise<CostCap | undefined> {
  return readRow(rows, keys.costCapKey(officeId), CostCap);
}

export function writeCostCap(ledger: OfficeLedger, cap: CostCap, happening: Happening): Promise<Written> {
  const { rows, officeId } = ledger;
  if (cap.officeId !== officeId)
    throw new Error(`A store for ${officeId} was given a cap of ${cap.officeId}`);
  const row = { ...cap, version: cap.version + 1, ...keys.costCapKey(officeId) };
  return commit(ledger, [putVersioned(rows, row, cap.version)], [happening]);
}

const Commitments = z.object({ version: z.int() });

export async function countCommitments({ rows, officeId }: OfficeLedger): Promise<number> {
  return (await readRow(rows, keys.costCountKey(officeId), Commitments))?.version ?? 0;
}

/** Counts one commitment more, unless another was counted since there were as many. */
export function countOneMore({ rows, officeId }: OfficeLedger, before: number): PutItem {
  return putVersioned(rows, { ...keys.costCountKey(officeId), version: before + 1 }, before);
}
