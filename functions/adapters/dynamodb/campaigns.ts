import type { Happening } from '#core/audit.ts';
import type { Campaign } from '#core/campaign.ts';
import type { PostChange } from '#core/post-change.ts';
import type { Written } from '#ports/store.ts';
import { commit, type OfficeLedger, TRANSACTION_LIMIT } from './commit.ts';
import * as keys from './keys.ts';
import { putPost } from './posts.ts';
import { putVersioned } from './versioned.ts';

export function launchCampaign(
  ledger: OfficeLedger,
  campaign: Campaign,
  changes: readonly PostChange[],
  happening: Happening,
): Promise<Written> {
  const row = { ...campaign, ...mineOnly(ledger, campaign) };
  const items = [putVersioned(ledger.rows, row, 0), ...changes.map(({ post }) => putPost(ledger, post))];
  // Every row has its audit entry, and the head moves once.
  if (items.length * 2 + 1 + (ledger.besides?.length ?? 0) > TRANSACTION_LIMIT) {
    throw new RangeError(`A campaign of ${changes.length} posts does not fit one transaction`);
  }
  return commit(ledger, items, [happening, ...changes.map((change) => change.happening)]);
}

export function writeCampaign(
  ledger: OfficeLedger,
  campaign: Campaign,
  changes: readonly PostChange[],
  happening: Happening,
): Promise<Written> {
  const { version = 0 } = campaign;
  const row = { ...campaign, version: version + 1, ...mineOnly(ledger, campaign) };
  const items = [
    putVersioned(ledger.rows, row, version),
    ...changes.map(({ post }) => putPost(ledger, post)),
  ];
  return commit(ledger, items, [happening, ...changes.map((change) => change.happening)]);
}

function mineOnly({ officeId, owner }: OfficeLedger, campaign: Campaign): keys.RowKey {
  if (campaign.officeId !== officeId) {
    throw new Error(`A store for ${officeId} was given a row of ${campaign.officeId}`);
  }
  return keys.campaignKey(owner, campaign.id);
}
