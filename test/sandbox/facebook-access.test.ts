import { createHmac } from 'node:crypto';
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { CLIENT } from './consent-form.ts';
import { call, type Harness, MINUTE, startHarness } from './harness.ts';

let sandbox: Harness;
let page: string;
let token: string;
let serial = 0;

beforeAll(async () => {
  sandbox = await startHarness();
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  serial += 1;
  page = await sandbox.account('facebook', `office.${serial}`, { name: `Office ${serial}` });
  token = await sandbox.token('facebook', page);
});

const graph = (method: string, path: string, params: object = {}, as = token) => {
  const url = new URL(`${sandbox.at.facebook}/v26.0/${path}`);
  if (method === 'POST') return call('POST', url.href, { json: { access_token: as, ...params } });
  for (const [name, value] of Object.entries({ access_token: as, ...params })) {
    url.searchParams.set(name, String(value));
  }
  return call(method, url.href);
};
const feed = (params: object, as = token) => graph('POST', `${page}/feed`, params, as);
describe('access to Facebook', () => {
  test.each(['v23.0', 'v26.1', 'v1.0'])('version %s is no path', async (version) => {
    const answer = await call('GET', `${sandbox.at.facebook}/${version}/me?access_token=${token}`);
    expect(answer.body.error).toMatchObject({ code: 2500 });
    expect(answer.status).toBe(400);
  });

  test('reports the use of app and Page in headers', async () => {
    const { headers } = await graph('GET', 'me');
    expect(JSON.parse(headers.get('x-app-usage') ?? '')).toEqual({
      call_count: expect.any(Number),
      total_cputime: expect.any(Number),
      total_time: expect.any(Number),
    });
    expect(JSON.parse(headers.get('x-business-use-case-usage') ?? '')).toEqual({
      [page]: [
        {
          type: 'pages',
          call_count: expect.any(Number),
          total_cputime: expect.any(Number),
          total_time: expect.any(Number),
          estimated_time_to_regain_access: 0,
        },
      ],
    });
  });

  test('tells a missing, a made-up and an expired token apart', async () => {
    const url = `${sandbox.at.facebook}/v26.0/me`;
    expect((await call('GET', url)).body.error.code).toBe(104);
    expect((await graph('GET', 'me', {}, 'nonsense')).body.error).toMatchObject({ code: 190 });
    const short = await sandbox.token('facebook', page, { expiresIn: 60 });
    sandbox.advance(MINUTE);
    const expired = await graph('GET', 'me', {}, short);
    expect(expired.status).toBe(401);
    expect(expired.body.error).toMatchObject({ code: 190, error_subcode: 463 });
  });

  test('needs the Page’s own token and its permissions', async () => {
    const other = await sandbox.token('facebook', await sandbox.account('facebook', `other.${serial}`));
    const stranger = await feed({ message: 'Not mine' }, other);
    expect(stranger.status).toBe(403);
    expect(stranger.body.error.code).toBe(200);
    const reader = await sandbox.token('facebook', page, { scopes: ['pages_read_engagement'] });
    expect((await feed({ message: 'Only reading' }, reader)).body.error.code).toBe(10);
  });

  test('a proof that is sent must be right', async () => {
    const proof = createHmac('sha256', CLIENT.client_secret).update(token).digest('hex');
    expect((await graph('GET', 'me', { appsecret_proof: proof })).status).toBe(200);
    const wrong = await graph('GET', 'me', { appsecret_proof: '0'.repeat(64) });
    expect(wrong.body.error).toMatchObject({ code: 100, type: 'GraphMethodException' });
  });
});
