import { type Channel, Credentials, endOfConnection } from '#core/channel.ts';
import { err, ok, type Result } from '#core/result.ts';
import { DAY, later, MINUTE } from '#core/time.ts';
import type { Clock } from '#ports/clock.ts';
import type { Connector, ConnectTrouble } from '#ports/connector.ts';
import type { OfficeStore } from '#ports/store.ts';
import type { Vault } from '#ports/vault.ts';

export interface CredentialsParts {
  readonly clock: Clock;
  readonly vault: Vault;
  readonly connectorFor: (channel: Channel) => Connector;
}

/**
 * Credentials that end sooner than this are renewed before they are used: those with a refresh token at the last
 * moment, since renewing costs them their old one; those that renew themselves while they are good, well before.
 */
const RENEW_BEFORE = { byRefreshToken: 10 * MINUTE, byThemselves: 30 * DAY };

/**
 * Opens a channel's credentials, renewed where they end soon. A renewed token is stored before it is used, because on
 * X the old one is worth nothing from then on. Whoever loses the race for the renewal reads what the winner stored.
 */
export async function useCredentials(
  parts: CredentialsParts,
  office: OfficeStore,
  channel: Channel,
): Promise<Result<Credentials, ConnectTrouble>> {
  const context = { officeId: channel.officeId, platform: channel.platform };
  if (channel.sealed === undefined) {
    return err({
      kind: 'revoked',
      reason: 'The channel is not connected. Connect it again on the Channels page.',
    });
  }
  const credentials = Credentials.parse(JSON.parse(await parts.vault.open(channel.sealed, context)));
  const { expiresAt, refreshToken } = credentials;
  const renewBefore = refreshToken === undefined ? RENEW_BEFORE.byThemselves : RENEW_BEFORE.byRefreshToken;
  if (expiresAt === undefined || expiresAt > later(parts.clock.now(), renewBefore)) return ok(credentials);

  const renewed = await parts.connectorFor(channel).refresh(credentials);
  if (!renewed.ok) {
    // Only a revoked token is worthless; one that cannot be renewed now still serves until it ends.
    const serves = renewed.error.kind !== 'revoked' && expiresAt > parts.clock.now();
    return serves ? ok(credentials) : renewed;
  }
  const sealed = await parts.vault.seal(JSON.stringify(renewed.value), context);
  const written = await office.writeChannel(
    { ...channel, sealed, expiresAt: endOfConnection(renewed.value) },
    {
      subject: { kind: 'channel', id: channel.platform },
      action: 'channel.renewed',
      summary: 'Clarion renewed the connection before it ended.',
    },
  );
  if (written === 'written') return renewed;
  const current = await office.readChannel(channel.platform);
  return current === undefined || current.version === channel.version
    ? err({ kind: 'unreachable', reason: 'The connection was being renewed by another attempt.' })
    : useCredentials(parts, office, current);
}
