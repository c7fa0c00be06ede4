import { once } from 'node:events';
import http from 'node:http';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, type Harness, type Platform, startHarness } from './harness.ts';

const PLATFORMS: readonly Platform[] = ['x', 'facebook', 'instagram', 'threads', 'linkedin'];

let sandbox: Harness;

beforeAll(async () => {
  sandbox = await startHarness();
});
afterAll(() => sandbox.stop());

const control = (
  method: string,
  path: string,
  json?: unknown,
  headers: Readonly<Record<string, string>> = {},
) => call(method, `${sandbox.at.instagram}/_/${path}`, { headers, ...(json !== undefined && { json }) });
const create = (json: object) => control('POST', 'accounts', { name: 'Office', ...json });

describe('accounts', () => {
  test('are created once per platform and handle', async () => {
    const wanted = { platform: 'x', handle: 'Once', followers: 7 };
    const first = await create(wanted);
    expect(first.status).toBe(201);
    expect(first.body).toEqual({
      platform: 'x',
      id: expect.stringMatching(/^\d{19}$/),
      handle: 'Once',
      name: 'Office',
      followers: 7,
      mentions: 'allowed',
      url: `${sandbox.at.x}/Once`,
    });
    const again = await create({ ...wanted, handle: 'once', followers: 9 });
    expect(again.status).toBe(200);
    expect(again.body).toEqual(first.body);
    const elsewhere = await create({ ...wanted, platform: 'threads' });
    expect(elsewhere.status).toBe(201);
  });

  test('may bring their id; a Page belongs to a person', async () => {
    const { body } = await create({
      platform: 'facebook',
      handle: 'own.id',
      id: '4711',
      person: 'Pat Clerk',
    });
    expect(body).toMatchObject({ id: '4711', person: { name: 'Pat Clerk' } });
    const taken = await create({ platform: 'facebook', handle: 'other', id: '4711' });
    expect(taken.status).toBe(409);
    const { body: all } = await control('GET', 'accounts');
    expect(all.accounts).toContainEqual(body);
  });

  test.each<[string, object]>([
    ['an unknown platform', { platform: 'myspace', handle: 'a' }],
    ['a handle that is an id', { platform: 'x', handle: '123' }],
    ['a handle too long for X', { platform: 'x', handle: 'a'.repeat(16) }],
    ['a dot in a handle of X', { platform: 'x', handle: 'a.b' }],
    ['a reserved handle', { platform: 'instagram', handle: 'me' }],
    ['an unknown property', { platform: 'x', handle: 'a', colour: 'blue' }],
    ['no handle', { platform: 'x' }],
  ])('with %s are refused', async (_, account) => {
    const answer = await create(account);
    expect(answer.status).toBe(400);
    expect(answer.body.error).toEqual(expect.any(String));
  });
});

describe('tokens', () => {
  test('are what a connected app would hold on each platform', async () => {
    const answers = new Map<Platform, object>();
    for (const platform of PLATFORMS) {
      await create({ platform, handle: 'connected' });
      answers.set(platform, (await control('POST', 'tokens', { platform, account: 'connected' })).body);
    }
    const access_token = expect.any(String);
    expect(answers.get('x')).toEqual({
      token_type: 'bearer',
      expires_in: 7200,
      access_token,
      refresh_token: expect.any(String),
      scope: 'tweet.read tweet.write users.read media.write offline.access',
    });
    expect(answers.get('facebook')).toEqual({
      access_token,
      token_type: 'bearer',
      id: expect.any(String),
      name: 'Office',
    });
    expect(answers.get('instagram')).toMatchObject({
      access_token,
      token_type: 'bearer',
      expires_in: 5_184_000,
    });
    expect(answers.get('threads')).toMatchObject({
      access_token,
      token_type: 'bearer',
      expires_in: 5_184_000,
    });
  });

  test('live as long as asked', async () => {
    for (const platform of PLATFORMS) {
      const order = { platform, account: 'connected', expiresIn: 90 };
      expect((await control('POST', 'tokens', order)).body.expires_in).toBe(90);
    }
  });

  test('for an unknown account are refused', async () => {
    expect((await control('POST', 'tokens', { platform: 'x', account: 'nobody' })).status).toBe(404);
    expect((await control('POST', 'tokens', { platform: 'x' })).status).toBe(400);
  });
});

