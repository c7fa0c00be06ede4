import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CLIENT, fieldValue, REDIRECT, submitConsent } from './consent-form.ts';
import { call, DAY, type Harness, MINUTE, SECOND, startHarness } from './harness.ts';
import { HEADERS } from './linkedin-calls.ts';

const SCOPES = ['w_organization_social', 'r_organization_social', 'rw_organization_admin'];

let sandbox: Harness;
let harris: string;
let adams: string;

beforeAll(async () => {
  sandbox = await startHarness();
  harris = await sandbox.account('linkedin', 'harris', { name: 'Harris County', person: 'Pat Clerk' });
  adams = await sandbox.account('linkedin', 'adams', { name: 'Adams County', person: 'Pat Clerk' });
  await sandbox.account('linkedin', 'other', { name: 'Other County', person: 'Sam Clerk' });
  await sandbox.account('facebook', 'page', { person: 'Lee Clerk' });
});
afterAll(() => sandbox.stop());

const screen = (change: Readonly<Record<string, string>> = {}) =>
  `${sandbox.at.linkedin}/oauth/v2/authorization?${new URLSearchParams({
    client_id: CLIENT.client_id,
    redirect_uri: REDIRECT,
    response_type: 'code',
    scope: SCOPES.join(' '),
    state: 'st4te',
    ...change,
  })}`;

/** Signs in as the first member on the screen, Pat. */
async function authorise(): Promise<string> {
  const page = await call('GET', screen());
  const query = await submitConsent(screen(), [
    ['decision', 'authorize'],
    ['identity', fieldValue(page, 'identity')],
  ]);
  expect(query.get('state')).toBe('st4te');
  return query.get('code') ?? '';
}

const ask = (form: Readonly<Record<string, string>>) =>
  call('POST', `${sandbox.at.linkedin}/oauth/v2/accessToken`, { form: { ...CLIENT, ...form } });
const redeem = (code: string, change: Readonly<Record<string, string>> = {}) =>
  ask({ grant_type: 'authorization_code', code, redirect_uri: REDIRECT, ...change });
const refresh = (refresh_token: string) => ask({ grant_type: 'refresh_token', refresh_token });
const rest = (token: string, path: string) =>
  call('GET', `${sandbox.at.linkedin}/rest/${path}`, { token, headers: HEADERS });
const signIn = async (): Promise<string> => (await redeem(await authorise())).body.access_token;

describe('the consent screen', () => {
  test('offers the members who administer an organization, and asks for everything at once', async () => {
    const { status, body } = await call('GET', screen());
    expect(status).toBe(200);
    expect(body).toContain('Connect Clarion to LinkedIn');
    expect(body).toContain('Pat Clerk');
    expect(body).toContain('Sam Clerk');
    expect(body).not.toContain('Lee Clerk');
    expect(body).toContain('<li><code>w_organization_social</code></li>');
    expect(body).not.toContain('name="scope"');
  });

  test('tells the app, in words of its own, that the member declined', async () => {
    const query = await submitConsent(screen(), [['decision', 'cancel']]);
    expect(query.get('error')).toBe('user_cancelled_authorize');
    expect(query.get('state')).toBe('st4te');
  });

  test.each([
    ['a redirect elsewhere', { redirect_uri: 'https://example.gov' }],
    ['an unknown scope', { scope: 'everything' }],
    ['scopes separated by commas', { scope: SCOPES.join(',') }],
    ['another app', { client_id: 'x' }],
    ['no response type', { response_type: '' }],
  ])('refuses %s', async (_, change) => {
    expect((await call('GET', screen(change))).status).toBe(400);
  });
});

describe('a code', () => {
  test('gives an access token of 60 days and a refresh token of a year', async () => {
    const { status, body } = await redeem(await authorise());
    expect(status).toBe(200);
    expect(body).toEqual({
      access_token: expect.any(String),
      expires_in: (60 * DAY) / SECOND,
      refresh_token: expect.any(String),
      refresh_token_expires_in: (365 * DAY) / SECOND,
      scope: SCOPES.join(','),
    });
  });

  test('works once', async () => {
    const code = await authorise();
    expect((await redeem(code)).status).toBe(200);
    const again = await redeem(code);
    expect(again.status).toBe(401);
    expect(again.body).toEqual({
      error: 'invalid_request',
      error_description: 'Unable to retrieve access token: authorization code not found',
    });
  });

  test('lives for 30 minutes', async () => {
    const code = await authorise();
    sandbox.advance(30 * MINUTE);
    const late = await redeem(code);
    expect(late.status).toBe(400);
    expect(late.body.error).toBe('invalid_redirect_uri');
  });

  test.each<[string, Readonly<Record<string, string>>, number, string]>([
    ['another redirect', { redirect_uri: 'http://127.0.0.1/' }, 400, 'invalid_redirect_uri'],
    ['the wrong secret', { client_secret: 'x' }, 401, 'invalid_client'],
    ['no secret', { client_secret: '' }, 400, 'invalid_request'],
    ['another grant', { grant_type: 'password' }, 400, 'unsupported_grant_type'],
    ['another code', { code: 'x' }, 401, 'invalid_request'],
  ])('is refused with %s, and stays unspent', async (_, change, status, error) => {
    const code = await authorise();
    const answer = await redeem(code, change);
    expect(answer.status).toBe(status);
    expect(answer.body.error).toBe(error);
    expect((await redeem(code)).status).toBe(200);
  });

  test('has to be sent as a form', async () => {
    const json = { ...CLIENT, grant_type: 'authorization_code', redirect_uri: REDIRECT, code: 'x' };
    const answer = await call('POST', `${sandbox.at.linkedin}/oauth/v2/accessToken`, { json });
    expect(answer.status).toBe(400);
    expect(answer.body.error_description).toBe('A required parameter "grant_type" is missing');
  });
});

