import { Hono } from 'hono';
import { type FaultTable, NETWORK_FAULTS } from '../faults.ts';
import { createConsent } from '../oauth/consent.ts';
import { createOperation } from '../operation.ts';
import type { SimulatedPlatform } from '../simulated-platform.ts';
import type { Env, World } from '../world.ts';
import { ADMIN_SCOPES, authorise, callerOf, type LinkedInEnv, limitDaily } from './access.ts';
import { consentRules, SCOPES } from './consent.ts';
import { createPost } from './create-post.ts';
import { restError } from './errors.ts';
import { initializeUpload, readImageStatus, receiveUpload } from './images.ts';
import { findByVanityName, listRoles, readOrganizationById } from './organizations.ts';
import { companyPath, listByAuthor, postPath, readPost, removePost, splitPost } from './posts.ts';
import { refuse } from './refusals.ts';
import { METRICS, readShareStatistics } from './share-statistics.ts';
import { exchangeToken, grant } from './token.ts';
import { requireVersion } from './version.ts';

/** LinkedIn publishes no numbers. A member's is reported for creating posts; the app's is a guess. */
const POSTS_PER_DAY = { member: 150, app: 10_000 };

const AUTHORISED = [...NETWORK_FAULTS, 'expired-token', 'permission'] as const;
const faults: FaultTable = {
  // A new post's id comes in a header, with no body that could be cut.
  'create-post': [
    ...AUTHORISED.filter((fault) => fault !== 'cut-json'),
    'refuse',
    'duplicate',
    'mention-refused',
  ],
  'upload-media': [...AUTHORISED, 'refuse'],
  'read-container': [...AUTHORISED, 'container-error', 'container-slow'],
  'read-post': AUTHORISED,
  'list-posts': AUTHORISED,
  'read-reach': AUTHORISED,
  me: AUTHORISED,
  token: [...NETWORK_FAULTS, 'refuse'],
};

function createApi(world: World): Hono<Env> {
  const operation = createOperation(world, {
    platform: 'linkedin',
    callerOf: (c) => callerOf(world, c),
    refuse: refuse(world),
  });
  const may = (method: string, ...scopes: readonly string[]) => authorise(world, method, ...scopes);
  const reads = (method: string) => may(method, 'r_organization_social');
  const writes = (method: string) => may(method, 'w_organization_social');
  const administers = (method: string) => may(method, ...ADMIN_SCOPES);

  const rest = new Hono<LinkedInEnv>();
  rest.use(requireVersion);
  rest.post(
    '/posts',
    operation('create-post'),
    writes('posts.CREATE'),
    limitDaily(world, 'posts.CREATE', POSTS_PER_DAY),
    createPost(world),
  );
  rest.get('/posts', operation('list-posts'), reads('posts.FINDER-author'), listByAuthor(world));
  rest.get('/posts/:post', operation('read-post'), reads('posts.GET'), readPost(world));
  rest.delete('/posts/:post', writes('posts.DELETE'), removePost(world));
  rest.post(
    '/images',
    operation('upload-media'),
    writes('images.ACTION-initializeUpload'),
    initializeUpload(world),
  );
  rest.get('/images/:image', operation('read-container'), writes('images.GET'), readImageStatus(world));
  rest.get(
    '/organizationAcls',
    operation('me'),
    administers('organizationAcls.FINDER-roleAssignee'),
    listRoles(world),
  );
  rest.get(
    '/organizations',
    operation('me'),
    administers('organizations.FINDER-vanityName'),
    findByVanityName(world),
  );
  rest.get(
    '/organizations/:organization{[0-9]+}',
    operation('me'),
    administers('organizations.GET'),
    readOrganizationById(world),
  );
  rest.get(
    '/organizationalEntityShareStatistics',
    operation('read-reach'),
    may('organizationalEntityShareStatistics.FINDER-organizationalEntity', 'rw_organization_admin'),
    readShareStatistics(world),
  );
  rest.all('*', (c) => {
    const message = `Resource ${c.req.path.replace('/rest/', '')} does not exist`;
    return restError(c, { status: 404, code: 'RESOURCE_NOT_FOUND', message });
  });

  const api = new Hono<Env>();
  api.route('/rest', rest);
  api.put('/dms-uploads/:upload/uploaded-image/0', operation('upload-media'), receiveUpload(world));
  api.route('/', createConsent(world, linkedin, '/oauth/v2/authorization', consentRules));
  api.post('/oauth/v2/accessToken', operation('token'), exchangeToken(world));
  return api;
}

export const linkedin: SimulatedPlatform = {
  platform: 'linkedin',
  title: 'LinkedIn',
  faults,
  metrics: METRICS,
  createApi,
  connect: (world, account, scopes = SCOPES, expiresInSeconds) =>
    grant(world, account.person ?? account.id, scopes, expiresInSeconds && expiresInSeconds * 1000),
  profilePath: companyPath,
  permalinkPath: (_account, post) => postPath(post),
  locate(_world, path) {
    const company = /^\/company\/([\w-]+)$/.exec(path)?.[1];
    if (company !== undefined) return { profile: company };
    const post = /^\/feed\/update\/urn(?::|%3A)li(?::|%3A)share(?::|%3A)(\d+)$/i.exec(path)?.[1];
    return post === undefined ? undefined : { post };
  },
  splitText: splitPost,
};
