import type { Happening } from '#core/audit.ts';
import { Companion } from '#core/companion/companion.ts';
import type { CompanionKind } from '#core/companion/companion-template.ts';
import type { CampaignId, OfficeId } from '#core/ids.ts';
import type { OfficeCompanions } from '#ports/companion-store.ts';
import type { Written } from '#ports/store.ts';
import { commit, type OfficeLedger } from './commit.ts';
import { officePartition, type RowKey } from './keys.ts';
import { queryPrefix, readRow } from './rows.ts';
import { putVersioned } from './versioned.ts';

/** Not below `CAMPAIGN#`, where a reading of all campaigns would meet them. */
const prefixOf = (campaign: CampaignId): string => `COMPANION#${campaign}#`;

const companionKey = (office: OfficeId, campaign: CampaignId, kind: CompanionKind): RowKey => ({
  pk: officePartition(office),
  sk: `${prefixOf(campaign)}${kind}`,
});

/** One office's companions. */
export function openOfficeCompanions(ledger: OfficeLedger): OfficeCompanions {
  const { rows, officeId } = ledger;
  return {
    list: (campaign) => queryPrefix(rows, officePartition(officeId), prefixOf(campaign), Companion),
    read: (campaign, kind) => readRow(rows, companionKey(officeId, campaign, kind), Companion),
    write: (companion, happening) => writeCompanion(ledger, companion, happening),
  };
}

function writeCompanion(ledger: OfficeLedger, companion: Companion, happening: Happening): Promise<Written> {
  const { rows, officeId } = ledger;
  if (companion.officeId !== officeId) {
    throw new Error(`A store for ${officeId} was given a companion of ${companion.officeId}`);
  }
  const key = companionKey(officeId, companion.campaignId, companion.kind);
  const row = { ...companion, version: companion.version + 1, ...key };
  return commit(ledger, [putVersioned(rows, row, companion.version)], [happening]);
}
