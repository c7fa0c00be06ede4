import { Hono } from 'hono';
import { type FaultTable, NETWORK_FAULTS } from '../faults.ts';
import {
  exchangeCode,
  exchangeForLong,
  issueProfileToken,
  type Login,
  presentLong,
  refreshLong,
} from '../meta/profile-login.ts';
import { callerOf } from '../meta/tokens.ts';
import { createConsent } from '../oauth/consent.ts';
import { createOperation } from '../operation.ts';
import { HASHTAG, hashtagPath, PROFILE_MENTION, splitText, WEB_ADDRESS } from '../pages/split-text.ts';
import type { SimulatedPlatform } from '../simulated-platform.ts';
import { fromShortcode } from '../state/ids.ts';
import type { Env, World } from '../world.ts';
import { consentRules, SCOPES } from './consent.ts';
import { createThreadContainer } from './create-container.ts';
import { METRICS, readMediaInsights } from './insights.ts';
import { publishThread, readPublishingLimit } from './publish.ts';
import { listMedia, operationOf, postPath, readObject, readProfile } from './read.ts';
import { refuseOnOrder } from './refusals.ts';

const AUTHORISED = [...NETWORK_FAULTS, 'expired-token', 'permission'] as const;
const faults: FaultTable = {
  'create-container': [...AUTHORISED, 'refuse', 'container-error', 'container-slow'],
  'read-container': [...AUTHORISED, 'container-error', 'container-slow'],
  publish: [...AUTHORISED, 'refuse', 'refuse-after'],
  'read-post': AUTHORISED,
  'list-posts': AUTHORISED,
  'read-reach': AUTHORISED,
  me: AUTHORISED,
  token: [...NETWORK_FAULTS, 'refuse', 'expired-token'],
};

const login: Login = {
  platform: 'threads',
  exchangeGrant: 'th_exchange_token',
  refreshGrant: 'th_refresh_token',
  // The documents show a bare number: who parses it loses digits, and asks /me instead.
  presentShort: (token) => `{"access_token":"${token.value}","user_id":${token.subject}}`,
};

function createApi(world: World): Hono<Env> {
  const operation = createOperation(world, {
    platform: 'threads',
    callerOf: (c) => callerOf(world, 'threads', c),
    refuse: refuseOnOrder(world),
  });
  const api = new Hono<Env>();
  api.route('/', createConsent(world, threads, '/oauth/authorize', consentRules));
  api.post('/oauth/access_token', operation('token'), exchangeCode(world, login));
  api.get('/access_token', operation('token'), exchangeForLong(world, login));
  api.get('/refresh_access_token', operation('token'), refreshLong(world, login));
  const graph = new Hono<Env>();
  graph.get('/me', operation('me'), readProfile(world));
  graph.post('/:user{[0-9]+|me}/threads', operation('create-container'), createThreadContainer(world));
  graph.post('/:user{[0-9]+|me}/threads_publish', operation('publish'), publishThread(world));
  graph.get('/:user{[0-9]+|me}/threads', operation('list-posts'), listMedia(world));
  graph.get('/:user{[0-9]+|me}/threads_publishing_limit', operation('me'), readPublishingLimit(world));
  graph.get('/:id{[0-9]+}/insights', operation('read-reach'), readMediaInsights(world));
  graph.get(
    '/:id{[0-9]+}',
    operation((c) => operationOf(world, c.req.param('id') ?? '')),
    readObject(world),
  );
  api.route('/v1.0', graph);
  return api;
}

export const threads: SimulatedPlatform = {
  platform: 'threads',
  title: 'Threads',
  faults,
  metrics: METRICS,
  createApi,
  connect: (world, account, scopes = SCOPES, expiresInSeconds) => {
    const from = { platform: 'threads', subject: account.id, scopes } as const;
    const token = issueProfileToken(world, from, expiresInSeconds && expiresInSeconds * 1000);
    return { ...presentLong(token), user_id: account.id };
  },
  profilePath: (handle) => `/@${handle}`,
  permalinkPath: postPath,
  locate(_world, path) {
    const [, handle, code] = /^\/@([\w.]+)(?:\/post\/([\w-]+))?$/.exec(path) ?? [];
    if (handle === undefined) return undefined;
    return code === undefined ? { profile: handle } : { post: fromShortcode(code) };
  },
  splitText: (_world, post) =>
    splitText(post.text, [
      { pattern: WEB_ADDRESS, href: (found) => found },
      { pattern: HASHTAG, href: hashtagPath },
      { pattern: PROFILE_MENTION, href: (found) => `/@${found.slice(1)}` },
    ]),
};
