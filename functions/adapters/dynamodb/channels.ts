import type { Channel } from '#core/channel.ts';
import type { OfficeLedger, PutItem } from './commit.ts';
import { channelKey, checkKeys } from './keys.ts';
import { putVersioned } from './versioned.ts';

/** Puts a channel of the ledger's office over the version that the writer had read. */
export function putChannel({ rows, officeId }: OfficeLedger, channel: Channel): PutItem {
  if (channel.officeId !== officeId) {
    throw new Error(`A store for ${officeId} was given a row of ${channel.officeId}`);
  }
  const item = {
    ...channel,
    version: channel.version + 1,
    ...channelKey(officeId, channel.platform),
    ...checkKeys(channel),
  };
  return putVersioned(rows, item, channel.version);
}
