import type { Credentials } from '#core/channel.ts';
import type { Platform } from '#core/ids.ts';
import type { Result } from '#core/result.ts';

/** What has to be kept between sending a person to the platform and their return. */
export interface ConnectRequest {
  readonly state: string;
  /** PKCE code verifier, 43 to 128 characters; platforms without PKCE ignore it. */
  readonly verifier: string;
  readonly redirectUri: string;
}

/** Whom the public sees on the platform. */
export interface Presence {
  /** The platform's own immutable id. */
  readonly accountId: string;
  readonly handle: string;
  readonly name: string;
}

/** A presence on the platform that the person may post as. */
export interface Connection extends Presence {
  readonly credentials: Credentials;
}

/** Why connecting, renewing or checking did not work, as a sentence for the clerk. */
export interface ConnectTrouble {
  /** `revoked`: the platform will not take these credentials again. `unreachable`: try again later. */
  readonly kind: 'refused' | 'revoked' | 'unreachable';
  readonly reason: string;
}

/** Connects an office to one platform by the platform's own sign-in. */
export interface Connector {
  readonly platform: Platform;
  /** The address of the platform's screen that asks for permission. */
  authorizeUrl(request: ConnectRequest): string;
  /** Exchanges the code that the person came back with for everything they may post as: several pages on Facebook. */
  exchange(code: string, request: ConnectRequest): Promise<Result<readonly Connection[], ConnectTrouble>>;
  /** Renews credentials that end soon. Platforms whose credentials do not end return them unchanged. */
  refresh(credentials: Credentials): Promise<Result<Credentials, ConnectTrouble>>;
  /**
   * Asks whose access this is, and what that presence is called today. `revoked` is what would hold a post, too;
   * whatever else the platform says is no proof that the access has ended.
   */
  check(credentials: Credentials, accountId: string): Promise<Result<Presence, ConnectTrouble>>;
}
