import { type Channel, Credentials, endOfConnection, isToRenew, type Renewal } from '#core/channel.ts';
import { err, ok, type Result } from '#core/result.ts';
import { later, SECOND } from '#core/time.ts';
import type { Clock } from '#ports/clock.ts';
import type { Connector, ConnectTrouble } from '#ports/connector.ts';
import type { OfficeStore } from '#ports/store.ts';
import type { Vault } from '#ports/vault.ts';

export interface CredentialsParts {
  readonly clock: Clock;
  readonly vault: Vault;
  readonly connectorFor: (channel: Channel) => Connector;
  /** Settles after so many milliseconds. */
  readonly wait: (milliseconds: number) => Promise<void>;
}

/** A channel as it is stored, and what its credentials are. */
export interface OpenChannel {
  readonly channel: Channel;
  readonly credentials: Credentials;
}

/** Longer than a renewal takes, its slowest answer included: by then whoever was at it has died. */
const LEASE = 45 * SECOND;
const LOOK_EVERY = SECOND / 2;
/** Whoever waits gives up before a queue takes them for dead; a post is tried again by itself. */
const LOOKS = 20;

/**
 * Opens a channel's credentials, renewed where they end soon.
 *
 *     note on the row: renewing until … ─► renew ─► store the new ones, and only then use them
 *                 └ somebody else has it: wait, read the row again
 *
 * One at a time, because on X a refresh token works once: a second renewal beside the first would be refused, and
 * would look as if the access had been taken away.
 */
export async function useCredentials(
  parts: CredentialsParts,
  office: OfficeStore,
  channel: Channel,
  renewal: Renewal = 'at-need',
): Promise<Result<OpenChannel, ConnectTrouble>> {
  let current: Channel | undefined = channel;
  for (let look = 0; look < LOOKS; look += 1) {
    if (current?.sealed === undefined) return notConnected();
    const credentials = await openSealed(parts, current, current.sealed);
    const now = parts.clock.now();
    if (!isToRenew(credentials, renewal, now)) {
      return endsBy(credentials, now) ? ended() : ok({ channel: current, credentials });
    }
    if (current.renewingUntil !== undefined && current.renewingUntil > now) {
      await parts.wait(LOOK_EVERY);
    } else {
      const leased: Channel = { ...current, renewingUntil: later(now, LEASE) };
      if ((await office.noteChannel(leased)) === 'written') {
        return renew(parts, office, { channel: bump(leased), credentials }, renewal);
      }
    }
    current = await office.readChannel(channel.platform);
  }
  return err({ kind: 'unreachable', reason: 'The connection is being renewed. Try again in a minute.' });
}

async function renew(
  parts: CredentialsParts,
  office: OfficeStore,
  { channel, credentials }: OpenChannel,
  renewal: Renewal,
): Promise<Result<OpenChannel, ConnectTrouble>> {
  const renewed = await parts.connectorFor(channel).refresh(credentials);
  if (!renewed.ok) {
    const { renewingUntil: _over, ...free } = channel;
    const written = await office.noteChannel(free);
    // Only a revoked token is worthless; one that cannot be renewed now still serves until it ends.
    const serves = renewed.error.kind !== 'revoked' && !endsBy(credentials, parts.clock.now());
    return serves ? ok({ channel: written === 'written' ? bump(free) : channel, credentials }) : renewed;
  }
  const sealed = await parts.vault.seal(JSON.stringify(renewed.value), contextOf(channel));
  const stored = await storeRenewed(office, channel, sealed, renewed.value);
  if (stored?.sealed === sealed) return ok({ channel: stored, credentials: renewed.value });
  return stored === undefined ? notConnected() : useCredentials(parts, office, stored, renewal);
}

/**
 * Stores renewed credentials over those that they came from, whatever else has changed in the row: the old ones may be
 * worth nothing by now. Where a person has connected or disconnected the channel meanwhile, theirs stays.
 */
async function storeRenewed(
  office: OfficeStore,
  before: Channel,
  sealed: string,
  credentials: Credentials,
): Promise<Channel | undefined> {
  let current: Channel | undefined = before;
  while (current !== undefined && current.sealed === before.sealed) {
    const { renewingUntil: _over, expiresAt: _old, ...rest } = current;
    const expiresAt = endOfConnection(credentials);
    const channel: Channel = { ...rest, sealed, ...(expiresAt && { expiresAt }) };
    const written = await office.writeChannel(channel, {
      subject: { kind: 'channel', id: channel.platform },
      action: 'channel.renewed',
      summary: 'Clarion renewed the connection before it ended.',
    });
    if (written === 'written') return bump(channel);
    current = await office.readChannel(before.platform);
  }
  return current;
}

async function openSealed({ vault }: CredentialsParts, channel: Channel, sealed: string) {
  return Credentials.parse(JSON.parse(await vault.open(sealed, contextOf(channel))));
}

const contextOf = ({ officeId, platform }: Channel) => ({ officeId, platform });

const bump = (channel: Channel): Channel => ({ ...channel, version: channel.version + 1 });

const endsBy = ({ expiresAt }: Credentials, now: string) => expiresAt !== undefined && expiresAt <= now;

const notConnected = () =>
  err<ConnectTrouble>({
    kind: 'revoked',
    reason: 'The channel is not connected. Connect it again on the Channels page.',
  });

const ended = () =>
  err<ConnectTrouble>({
    kind: 'revoked',
    reason: 'The connection has come to its end. Connect the channel again on the Channels page.',
  });
