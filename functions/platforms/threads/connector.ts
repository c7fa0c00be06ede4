import type { Credentials } from '#core/channel.ts';
import { ok } from '#core/result.ts';
import type { Connector } from '#ports/connector.ts';
import { readChecked, readGranted } from '../connect-trouble.ts';
import type { Dependencies } from '../dependencies.ts';
import { createGraph } from '../graph.ts';
import { createLongLivedTokens, screenUrl } from '../long-lived-token.ts';
import type { ThreadsConfig } from './config.ts';
import { rules } from './rules.ts';
import { Me } from './schema.ts';

const SCOPES = ['threads_basic', 'threads_content_publish', 'threads_manage_insights'];

/** Connects Threads profiles; access lasts 60 days and is renewed before. */
export function createThreadsConnector(config: ThreadsConfig, { clock }: Dependencies): Connector {
  const { name, platform } = rules;
  const tokens = createLongLivedTokens(config, { name, prefix: 'th', tokenOrigin: config.apiOrigin }, clock);
  const readMe = ({ accessToken }: Credentials) =>
    createGraph({ origin: config.apiOrigin, version: config.threadsVersion, accessToken }).get(
      '/me',
      { fields: 'id,username,name' },
      Me,
    );
  return {
    platform,
    authorizeUrl: (request) =>
      screenUrl(config.authorizeOrigin, '/oauth/authorize', config.clientId, SCOPES, request),
    async exchange(code, request) {
      const granted = await tokens.exchange(code, request);
      if (!granted.ok) return granted;
      const me = readGranted(await readMe(granted.value), name);
      return me.ok ? ok([{ ...me.value, credentials: granted.value }]) : me;
    },
    refresh: tokens.renew,
    check: async (credentials) => readChecked(await readMe(credentials), name, clock.now()),
  };
}
