import { Platform } from '#core/ids.ts';
import { ok, type Result } from '#core/result.ts';
import type { Connection, Connector, ConnectTrouble } from '#ports/connector.ts';

/** A platform that gives permission for whatever a test says. Its own screen is only an address. */
export interface StandInConnector extends Connector {
  answer: Result<readonly Connection[], ConnectTrouble>;
  readonly codes: string[];
}

export function standInConnector(platform: string): StandInConnector {
  const codes: string[] = [];
  return {
    platform: Platform.parse(platform),
    answer: ok([]),
    codes,
    authorizeUrl: ({ state, redirectUri }) =>
      `https://platform.example/authorize?${new URLSearchParams({ state, redirect_uri: redirectUri })}`,
    async exchange(code) {
      codes.push(code);
      return this.answer;
    },
    refresh: async (credentials) => ok(credentials),
    check: async (_credentials, accountId) => ok({ accountId, handle: accountId, name: accountId }),
  };
}

export function connection(accountId: string, given: Partial<Connection> = {}): Connection {
  return {
    accountId,
    handle: `handle-${accountId}`,
    name: `Name of ${accountId}`,
    credentials: { accessToken: `secret-of-${accountId}` },
    ...given,
  };
}