describe('the record', () => {
  test('is the same on every server, oldest first, and cannot be erased', async () => {
    const token = await sandbox.token('x', 'connected');
    for (const text of ['one', 'two']) {
      await call('POST', `${sandbox.at.x}/2/tweets`, { json: { text }, token });
    }
    const texts = [];
    for (const platform of PLATFORMS) {
      const { body } = await call('GET', `${sandbox.at[platform]}/_/posts`);
      texts.push(body.posts.map((post: { text: string }) => post.text));
    }
    expect(texts).toEqual(Array(PLATFORMS.length).fill(['one', 'two']));
    expect((await control('DELETE', 'posts')).status).toBe(404);
    expect(await sandbox.posts()).toHaveLength(2);
  });

  test('of calls holds method, path and status, and no secret', async () => {
    const token = await sandbox.token('instagram', 'connected');
    await call('GET', `${sandbox.at.instagram}/me?access_token=${token}`);
    await call('GET', `${sandbox.at.instagram}/me?access_token=wrong`);
    const { body } = await control('GET', 'requests?platform=instagram');
    expect(body.requests.slice(-2)).toMatchObject([
      { platform: 'instagram', method: 'GET', path: '/me', status: 200, at: '2026-09-01T15:00:00.000Z' },
      { method: 'GET', path: '/me', status: 401 },
    ]);
    expect(JSON.stringify(body)).not.toContain(token);
    expect((await control('GET', 'requests?platform=myspace')).status).toBe(400);
  });

  test('of calls names the fault, and a call without answer has no status', async () => {
    await sandbox.order({ platform: 'x', operation: 'me', fault: 'reset' });
    const token = await sandbox.token('x', 'connected');
    await expect(call('GET', `${sandbox.at.x}/2/users/me`, { token })).rejects.toThrow();
    const { body } = await control('GET', 'requests?platform=x');
    expect(body.requests.at(-1)).toMatchObject({ path: '/2/users/me', status: null, fault: 'reset' });
  });

  test('of calls is bounded to the last 1,000', async () => {
    for (let index = 0; index < 1005; index += 1) await fetch(`${sandbox.at.threads}/@nobody${index}`);
    const { body } = await control('GET', 'requests');
    expect(body.requests).toHaveLength(1000);
    expect(body.requests.at(-1).path).toBe('/@nobody1004');
    expect(body.requests[0].path).toBe('/@nobody5');
  });
});

describe('orders to the sandbox', () => {
  test('come from its own origin or from no page at all', async () => {
    const account = { platform: 'x', handle: 'origin', name: 'Office' };
    const from = (origin: string) => control('POST', 'accounts', account, { origin });
    for (const origin of ['http://evil.example', 'null', sandbox.at.x]) {
      expect((await from(origin)).status).toBe(403);
    }
    expect((await control('DELETE', 'faults', undefined, { origin: 'http://evil.example' })).status).toBe(
      403,
    );
    expect((await from(sandbox.at.instagram)).status).toBe(201);
  });

  test('do not come from a site that points its own name at this machine', async () => {
    const headers = { host: 'evil.example', origin: 'http://evil.example' };
    const request = http.request(`${sandbox.at.x}/_/faults`, { method: 'DELETE', headers }).end();
    const [response] = await once(request, 'response');
    response.resume();
    expect(response.statusCode).toBe(403);
  });

  test('are refused when they are no JSON or too large', async () => {
    expect((await call('POST', `${sandbox.at.x}/_/faults`, { raw: 'no json' })).status).toBe(400);
    const large = await call('POST', `${sandbox.at.x}/_/accounts`, { raw: 'a'.repeat(21 * 1024 * 1024) });
    expect(large.status).toBe(413);
  });
});
