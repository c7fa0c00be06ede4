import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLIENT, REDIRECT, submitConsent } from './consent-form.ts';
import { call, DAY, type Harness, HOUR, MINUTE, startHarness } from './harness.ts';

const SCOPE = 'pages_show_list,pages_manage_posts,pages_read_engagement,read_insights';

let sandbox: Harness;
let first: string;
let second: string;
let person: string;

beforeAll(async () => {
  sandbox = await startHarness();
  first = await sandbox.account('facebook', 'first', { name: 'First', person: 'Pat Clerk' });
  second = await sandbox.account('facebook', 'second', { name: 'Second', person: 'Pat Clerk' });
  await sandbox.account('facebook', 'third', { name: 'Third', person: 'Sam Clerk' });
  const { body } = await call('GET', `${sandbox.at.facebook}/_/accounts`);
  person = body.accounts.find((account: { id: string }) => account.id === first).person.id;
});
afterAll(() => sandbox.stop());

const dialog = (change: Readonly<Record<string, string>> = {}) =>
  `${sandbox.at.facebook}/v26.0/dialog/oauth?${new URLSearchParams({
    client_id: CLIENT.client_id,
    redirect_uri: REDIRECT,
    scope: SCOPE,
    state: 'st4te',
    ...change,
  })}`;
const get = (path: string, params: Readonly<Record<string, string>>) =>
  call('GET', `${sandbox.at.facebook}/v26.0/${path}?${new URLSearchParams(params)}`);
const redeem = (code: string, change: Readonly<Record<string, string>> = {}) =>
  get('oauth/access_token', { ...CLIENT, redirect_uri: REDIRECT, code, ...change });

async function authorise(
  pages: readonly string[] = [first, second],
  scopes: readonly string[] = SCOPE.split(','),
): Promise<string> {
  const query = await submitConsent(dialog(), [
    ['decision', 'authorize'],
    ['identity', person],
    ...pages.map((id) => ['page', id] as const),
    ...scopes.map((scope) => ['scope', scope] as const),
  ]);
  expect(query.get('state')).toBe('st4te');
  return query.get('code') ?? '';
}

describe('the dialog of Facebook', () => {
  test('offers people with their Pages, and each permission to leave out', async () => {
    const { status, body } = await call('GET', dialog());
    expect(status).toBe(200);
    for (const label of ['Pat Clerk', 'Sam Clerk', 'Page: First', 'Page: Third', 'Authorize', 'Cancel']) {
      expect(body).toContain(label);
    }
    for (const scope of SCOPE.split(',')) expect(body).toContain(`name="scope" value="${scope}" checked`);
  });

  test('says in Facebook’s words that a person declined', async () => {
    const query = await submitConsent(dialog(), [['decision', 'cancel']]);
    expect(Object.fromEntries(query)).toEqual({
      error: 'access_denied',
      error_code: '200',
      error_description: 'Permissions error',
      error_reason: 'user_denied',
      state: 'st4te',
    });
  });

  test.each([
    ['a redirect elsewhere', { redirect_uri: 'http://example.gov' }],
    ['an unknown permission', { scope: 'everything' }],
    ['another app', { client_id: 'x' }],
  ])('refuses %s', async (_, change) => {
    expect((await call('GET', dialog(change))).status).toBe(400);
  });

  test('of an old version does not open', async () => {
    expect((await call('GET', dialog().replace('v26.0', 'v22.0'))).status).toBe(400);
  });
});

