import { err, ok, type Result } from '#core/result.ts';
import type { Connection, Connector, ConnectTrouble } from '#ports/connector.ts';
import { readChecked, readGranted } from '../connect-trouble.ts';
import type { Dependencies } from '../dependencies.ts';
import { createGraph, type Graph } from '../graph.ts';
import { screenUrl } from '../long-lived-token.ts';
import type { FacebookConfig } from './config.ts';
import { rules } from './rules.ts';
import { Page, Pages, UserToken } from './schema.ts';

const { name, platform } = rules;

const SCOPES = ['pages_show_list', 'pages_manage_posts', 'pages_read_engagement', 'read_insights'];

/** More pages than any office has; ends the reading if a list never does. */
const MAX_LISTS = 20;

/** Connects pages through a person who may post on them; a page's own access has no end, so nothing is renewed. */
export function createFacebookConnector(config: FacebookConfig, { clock }: Dependencies): Connector {
  const { apiOrigin: origin, graphVersion: version } = config;
  const app = { client_id: config.clientId, client_secret: config.clientSecret };
  const requestToken = async (fields: Readonly<Record<string, string>>) =>
    readGranted(
      await createGraph({ origin, version }).post('/oauth/access_token', { ...app, ...fields }, UserToken),
      name,
    );
  return {
    platform,
    authorizeUrl: (request) =>
      screenUrl(config.authorizeOrigin, `/${version}/dialog/oauth`, config.clientId, SCOPES, request),
    async exchange(code, { redirectUri }) {
      const short = await requestToken({ code, redirect_uri: redirectUri });
      if (!short.ok) return short;
      // A page's token inherits the end of the person's token, unless that is a long-lived one.
      const long = await requestToken({ grant_type: 'fb_exchange_token', fb_exchange_token: short.value });
      return long.ok ? listPages(config, long.value) : long;
    },
    refresh: async (credentials) => ok(credentials),
    async check({ accessToken }, accountId) {
      const page = await openGraph(config, accessToken).get(
        `/${accountId}`,
        { fields: 'id,name,username' },
        Page,
      );
      return readChecked(page, name, clock.now());
    },
  };
}

function openGraph(config: FacebookConfig, accessToken: string): Graph {
  return createGraph({
    origin: config.apiOrigin,
    version: config.graphVersion,
    accessToken,
    proofSecret: config.clientSecret,
  });
}

async function listPages(
  config: FacebookConfig,
  accessToken: string,
): Promise<Result<readonly Connection[], ConnectTrouble>> {
  const graph = openGraph(config, accessToken);
  const connections: Connection[] = [];
  let after: string | undefined;
  for (let list = 0; list < MAX_LISTS; list += 1) {
    const fields = { fields: 'id,name,username,access_token,tasks', limit: '100', ...(after && { after }) };
    const read = readGranted(await graph.get('/me/accounts', fields, Pages), name);
    if (!read.ok) return read;
    connections.push(
      ...read.value.pages.filter(({ mayPost }) => mayPost).map(({ mayPost: _, ...page }) => page),
    );
    after = read.value.after;
    if (after === undefined) break;
  }
  return connections.length > 0
    ? ok(connections)
    : err({
        kind: 'refused',
        reason:
          'Facebook showed no page that this person may post on. Begin again, and on the screen of Facebook choose the page of the office with every permission.',
      });
}
