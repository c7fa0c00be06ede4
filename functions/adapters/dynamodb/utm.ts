import type { Happening } from '#core/audit.ts';
import { UtmSetting } from '#core/links/utm-rule.ts';
import type { Written } from '#ports/store.ts';
import { commit, type Ledger } from './commit.ts';
import { partitionOf, type RowKey } from './keys.ts';
import { readRow } from './rows.ts';
import { putVersioned } from './versioned.ts';

/** What links of an association's campaigns carry: one row of the association. */
const utmKey = ({ owner }: Ledger): RowKey => ({ pk: partitionOf(owner), sk: 'UTM' });

export function readUtm(ledger: Ledger): Promise<UtmSetting | undefined> {
  return readRow(ledger.rows, utmKey(ledger), UtmSetting);
}

export function writeUtm(ledger: Ledger, setting: UtmSetting, happening: Happening): Promise<Written> {
  const row = { ...setting, version: setting.version + 1, ...utmKey(ledger) };
  return commit(ledger, [putVersioned(ledger.rows, row, setting.version)], [happening]);
}