describe('tokens of Facebook', () => {
  test('a code leads to a user token, a long one, and Page tokens without expiry', async () => {
    const short = (await redeem(await authorise())).body;
    expect(short).toMatchObject({ token_type: 'bearer', expires_in: 7200 });
    const long = await get('oauth/access_token', {
      ...CLIENT,
      grant_type: 'fb_exchange_token',
      fb_exchange_token: short.access_token,
    });
    expect(long.body.expires_in).toBe((60 * DAY) / 1000);
    const me = await get('me', { access_token: long.body.access_token });
    expect(me.body).toEqual({ id: person, name: 'Pat Clerk' });
    const pages = await get(`${person}/accounts`, { access_token: long.body.access_token });
    expect(pages.body.data.map((page: { id: string }) => page.id)).toEqual([first, second]);
    const [page] = pages.body.data;
    expect(page.tasks).toContain('CREATE_CONTENT');
    const described = await get('debug_token', {
      access_token: `${CLIENT.client_id}|${CLIENT.client_secret}`,
      input_token: page.access_token,
    });
    expect(described.body.data).toMatchObject({
      type: 'PAGE',
      is_valid: true,
      expires_at: 0,
      profile_id: first,
      user_id: person,
      scopes: SCOPE.split(','),
    });
    sandbox.advance(61 * DAY);
    expect((await get('me', { access_token: page.access_token })).body).toEqual({ id: first, name: 'First' });
    expect((await get('me', { access_token: long.body.access_token })).body.error.code).toBe(190);
  });

  test('a Page token from a short user token ends with it', async () => {
    const short = (await redeem(await authorise())).body.access_token;
    const pages = await get('me/accounts', { access_token: short });
    const { access_token } = pages.body.data[0];
    sandbox.advance(2 * HOUR);
    expect((await get('me', { access_token })).body.error).toMatchObject({ code: 190, error_subcode: 463 });
  });

  test('only granted Pages and permissions come with it', async () => {
    const one = (await redeem(await authorise([second]))).body.access_token;
    const pages = await get('me/accounts', { access_token: one });
    expect(pages.body.data.map((page: { id: string }) => page.id)).toEqual([second]);
    const blind = (await redeem(await authorise([first], ['pages_manage_posts']))).body.access_token;
    expect((await get('me/accounts', { access_token: blind })).body.data).toEqual([]);
  });

  test('a user token cannot post to a Page', async () => {
    const user = (await redeem(await authorise())).body.access_token;
    const answer = await call('POST', `${sandbox.at.facebook}/v26.0/${first}/feed`, {
      json: { message: 'As a person', access_token: user },
    });
    expect(answer.body.error.code).toBe(200);
  });

  test('a code works once, for ten minutes, at its own address, with the secret', async () => {
    const code = await authorise();
    expect((await redeem(code, { client_secret: 'x' })).body.error.code).toBe(1);
    expect((await redeem(code, { client_id: 'x' })).body.error.code).toBe(101);
    expect((await redeem(code, { redirect_uri: 'http://127.0.0.1/' })).body.error.error_subcode).toBe(36008);
    expect((await redeem(code)).status).toBe(200);
    expect((await redeem(code)).body.error.error_subcode).toBe(36009);
    const late = await authorise();
    sandbox.advance(10 * MINUTE);
    expect((await redeem(late)).body.error.error_subcode).toBe(36007);
    expect((await redeem('nonsense')).body.error.code).toBe(100);
  });

  test('the exchange may be posted, and lives without a version, too', async () => {
    const answer = await call('POST', `${sandbox.at.facebook}/oauth/access_token`, {
      form: { ...CLIENT, redirect_uri: REDIRECT, code: await authorise() },
    });
    expect(answer.status).toBe(200);
  });

  test('withdrawing permissions ends the Page tokens as well', async () => {
    const user = (await redeem(await authorise())).body.access_token;
    const pages = await get('me/accounts', { access_token: user });
    const url = `${sandbox.at.facebook}/v26.0/me/permissions?access_token=${user}`;
    expect((await call('DELETE', url)).body).toEqual({ success: true });
    for (const access_token of [user, pages.body.data[0].access_token]) {
      const { body } = await get('me', { access_token });
      expect(body.error).toMatchObject({ code: 190, error_subcode: 458 });
    }
  });
});
