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
import { requireVersion } from '../meta/version.ts';
import { createConsent } from '../oauth/consent.ts';
import { createOperation } from '../operation.ts';
import { HASHTAG, hashtagPath, PROFILE_MENTION, splitText } from '../pages/split-text.ts';
import type { SimulatedPlatform } from '../simulated-platform.ts';
import { fromShortcode } from '../state/ids.ts';
import type { Env, World } from '../world.ts';
import { consentRules, SCOPES } from './consent.ts';
import { createMediaContainer } from './create-container.ts';
import { METRICS, readMediaInsights } from './insights.ts';
import { publishContainer, readPublishingLimit } from './publish.ts';
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
  platform: 'instagram',
  exchangeGrant: 'ig_exchange_token',
  refreshGrant: 'ig_refresh_token',
  presentShort: (token) =>
    JSON.stringify({
      data: [{ access_token: token.value, user_id: token.subject, permissions: token.scopes.join(',') }],
    }),
};

function createApi(world: World): Hono<Env> {
  const operation = createOperation(world, {
    platform: 'instagram',
    callerOf: (c) => callerOf(world, 'instagram', c),
    refuse: refuseOnOrder(world),
  });
  const graph = new Hono<Env>();
  graph.post('/oauth/access_token', operation('token'), exchangeCode(world, login));
  graph.get('/access_token', operation('token'), exchangeForLong(world, login));
  graph.get('/refresh_access_token', operation('token'), refreshLong(world, login));
  graph.get('/me', operation('me'), readProfile(world));
  graph.post('/:user{[0-9]+|me}/media', operation('create-container'), createMediaContainer(world));
  graph.post('/:user{[0-9]+|me}/media_publish', operation('publish'), publishContainer(world));
  graph.get('/:user{[0-9]+|me}/media', operation('list-posts'), listMedia(world));
  graph.get('/:user{[0-9]+|me}/content_publishing_limit', operation('me'), readPublishingLimit(world));
  graph.get('/:id{[0-9]+}/insights', operation('read-reach'), readMediaInsights(world));
  graph.get(
    '/:id{[0-9]+}',
    operation((c) => operationOf(world, c.req.param('id') ?? '')),
    readObject(world),
  );
  const api = new Hono<Env>();
  api.route('/', createConsent(world, instagram, '/oauth/authorize', consentRules));
  api.use('/:version{v[0-9]+\\.[0-9]+}/*', requireVersion);
  api.route('/:version{v[0-9]+\\.[0-9]+}', graph);
  api.route('/', graph);
  return api;
}

export const instagram: SimulatedPlatform = {
  platform: 'instagram',
  title: 'Instagram',
  faults,
  metrics: METRICS,
  createApi,
  connect: (world, account, scopes = SCOPES, expiresInSeconds) => {
    const from = { platform: 'instagram', subject: account.id, scopes } as const;
    const token = issueProfileToken(world, from, expiresInSeconds && expiresInSeconds * 1000);
    return { ...presentLong(token), user_id: account.id, permissions: token.scopes.join(',') };
  },
  profilePath: (handle) => `/${handle}`,
  permalinkPath: postPath,
  locate(_world, path) {
    const [, code, handle] = /^\/(?:p\/([\w-]+)|([\w.]+))$/.exec(path) ?? [];
    if (code !== undefined) return { post: fromShortcode(code) };
    return handle === undefined ? undefined : { profile: handle };
  },
  // A web address in a caption stays text on Instagram.
  splitText: (_world, post) =>
    splitText(post.text, [
      { pattern: HASHTAG, href: hashtagPath },
      { pattern: PROFILE_MENTION, href: (found) => `/${found.slice(1)}` },
    ]),
};
