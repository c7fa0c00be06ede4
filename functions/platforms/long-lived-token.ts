import * as z from 'zod';
import type { Credentials } from '#core/channel.ts';
import { ok, type Result } from '#core/result.ts';
import { DAY, later, SECOND } from '#core/time.ts';
import type { Clock } from '#ports/clock.ts';
import type { ConnectRequest, ConnectTrouble } from '#ports/connector.ts';
import { readGranted, readRenewed } from './connect-trouble.ts';
import type { AppConfig } from './dependencies.ts';
import { createGraph } from './graph.ts';

/** What Instagram's and Threads' tokens differ in: a person's permission gives an hour, an exchange 60 days. */
export interface TokenKind {
  readonly name: string;
  readonly prefix: 'ig' | 'th';
  /** Where a code is exchanged. */
  readonly tokenOrigin: string;
}

const granted = z.object({ access_token: z.string().min(1) });
/** Instagram documents a list and answers without one. */
const Short = z.union([granted, z.object({ data: z.tuple([granted]) }).transform(({ data }) => data[0])]);
const Long = z.object({ access_token: z.string().min(1), expires_in: z.number().positive() });

export interface LongLivedTokens {
  exchange(code: string, request: ConnectRequest): Promise<Result<Credentials, ConnectTrouble>>;
  /** Works from a day after a token was given until it ends. */
  renew(credentials: Credentials): Promise<Result<Credentials, ConnectTrouble>>;
}

export function createLongLivedTokens(config: AppConfig, kind: TokenKind, clock: Clock): LongLivedTokens {
  const { name, prefix } = kind;
  const credentialsOf = (token: z.infer<typeof Long>): Credentials => ({
    accessToken: token.access_token,
    expiresAt: later(clock.now(), token.expires_in * SECOND),
    // [V] A token can be renewed when it is a day old.
    renewableFrom: later(clock.now(), DAY),
  });
  return {
    async exchange(code, { redirectUri }) {
      const short = readGranted(
        await createGraph({ origin: kind.tokenOrigin }).post(
          '/oauth/access_token',
          {
            client_id: config.clientId,
            client_secret: config.clientSecret,
            grant_type: 'authorization_code',
            redirect_uri: redirectUri,
            // The address that the person comes back with ends in `#_`, which is no part of the code.
            code: code.replace(/#_$/, ''),
          },
          Short,
        ),
        name,
      );
      if (!short.ok) return short;
      const graph = createGraph({ origin: config.apiOrigin, accessToken: short.value.access_token });
      const fields = { grant_type: `${prefix}_exchange_token`, client_secret: config.clientSecret };
      const long = readGranted(await graph.get('/access_token', fields, Long), name);
      return long.ok ? ok(credentialsOf(long.value)) : long;
    },
    async renew({ accessToken }) {
      const graph = createGraph({ origin: config.apiOrigin, accessToken });
      const fields = { grant_type: `${prefix}_refresh_token` };
      const renewed = readRenewed(await graph.get('/refresh_access_token', fields, Long), name);
      return renewed.ok ? ok(credentialsOf(renewed.value)) : renewed;
    },
  };
}

/** The address of a permission screen of Meta's. */
export function screenUrl(
  origin: string,
  path: string,
  clientId: string,
  scopes: readonly string[],
  { state, redirectUri }: ConnectRequest,
): string {
  const url = new URL(path, origin);
  url.search = new URLSearchParams({
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: scopes.join(','),
    response_type: 'code',
    state,
  }).toString();
  return url.href;
}
