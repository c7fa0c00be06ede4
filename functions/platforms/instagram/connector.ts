import type { Credentials } from '#core/channel.ts';
import { ok } from '#core/result.ts';
import type { Connector } from '#ports/connector.ts';
import { readChecked, readGranted } from '../connect-trouble.ts';
import type { Dependencies } from '../dependencies.ts';
import { createGraph } from '../graph.ts';
import { createLongLivedTokens, screenUrl } from '../long-lived-token.ts';
import type { InstagramConfig } from './config.ts';
import { rules } from './rules.ts';
import { Me } from './schema.ts';

const SCOPES = [
  'instagram_business_basic',
  'instagram_business_content_publish',
  'instagram_business_manage_insights',
];

/** Connects professional accounts by Instagram's own login; access lasts 60 days and is renewed before. */
export function createInstagramConnector(config: InstagramConfig, { clock }: Dependencies): Connector {
  const { name, platform } = rules;
  const tokens = createLongLivedTokens(
    config,
    { name, prefix: 'ig', tokenOrigin: config.tokenOrigin },
    clock,
  );
  const readMe = ({ accessToken }: Credentials) =>
    createGraph({ origin: config.apiOrigin, version: config.graphVersion, accessToken }).get(
      '/me',
      { fields: 'user_id,username,name' },
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
