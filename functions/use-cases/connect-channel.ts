import type { Actor } from '#core/audit.ts';
import { type Channel, endOfConnection, nextCheck } from '#core/channel.ts';
import type { Platform } from '#core/ids.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Session } from '#core/session.ts';
import type { Clock } from '#ports/clock.ts';
import type { Connection, Connector } from '#ports/connector.ts';
import type { Secrets } from '#ports/secrets.ts';
import type { OfficeStore, Store } from '#ports/store.ts';
import type { Vault } from '#ports/vault.ts';

export interface Connecting {
  readonly store: Pick<Store, 'writeSession'>;
  readonly clock: Clock;
  readonly vault: Vault;
  readonly secrets: Secrets;
  /** Where the platform sends the person back to. */
  readonly redirectUri: (platform: Platform) => string;
}

/** Sends a person to a platform's own screen, and notes in their session what must come back. */
export async function beginConnecting(
  parts: Connecting,
  office: OfficeStore,
  session: Session,
  connector: Connector,
): Promise<string> {
  const { platform } = connector;
  const state = parts.secrets.token();
  const verifier = parts.secrets.token();
  await parts.store.writeSession({
    ...session,
    connect: { officeId: office.officeId, platform, state, verifier },
  });
  return connector.authorizeUrl({ state, verifier, redirectUri: parts.redirectUri(platform) });
}

/** What a platform's screen sends back in the address: a code, or an error where the person said no. */
export interface ConnectReturn {
  readonly state: string | undefined;
  readonly code: string | undefined;
  readonly error: string | undefined;
}

/** Takes a person's return from the platform. The error is a sentence for them; nothing has changed then. */
export async function finishConnecting(
  parts: Connecting,
  session: Session,
  connector: Connector,
  answer: ConnectReturn,
): Promise<Result<readonly Connection[], string>> {
  const { connect: pending, ...rest } = session;
  const { platform } = connector;
  // A state is good for one return, whatever comes of it.
  await parts.store.writeSession(rest);
  const mine = pending?.platform === platform && parts.secrets.equal(answer.state ?? '', pending.state);
  if (!pending || !mine) {
    return err(
      'This answer does not belong to a connection that you began here. Nothing was changed; begin again.',
    );
  }
  if (answer.code === undefined || answer.error !== undefined) {
    return err('You did not give permission, so nothing was connected. Begin again if that was not meant.');
  }
  const { state, verifier } = pending;
  const exchanged = await connector.exchange(answer.code, {
    state,
    verifier,
    redirectUri: parts.redirectUri(platform),
  });
  if (!exchanged.ok) return err(exchanged.error.reason);
  if (exchanged.value.length === 0) {
    return err(
      'The platform named nothing that you may post as. Check that you manage the page, then begin again.',
    );
  }
  return ok(exchanged.value);
}

/**
 * Connects a channel as one of the presences that the platform named. A channel that was connected before must be the
 * same presence: the platform's immutable id decides, not the handle.
 */
export async function connectChannel(
  parts: Connecting,
  office: OfficeStore,
  platform: Platform,
  connection: Connection,
  by: Actor,
): Promise<Result<Channel, string>> {
  const { accountId, handle, name, credentials } = connection;
  const before = await office.readChannel(platform);
  // A channel that was only ever posted to by hand has no id of the platform's yet.
  if (before && before.accountId !== '' && before.accountId !== accountId) {
    return err(
      `This office posts as ${before.name} (${before.handle}) there, but you gave permission for ${name} (${handle}). Nothing was changed. Sign in to the platform as ${before.handle} and connect again.`,
    );
  }
  const expiresAt = endOfConnection(credentials);
  const sealed = await parts.vault.seal(JSON.stringify(credentials), { officeId: office.officeId, platform });
  const connectedAt = parts.clock.now();
  const channel: Channel = {
    officeId: office.officeId,
    platform,
    mode: 'api',
    status: 'connected',
    accountId,
    handle,
    name,
    sealed,
    ...(expiresAt && { expiresAt }),
    connectedAt,
    checkAt: nextCheck(connectedAt),
    version: before?.version ?? 0,
  };
  const written = await office.writeChannel(channel, {
    subject: { kind: 'channel', id: platform },
    action: 'channel.connected',
    summary: `${by.name} connected the channel as ${name} (${handle}).`,
    details: { accountId },
  });
  if (written === 'conflict') {
    return err(
      'Somebody else changed this channel at the same moment. Look at it, then begin again if needed.',
    );
  }
  // The first look notes when the connection's end has to be told.
  await office.lookAgain(channel.connectedAt, channel.connectedAt);
  return ok(channel);
}

/** Takes a channel out of use and forgets its credentials. Its posts are held when they fall due. */
export async function disconnectChannel(
  { clock }: Pick<Connecting, 'clock'>,
  office: OfficeStore,
  platform: Platform,
  by: Actor,
): Promise<Result<Channel, string>> {
  const before = await office.readChannel(platform);
  if (!before) return err('This channel is not connected.');
  const { sealed: _forgotten, expiresAt: _ended, ...rest } = before;
  const byHand = before.mode === 'manual';
  const trouble = byHand ? `${by.name} ended posting by hand` : `${by.name} disconnected it`;
  const channel: Channel = { ...rest, status: 'disconnected', trouble };
  const written = await office.writeChannel(channel, {
    subject: { kind: 'channel', id: platform },
    action: 'channel.disconnected',
    summary: byHand
      ? `${by.name} ended posting here by hand.`
      : `${by.name} disconnected the channel; its credentials were removed.`,
  });
  if (written === 'conflict') {
    return err('Somebody else changed this channel at the same moment. Look again.');
  }
  const now = clock.now();
  await office.lookAgain(now, now);
  return ok(channel);
}
