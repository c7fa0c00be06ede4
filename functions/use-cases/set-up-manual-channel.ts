import type { Actor } from '#core/audit.ts';
import type { Channel } from '#core/channel.ts';
import type { Platform } from '#core/ids.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Clock } from '#ports/clock.ts';
import type { OfficeStore } from '#ports/store.ts';

/** A page that a person posts to: its name, its address, and who that person is. */
export interface ManualPage {
  readonly name: string;
  readonly address: string;
  readonly poster: string;
}

/**
 * Sets up or changes a channel that a person posts to by hand. Where Clarion posts by itself, that has to end first, so
 * that no post can go out both ways. The error is a sentence for the person.
 */
export async function setUpManualChannel(
  { clock }: { readonly clock: Clock },
  office: OfficeStore,
  platform: Platform,
  page: ManualPage,
  by: Actor,
): Promise<Result<Channel, string>> {
  const before = await office.readChannel(platform);
  if (before?.mode === 'api' && before.status === 'connected') {
    return err('Clarion posts here by itself. Disconnect the channel first; nothing was changed.');
  }
  const { name, address, poster } = page;
  const channel: Channel = {
    officeId: office.officeId,
    platform,
    mode: 'manual',
    status: 'connected',
    // An id from before stays: should Clarion post here again, it must be as the same presence.
    accountId: before?.accountId ?? '',
    handle: '',
    name,
    byHand: { address, poster },
    connectedAt: clock.now(),
    version: before?.version ?? 0,
  };
  const written = await office.writeChannel(channel, {
    subject: { kind: 'channel', id: platform },
    action: 'channel.by-hand',
    summary: `${by.name} set the channel up to be posted to by hand: ${name}, by ${poster}.`,
    details: { address },
  });
  return written === 'written'
    ? ok(channel)
    : err('Somebody else changed this channel at the same moment. Look at it, then save again if needed.');
}