describe('a refresh token', () => {
  test('gives new access, stays the same, and its year runs on', async () => {
    const first = (await redeem(await authorise())).body;
    sandbox.advance(59 * DAY);
    const second = (await refresh(first.refresh_token)).body;
    expect(second).toMatchObject({
      expires_in: (60 * DAY) / SECOND,
      refresh_token: first.refresh_token,
      refresh_token_expires_in: (306 * DAY) / SECOND,
    });
    sandbox.advance(DAY);
    expect((await rest(first.access_token, 'organizationAcls?q=roleAssignee')).status).toBe(401);
    expect((await rest(second.access_token, 'organizationAcls?q=roleAssignee')).status).toBe(200);
    sandbox.advance(300 * DAY);
    const last = (await refresh(first.refresh_token)).body;
    expect(last).toMatchObject({
      expires_in: (5 * DAY) / SECOND,
      refresh_token_expires_in: (5 * DAY) / SECOND,
    });
    sandbox.advance(5 * DAY);
    const ended = await refresh(first.refresh_token);
    expect(ended.status).toBe(400);
    expect(ended.body.error).toBe('invalid_request');
  });

  test('is not the access token', async () => {
    expect((await refresh(await signIn())).status).toBe(400);
  });
});

describe('roles and organizations', () => {
  test('list what the member administers, page by page', async () => {
    const token = await signIn();
    const query = 'organizationAcls?q=roleAssignee&role=ADMINISTRATOR&state=APPROVED';
    const { body } = await rest(token, query);
    const [first, second] = body.elements;
    expect(first).toEqual({
      roleAssignee: expect.stringMatching(/^urn:li:person:[\w-]+$/),
      role: 'ADMINISTRATOR',
      state: 'APPROVED',
      organization: `urn:li:organization:${harris}`,
    });
    expect(second.organization).toBe(`urn:li:organization:${adams}`);
    expect(body.paging).toEqual({ start: 0, count: 10, links: [], total: 2 });
    const next = await rest(token, `${query}&start=1&count=1`);
    expect(next.body.elements).toEqual([second]);
  });

  test.each(['&role=ANALYST', '&state=REVOKED'])('list nothing for %s', async (more) => {
    const { body } = await rest(await signIn(), `organizationAcls?q=roleAssignee${more}`);
    expect(body.elements).toEqual([]);
  });

  test.each([
    'organizationAcls',
    'organizationAcls?q=organization',
    'organizationAcls?q=roleAssignee&role=KING',
    'organizationAcls?q=roleAssignee&count=101',
    'organizationAcls?q=roleAssignee&colour=blue',
  ])('refuse the query of %s', async (path) => {
    const answer = await rest(await signIn(), path);
    expect(answer.status).toBe(400);
    expect(answer.body.code).toBe('ILLEGAL_ARGUMENT');
  });

  test('show an organization to its administrators only; its id is a number that JavaScript holds', async () => {
    const token = await signIn();
    const { body } = await rest(token, `organizations/${harris}`);
    expect(body).toMatchObject({ id: Number(harris), vanityName: 'harris', localizedName: 'Harris County' });
    expect(Number.isSafeInteger(body.id)).toBe(true);
    const foreign = await sandbox.account('linkedin', 'other');
    expect((await rest(token, `organizations/${foreign}`)).status).toBe(403);
    expect((await rest(token, 'organizations/1')).status).toBe(403);
  });

  test('find any organization by its vanity name', async () => {
    const token = await signIn();
    const { body } = await rest(token, 'organizations?q=vanityName&vanityName=OTHER');
    expect(body.elements).toMatchObject([{ vanityName: 'other', localizedName: 'Other County' }]);
    expect((await rest(token, 'organizations?q=vanityName&vanityName=none')).body.elements).toEqual([]);
  });

  test('need a scope of their own', async () => {
    const scopes = ['w_organization_social', 'r_organization_social'];
    const token = await sandbox.token('linkedin', harris, { scopes });
    for (const path of ['organizationAcls?q=roleAssignee', `organizations/${harris}`]) {
      const { status, body } = await rest(token, path);
      expect(status).toBe(403);
      expect(body).toMatchObject({ status: 403, serviceErrorCode: 100, code: 'ACCESS_DENIED' });
      expect(body.message).toMatch(/^Not enough permissions to access: organization\w*\..+\.20260901$/);
    }
  });
});
