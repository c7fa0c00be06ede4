import { createHash } from 'node:crypto';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLIENT, fieldValue, REDIRECT, submitConsent } from './consent-form.ts';
import { call, DAY, type Harness, HOUR, SECOND, startHarness } from './harness.ts';

const VERIFIER = 'a'.repeat(64);
const SCOPE = 'tweet.read tweet.write users.read media.write offline.access';
const QUERY = {
  response_type: 'code',
  client_id: CLIENT.client_id,
  redirect_uri: REDIRECT,
  scope: SCOPE,
  state: 'st4te',
  code_challenge: createHash('sha256').update(VERIFIER).digest('base64url'),
  code_challenge_method: 'S256',
};
const BASIC = `Basic ${Buffer.from(`${CLIENT.client_id}:${CLIENT.client_secret}`).toString('base64')}`;

let sandbox: Harness;
let id: string;

beforeAll(async () => {
  sandbox = await startHarness();
  id = await sandbox.account('x', 'office', { name: 'Office <One>' });
});
afterAll(() => sandbox.stop());

const screen = (change: Readonly<Record<string, string>> = {}) =>
  `${sandbox.at.x}/i/oauth2/authorize?${new URLSearchParams({ ...QUERY, ...change })}`;
const exchange = (form: Readonly<Record<string, string>>, authorization = BASIC) =>
  call('POST', `${sandbox.at.x}/2/oauth2/token`, { form, headers: { authorization } });

async function authorise(change: Readonly<Record<string, string>> = {}): Promise<string> {
  const query = await submitConsent(screen(change), [
    ['decision', 'authorize'],
    ['identity', id],
  ]);
  expect(query.get('state')).toBe('st4te');
  return query.get('code') ?? '';
}

const redeem = (code: string, change: Readonly<Record<string, string>> = {}) =>
  exchange({
    grant_type: 'authorization_code',
    code,
    redirect_uri: REDIRECT,
    code_verifier: VERIFIER,
    ...change,
  });

describe('the consent screen of X', () => {
  test('is a plain form that names accounts, scopes and both answers', async () => {
    const page = await call('GET', screen());
    expect(page.status).toBe(200);
    expect(page.headers.get('content-security-policy')).toContain("default-src 'none'");
    expect(page.headers.get('content-security-policy')).toContain("form-action 'self' http://127.0.0.1:4999");
    expect(page.body).toContain('Office &lt;One&gt; (@office)');
    expect(fieldValue(page, 'identity')).toBe(id);
    for (const scope of SCOPE.split(' ')) expect(page.body).toContain(scope);
    expect(page.body).toMatch(/<button[^>]*>Authorize<\/button>/);
    expect(page.body).toMatch(/<button[^>]*>Cancel<\/button>/);
    expect(page.body).not.toContain('<script');
  });

  test('leads back with an error when a person cancels', async () => {
    const query = await submitConsent(screen(), [['decision', 'cancel']]);
    expect(Object.fromEntries(query)).toEqual({ error: 'access_denied', state: 'st4te' });
  });

  test.each([
    ['another app', { client_id: 'somebody' }],
    ['an address elsewhere', { redirect_uri: 'http://example.gov/back' }],
    ['https', { redirect_uri: 'https://127.0.0.1/back' }],
    ['no state', { state: '' }],
    ['no challenge', { code_challenge: '' }],
    ['an unknown challenge method', { code_challenge_method: 'MD5' }],
    ['an unknown scope', { scope: 'tweet.read everything' }],
    ['another response type', { response_type: 'token' }],
  ])('refuses %s without leading anywhere', async (_, change) => {
    for (const method of ['GET', 'POST']) {
      const answer = await call(
        method,
        screen(change),
        method === 'POST' ? { form: { decision: 'cancel' } } : {},
      );
      expect(answer.status).toBe(400);
      expect(answer.headers.get('location')).toBeNull();
    }
  });

  test('takes no answer from another site', async () => {
    const answer = await call('POST', screen(), {
      form: { decision: 'authorize', identity: id },
      headers: { origin: 'http://evil.example' },
    });
    expect(answer.status).toBe(400);
  });
});

describe('tokens of X', () => {
  test('a code gives an access token of two hours that works', async () => {
    const { status, body } = await redeem(await authorise());
    expect(status).toBe(200);
    expect(body).toMatchObject({ token_type: 'bearer', expires_in: 7200, scope: SCOPE });
    const me = await call('GET', `${sandbox.at.x}/2/users/me`, { token: body.access_token });
    expect(me.body.data.id).toBe(id);
  });

  test('the exchange may be sent as JSON', async () => {
    const json = {
      grant_type: 'authorization_code',
      code: await authorise(),
      redirect_uri: REDIRECT,
      code_verifier: VERIFIER,
    };
    const answer = await call('POST', `${sandbox.at.x}/2/oauth2/token`, {
      json,
      headers: { authorization: BASIC },
    });
    expect(answer.status).toBe(200);
  });

  test('without offline.access there is no refresh token', async () => {
    const { body } = await redeem(await authorise({ scope: 'tweet.read users.read' }));
    expect(body.refresh_token).toBeUndefined();
  });

  test('a code works once, for 30 seconds, with its own verifier and address', async () => {
    const code = await authorise();
    expect((await redeem(code, { code_verifier: 'b'.repeat(64) })).status).toBe(400);
    expect((await redeem(code, { redirect_uri: 'http://127.0.0.1:4999/' })).status).toBe(400);
    expect((await redeem(code)).status).toBe(200);
    expect((await redeem(code)).body).toEqual({
      error: 'invalid_request',
      error_description: 'Value passed for the authorization code was invalid.',
    });
    const late = await authorise();
    sandbox.advance(30 * SECOND);
    expect((await redeem(late)).status).toBe(400);
  });

  test('the app has to authenticate', async () => {
    for (const authorization of ['', 'Basic bm9ib2R5Om5vdGhpbmc=', 'Bearer x']) {
      const answer = await exchange({ grant_type: 'refresh_token', refresh_token: 'x' }, authorization);
      expect(answer.status).toBe(401);
      expect(answer.body.error).toBe('unauthorized_client');
    }
    expect((await exchange({ grant_type: 'password' })).body.error).toBe('unsupported_grant_type');
  });

  test('a refresh token rotates and works once', async () => {
    const { body: first } = await redeem(await authorise());
    sandbox.advance(2 * HOUR);
    const refresh = (value: string) => exchange({ grant_type: 'refresh_token', refresh_token: value });
    const { body: second } = await refresh(first.refresh_token);
    expect(second.refresh_token).not.toBe(first.refresh_token);
    const spent = await refresh(first.refresh_token);
    expect(spent.status).toBe(400);
    expect(spent.body).toEqual({
      error: 'invalid_request',
      error_description: 'Value passed for the token was invalid.',
    });
    expect((await refresh(second.refresh_token)).status).toBe(200);
    sandbox.advance(200 * DAY);
    expect((await refresh(second.refresh_token)).status).toBe(400);
  });

  test('revoking ends the whole consent', async () => {
    const { body } = await redeem(await authorise());
    const answer = await call('POST', `${sandbox.at.x}/2/oauth2/revoke`, {
      form: { token: body.refresh_token },
      headers: { authorization: BASIC },
    });
    expect(answer.body).toEqual({ revoked: true });
    expect((await call('GET', `${sandbox.at.x}/2/users/me`, { token: body.access_token })).status).toBe(401);
    const refreshed = await exchange({ grant_type: 'refresh_token', refresh_token: body.refresh_token });
    expect(refreshed.status).toBe(400);
  });
});
