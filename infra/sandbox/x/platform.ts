import { Hono } from 'hono';
import { type FaultTable, NETWORK_FAULTS } from '../faults.ts';
import { createConsent } from '../oauth/consent.ts';
import { createOperation } from '../operation.ts';
import type { SimulatedPlatform } from '../simulated-platform.ts';
import { findAccountByHandle } from '../state/accounts.ts';
import { findPost } from '../state/posts.ts';
import type { Env, World } from '../world.ts';
import { authorise, callerOf, limit, type XEnv } from './access.ts';
import { consentRules, SCOPES } from './consent.ts';
import { createTweet } from './create-tweet.ts';
import { METRICS } from './metrics.ts';
import { deleteTweet, lookUpTweets, readTimeline, readTweet } from './read-tweets.ts';
import { readMe, readUserByName } from './read-users.ts';
import { capReads } from './reads.ts';
import { refuse } from './refusals.ts';
import { splitTweet } from './split-tweet.ts';
import { exchangeToken, grant, revokeToken } from './token.ts';
import { tweetPath } from './tweets.ts';
import {
  appendUpload,
  describeImage,
  finalizeUploadRoute,
  initializeUpload,
  readUploadStatus,
  uploadAtOnce,
} from './upload-media.ts';

const AUTHORISED = [...NETWORK_FAULTS, 'expired-token', 'permission'] as const;
const faults: FaultTable = {
  'create-post': [...AUTHORISED, 'refuse', 'duplicate', 'mention-refused'],
  'upload-media': [...AUTHORISED, 'refuse'],
  'media-metadata': [...AUTHORISED, 'refuse'],
  'read-post': AUTHORISED,
  'list-posts': AUTHORISED,
  me: AUTHORISED,
  token: [...NETWORK_FAULTS, 'refuse'],
};

function createApi(world: World): Hono<Env> {
  const operation = createOperation(world, {
    platform: 'x',
    callerOf: (c) => callerOf(world, c),
    refuse: refuse(world),
  });
  const access = (...scopes: string[]) => authorise(world, ...scopes);
  const rate = (name: string, user: number, app?: number) =>
    limit(world, app === undefined ? { name, user } : { name, user, app });
  const writes = access('tweet.read', 'tweet.write', 'users.read');
  const reads = access('tweet.read', 'users.read');
  const cap = capReads(world);
  const uploads = [operation('upload-media'), access('media.write')] as const;
  const api = new Hono<XEnv>();

  api.post('/2/tweets', operation('create-post'), writes, rate('create', 100, 10_000), createTweet(world));
  api.get('/2/tweets', operation('read-post'), reads, rate('lookup', 5000), cap, lookUpTweets(world));
  api.get('/2/tweets/:id', operation('read-post'), reads, rate('lookup one', 900), cap, readTweet(world));
  api.delete('/2/tweets/:id', writes, rate('delete', 50), deleteTweet(world));
  api.get('/2/users/me', operation('me'), reads, rate('me', 75), readMe);
  api.get(
    '/2/users/by/username/:handle',
    operation('me'),
    reads,
    rate('user lookup', 900),
    readUserByName(world),
  );
  api.get(
    '/2/users/:id/tweets',
    operation('list-posts'),
    reads,
    rate('timeline', 900),
    cap,
    readTimeline(world),
  );

  api.post('/2/media/upload', ...uploads, rate('upload', 500), uploadAtOnce(world));
  api.post('/2/media/upload/initialize', ...uploads, rate('initialize', 1875), initializeUpload(world));
  api.post('/2/media/upload/:id/append', ...uploads, rate('append', 1875), appendUpload(world));
  api.post('/2/media/upload/:id/finalize', ...uploads, rate('finalize', 1875), finalizeUploadRoute(world));
  api.get('/2/media/upload', access('media.write'), rate('status', 1000), readUploadStatus(world));
  api.post(
    '/2/media/metadata',
    operation('media-metadata'),
    access('media.write'),
    rate('metadata', 500),
    describeImage(world),
  );

  api.post('/2/oauth2/token', operation('token'), exchangeToken(world));
  api.post('/2/oauth2/revoke', revokeToken(world));
  const root = new Hono<Env>();
  root.route('/', api);
  root.route('/', createConsent(world, x, '/i/oauth2/authorize', consentRules));
  return root;
}

export const x: SimulatedPlatform = {
  platform: 'x',
  title: 'X',
  faults,
  metrics: METRICS,
  createApi,
  connect: (world, account, scopes = SCOPES, expiresInSeconds) =>
    grant(world, account.id, scopes, undefined, expiresInSeconds && expiresInSeconds * 1000),
  profilePath: (handle) => `/${handle}`,
  permalinkPath: tweetPath,
  locate(world, path) {
    const [, handle = '', id] = /^\/(\w+)(?:\/status\/(\d+))?$/.exec(path) ?? [];
    if (handle === '') return undefined;
    if (id === undefined) return { profile: handle };
    const author = findAccountByHandle(world.state, 'x', handle)?.id;
    return findPost(world.state, 'x', id)?.account === author ? { post: id } : undefined;
  },
  splitText: (_world, post) => splitTweet(post.text),
};
