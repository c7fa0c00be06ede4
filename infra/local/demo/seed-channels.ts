import { endOfConnection } from '#core/channel.ts';
import { Platform } from '#core/ids.ts';
import type { Office } from '#core/office.ts';
import { DAY, HOUR, later } from '#core/time.ts';
import type { Chance } from '#ports/chance.ts';
import type { Clock } from '#ports/clock.ts';
import type { OfficeStore } from '#ports/store.ts';
import type { Vault } from '#ports/vault.ts';
import { setUpManualChannel } from '#use-cases/set-up-manual-channel.ts';
import { SEEDER } from './demo-actors.ts';
import type { DemoOffice } from './offices.ts';
import { makeSandboxPresence } from './sandbox-accounts.ts';

export interface SeedingChannels {
  readonly clock: Clock;
  readonly vault: Vault;
  readonly chance: Chance;
  /** The sandbox's base addresses by platform. */
  readonly sandbox: Readonly<Record<string, string>>;
}

type DemoChannel = DemoOffice['channels'][number];

/** A token that the platform has never heard of is refused as an ended one is. */
const ENDED_TOKEN = { accessToken: 'ended-demo-token' };

/** Connects an office's channel with the sandbox; one that it has already stays as it is. */
export async function seedChannel(
  parts: SeedingChannels,
  store: OfficeStore,
  office: Office,
  channel: DemoChannel,
): Promise<void> {
  const platform = Platform.parse(channel.platform);
  if (await store.readChannel(platform)) return;
  const address = parts.sandbox[channel.platform];
  if (address === undefined) throw new Error(`The demo needs a sandbox for ${channel.platform}`);
  const { platform: name, handle, followers, tokenLives } = channel;
  const account = { platform: name, handle, name: office.name, followers };
  const now = parts.clock.now();
  const presence = await makeSandboxPresence(
    address,
    { ...account, ...(tokenLives !== undefined && { expiresIn: tokenLives }) },
    now,
  );
  const credentials = channel.token === 'expired' ? ENDED_TOKEN : presence.credentials;
  const expiresAt = endOfConnection(credentials);
  const sealed = await parts.vault.seal(JSON.stringify(credentials), { officeId: office.id, platform });
  await store.writeChannel(
    {
      officeId: office.id,
      platform,
      mode: 'api',
      status: 'connected',
      accountId: presence.accountId,
      handle: presence.handle,
      name: presence.name,
      sealed,
      ...(expiresAt && { expiresAt }),
      connectedAt: now,
      // As channels that were connected at all times of a day.
      checkAt: later(now, HOUR + Math.floor(parts.chance.jitter() * (DAY - HOUR))),
      version: 0,
    },
    {
      subject: { kind: 'channel', id: platform },
      action: 'channel.connected',
      summary: `The demo connected the channel as ${presence.name} (${presence.handle}).`,
    },
  );
}

/** Lets the platform no longer take a channel's token. Clarion has to find that out. */
export async function endToken(
  { vault }: Pick<SeedingChannels, 'vault'>,
  store: OfficeStore,
  { platform: name }: DemoChannel,
): Promise<void> {
  const platform = Platform.parse(name);
  const channel = await store.readChannel(platform);
  if (channel?.status !== 'connected') return;
  const sealed = await vault.seal(JSON.stringify(ENDED_TOKEN), { officeId: store.officeId, platform });
  const { expiresAt: _past, ...rest } = channel;
  await store.noteChannel({ ...rest, sealed });
}

/** Sets up a page that a person posts to. */
export async function seedManualChannel(
  parts: Pick<SeedingChannels, 'clock'>,
  store: OfficeStore,
  { platform: name, ...page }: NonNullable<DemoOffice['byHand']>[number],
): Promise<void> {
  const platform = Platform.parse(name);
  if (await store.readChannel(platform)) return;
  const set = await setUpManualChannel(parts, store, platform, page, SEEDER);
  if (!set.ok) throw new Error(`The demo could not set up ${platform}: ${set.error}`);
}
