import { Hono } from 'hono';
import { type FaultTable, NETWORK_FAULTS } from '../faults.ts';
import { graphError, readBoolean, readParams } from '../meta/graph.ts';
import { callerOf } from '../meta/tokens.ts';
import { requireVersion } from '../meta/version.ts';
import { createConsent } from '../oauth/consent.ts';
import { createOperation } from '../operation.ts';
import type { SimulatedPlatform } from '../simulated-platform.ts';
import { findAccountByHandle } from '../state/accounts.ts';
import { issueToken } from '../state/tokens.ts';
import type { Env, World } from '../world.ts';
import { meterCalls } from './access.ts';
import { consentRules, SCOPES } from './consent.ts';
import { createFeedPost } from './create-post.ts';
import { METRICS, readPostInsights } from './insights.ts';
import { listPages, readProfile, revokePermissions } from './people.ts';
import { listEdge, postPath, readPost, removePost, updatePost } from './posts.ts';
import { refuse } from './refusals.ts';
import { splitMessage } from './split-message.ts';
import { debugToken, exchangeToken } from './token.ts';
import { uploadPhoto } from './upload-photo.ts';

const AUTHORISED = [...NETWORK_FAULTS, 'expired-token', 'permission'] as const;
const faults: FaultTable = {
  'create-post': [...AUTHORISED, 'refuse', 'duplicate', 'mention-refused'],
  publish: [...AUTHORISED, 'refuse', 'refuse-after', 'duplicate'],
  'upload-media': [...AUTHORISED, 'refuse'],
  'read-post': AUTHORISED,
  'list-posts': AUTHORISED,
  'read-reach': AUTHORISED,
  me: AUTHORISED,
  token: [...NETWORK_FAULTS, 'refuse'],
};

function createApi(world: World): Hono<Env> {
  const operation = createOperation(world, {
    platform: 'facebook',
    callerOf: (c) => callerOf(world, 'facebook', c),
    refuse: refuse(world),
  });
  const api = new Hono<Env>();
  api.use('/:version{v[0-9]+\\.[0-9]+}/dialog/oauth', requireVersion);
  api.route('/', createConsent(world, facebook, '/:version{v[0-9]+\\.[0-9]+}/dialog/oauth', consentRules));
  api.get('/oauth/access_token', operation('token'), exchangeToken(world));
  api.post('/oauth/access_token', operation('token'), exchangeToken(world));
  api.get('/debug_token', operation('token'), debugToken(world));

  const graph = new Hono<Env>();
  graph.use(requireVersion, meterCalls(world));
  graph.on(['GET', 'POST'], '/oauth/access_token', operation('token'), exchangeToken(world));
  graph.get('/debug_token', operation('token'), debugToken(world));
  graph.get('/me', operation('me'), readProfile(world));
  graph.delete('/me/permissions', revokePermissions(world));
  graph.get('/:page{[0-9]+|me}/accounts', operation('me'), listPages(world));
  graph.delete('/:page{[0-9]+}/permissions', revokePermissions(world));
  graph.post('/:page{[0-9]+|me}/feed', operation('create-post'), createFeedPost(world));
  // A photo that is published at once is a post; an unpublished one is only an upload.
  graph.post(
    '/:page{[0-9]+|me}/photos',
    operation(async (c) =>
      readBoolean((await readParams(c)).published ?? 'true') ? 'create-post' : 'upload-media',
    ),
    uploadPhoto(world),
  );
  for (const edge of ['feed', 'published_posts', 'scheduled_posts'] as const) {
    graph.get(`/:page{[0-9]+|me}/${edge}`, operation('list-posts'), listEdge(world, edge));
  }
  graph.get('/:post{[0-9]+_[0-9]+}', operation('read-post'), readPost(world));
  graph.get('/:post{[0-9]+_[0-9]+}/insights', operation('read-reach'), readPostInsights(world));
  graph.post('/:post{[0-9]+_[0-9]+}', operation('publish'), updatePost(world));
  graph.delete('/:post{[0-9]+_[0-9]+}', removePost(world));
  graph.get('/:page{[0-9]+}', operation('me'), readProfile(world));
  graph.all('*', (c) =>
    graphError(c, { message: `Unknown path components: ${c.req.path}`, code: 2500, status: 400 }),
  );
  api.route('/:version{v[0-9]+\\.[0-9]+}', graph);
  return api;
}

export const facebook: SimulatedPlatform = {
  platform: 'facebook',
  title: 'Facebook',
  faults,
  metrics: METRICS,
  createApi,
  connect: (world, account, scopes = SCOPES, expiresInSeconds) => {
    const token = issueToken(world.state, {
      platform: 'facebook',
      kind: 'page',
      subject: account.id,
      scopes,
      livesMs: expiresInSeconds === undefined ? null : expiresInSeconds * 1000,
      ...(account.person !== null && { details: { person: account.person } }),
    });
    return {
      access_token: token.value,
      token_type: 'bearer',
      id: account.id,
      name: account.name,
      ...(expiresInSeconds !== undefined && { expires_in: expiresInSeconds }),
    };
  },
  profilePath: (handle) => `/${handle}`,
  permalinkPath: postPath,
  locate(world, path) {
    const [, handle, id] = /^\/([\w.-]+)(?:\/posts\/(\d+))?$/.exec(path) ?? [];
    if (handle === undefined) return undefined;
    if (id === undefined) return { profile: handle };
    const page = findAccountByHandle(world.state, 'facebook', handle);
    return page && { post: `${page.id}_${id}` };
  },
  splitText: splitMessage,
};
