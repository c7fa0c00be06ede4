import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLIENT, REDIRECT, submitConsent } from './consent-form.ts';
import { call, DAY, type Harness, HOUR, startHarness } from './harness.ts';

let sandbox: Harness;
const ids = new Map<string, string>();

beforeAll(async () => {
  sandbox = await startHarness();
  for (const platform of ['instagram', 'threads'] as const) {
    ids.set(platform, await sandbox.account(platform, 'office'));
  }
});
afterAll(() => sandbox.stop());

const LOGINS = [
  {
    platform: 'instagram',
    version: 'v26.0',
    exchange: 'ig_exchange_token',
    refresh: 'ig_refresh_token',
    scope: 'instagram_business_basic,instagram_business_content_publish',
  },
  {
    platform: 'threads',
    version: 'v1.0',
    exchange: 'th_exchange_token',
    refresh: 'th_refresh_token',
    scope: 'threads_basic,threads_content_publish',
  },
] as const;

describe.each(LOGINS)('signing in to $platform', ({ platform, version, exchange, refresh, scope }) => {
  const screen = (change: Readonly<Record<string, string>> = {}) =>
    `${sandbox.at[platform]}/oauth/authorize?${new URLSearchParams({
      client_id: CLIENT.client_id,
      redirect_uri: REDIRECT,
      response_type: 'code',
      scope,
      state: 'st4te',
      ...change,
    })}`;
  const authorise = async (scopes: readonly string[] = scope.split(',')) => {
    const query = await submitConsent(screen(), [
      ['decision', 'authorize'],
      ['identity', ids.get(platform) ?? ''],
      ...scopes.map((each) => ['scope', each] as const),
    ]);
    return query.get('code') ?? '';
  };
  const redeem = (code: string, change: Readonly<Record<string, string>> = {}) =>
    call('POST', `${sandbox.at[platform]}/oauth/access_token`, {
      form: { ...CLIENT, grant_type: 'authorization_code', redirect_uri: REDIRECT, code, ...change },
    });
  const shortToken = async (scopes?: readonly string[]): Promise<string> => {
    const { body } = await redeem(await authorise(scopes));
    return platform === 'instagram' ? body.data[0].access_token : body.access_token;
  };
  const get = (path: string, params: Readonly<Record<string, string>>) =>
    call('GET', `${sandbox.at[platform]}/${path}?${new URLSearchParams(params)}`);
  const me = async (access_token: string) => (await get(`${version}/me`, { access_token })).status;
  const prolong = (access_token: string, change: Readonly<Record<string, string>> = {}) =>
    get('access_token', {
      grant_type: exchange,
      client_secret: CLIENT.client_secret,
      access_token,
      ...change,
    });
  const renew = (access_token: string) => get('refresh_access_token', { grant_type: refresh, access_token });

  test('the screen offers accounts and permissions; cancelling says so', async () => {
    const { body } = await call('GET', screen());
    expect(body).toContain('Example County Elections (@office)');
    expect(body).toContain(`name="scope" value="${scope.split(',')[0]}" checked`);
    const query = await submitConsent(screen(), [['decision', 'cancel']]);
    expect(query.get('error')).toBe('access_denied');
    expect(query.get('error_reason')).toBe('user_denied');
    expect(query.get('state')).toBe('st4te');
  });

  test.each([
    ['a redirect elsewhere', { redirect_uri: 'https://example.gov' }],
    ['an unknown permission', { scope: 'everything' }],
    ['no permission', { scope: '' }],
    ['another app', { client_id: 'x' }],
    ['no response type', { response_type: '' }],
  ])('the screen refuses %s', async (_, change) => {
    expect((await call('GET', screen(change))).status).toBe(400);
  });

  test('a code gives a token of one hour', async () => {
    const token = await shortToken();
    expect(await me(token)).toBe(200);
    sandbox.advance(HOUR);
    expect(await me(token)).toBe(401);
  });

  test('a permission left out is missing', async () => {
    const token = await shortToken([scope.split(',')[1] ?? '']);
    expect((await get(`${version}/me`, { access_token: token })).body.error.code).toBe(10);
  });

  test('a code works once, at its own address, for the app, sent as a form', async () => {
    const code = await authorise();
    expect((await redeem(code, { client_secret: 'x' })).body).toMatchObject({ error_type: 'OAuthException' });
    expect((await redeem(code, { redirect_uri: 'http://127.0.0.1/' })).status).toBe(400);
    expect((await redeem(code, { grant_type: 'x' })).status).toBe(400);
    const json = { ...CLIENT, grant_type: 'authorization_code', redirect_uri: REDIRECT, code };
    const url = `${sandbox.at[platform]}/oauth/access_token`;
    expect((await call('POST', url, { json })).status).toBe(400);
    expect((await redeem(code)).status).toBe(200);
    expect((await redeem(code)).status).toBe(400);
    const late = await authorise();
    sandbox.advance(HOUR);
    expect((await redeem(late)).status).toBe(400);
  });

  test('a token is prolonged to 60 days, and refreshed from its second day on', async () => {
    const { body } = await prolong(await shortToken());
    expect(body).toMatchObject({ token_type: 'bearer', expires_in: (60 * DAY) / 1000 });
    expect((await renew(body.access_token)).status).toBe(400);
    sandbox.advance(DAY);
    const renewed = (await renew(body.access_token)).body;
    expect(renewed.expires_in).toBe((60 * DAY) / 1000);
    sandbox.advance(59 * DAY);
    expect(await me(body.access_token)).toBe(401);
    expect(await me(renewed.access_token)).toBe(200);
    sandbox.advance(DAY);
    expect((await renew(renewed.access_token)).body.error).toMatchObject({ code: 190, error_subcode: 463 });
  });

  test('prolonging needs the secret, the right grant and a live short token', async () => {
    const token = await shortToken();
    expect((await prolong(token, { client_secret: 'x' })).status).toBe(400);
    expect((await prolong(token, { grant_type: 'x' })).status).toBe(400);
    const long = (await prolong(token)).body.access_token;
    expect((await prolong(long)).status).toBe(400);
    expect((await renew(token)).status).toBe(400);
    sandbox.advance(HOUR);
    expect((await prolong(token)).body.error.code).toBe(190);
  });
});

test('Threads writes its user id as a number that no JavaScript number holds', async () => {
  const query = await submitConsent(
    `${sandbox.at.threads}/oauth/authorize?${new URLSearchParams({
      client_id: CLIENT.client_id,
      redirect_uri: REDIRECT,
      response_type: 'code',
      scope: 'threads_basic',
    })}`,
    [
      ['decision', 'authorize'],
      ['identity', ids.get('threads') ?? ''],
    ],
  );
  const answer = await fetch(`${sandbox.at.threads}/oauth/access_token`, {
    method: 'POST',
    body: new URLSearchParams({
      ...CLIENT,
      grant_type: 'authorization_code',
      redirect_uri: REDIRECT,
      code: query.get('code') ?? '',
    }),
  });
  expect(await answer.text()).toContain(`"user_id":${ids.get('threads')}}`);
});
