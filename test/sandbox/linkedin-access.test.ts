import { afterAll, beforeAll, expect, test } from 'vitest';
import { call, type Harness, HOUR, MINUTE, startHarness } from './harness.ts';
import { type Company, HEADERS, newPost, openCompany } from './linkedin-calls.ts';

let sandbox: Harness;
let office: Company;

beforeAll(async () => {
  sandbox = await startHarness();
  office = await openCompany(sandbox, 'office');
});
afterAll(() => sandbox.stop());

const read = (headers: Readonly<Record<string, string>>, path = 'organizationAcls?q=roleAssignee') =>
  call('GET', `${sandbox.at.linkedin}/rest/${path}`, { headers });

test.each<[string, Readonly<Record<string, string>>, number, string, string]>([
  ['no version', { 'linkedin-version': '' }, 400, 'VERSION_MISSING', 'A version must be present.'],
  [
    'a sunset version',
    { 'linkedin-version': '202509' },
    426,
    'NONEXISTENT_VERSION',
    '20250901 is not active',
  ],
  ['a version to come', { 'linkedin-version': '202610' }, 426, 'NONEXISTENT_VERSION', '20261001'],
  ['a version that is none', { 'linkedin-version': 'v26.0' }, 426, 'NONEXISTENT_VERSION', 'v26.0'],
  ['the first protocol', { 'x-restli-protocol-version': '1.0.0' }, 400, 'ILLEGAL_ARGUMENT', '2.0.0'],
])('a call with %s is refused', async (_, change, status, code, words) => {
  const headers = { ...HEADERS, authorization: `Bearer ${office.token}`, ...change };
  const answer = await read(headers);
  expect(answer.status).toBe(status);
  expect(answer.body).toMatchObject({ status, code });
  expect(answer.body.message).toContain(words);
});

test('the oldest live version is served', async () => {
  const headers = { ...HEADERS, 'linkedin-version': '202510', authorization: `Bearer ${office.token}` };
  expect((await read(headers)).status).toBe(200);
});

test('a call without a token, with a wrong one, and with an expired one each have their code', async () => {
  const codeOf = async (headers: Readonly<Record<string, string>>) => {
    const { status, body } = await read({ ...HEADERS, ...headers });
    return [status, body.serviceErrorCode, body.code];
  };
  expect(await codeOf({})).toEqual([401, 65_604, 'EMPTY_ACCESS_TOKEN']);
  expect(await codeOf({ authorization: 'Bearer x' })).toEqual([401, 65_600, 'INVALID_ACCESS_TOKEN']);
  const short = await sandbox.token('linkedin', office.id, { expiresIn: 60 });
  expect(await codeOf({ authorization: `Bearer ${short}` })).toEqual([200, undefined, undefined]);
  sandbox.advance(MINUTE);
  expect(await codeOf({ authorization: `Bearer ${short}` })).toEqual([401, 65_602, 'EXPIRED_ACCESS_TOKEN']);
});

test('reading and writing posts need a scope each', async () => {
  const author = encodeURIComponent(office.urn);
  const reads = await sandbox.token('linkedin', office.id, { scopes: ['r_organization_social'] });
  const writes = await sandbox.token('linkedin', office.id, { scopes: ['w_organization_social'] });
  const list = (token: string) => office.rest('GET', `posts?q=author&author=${author}`, { token });
  const create = (token: string) => office.rest('POST', 'posts', { token, json: newPost(office.urn) });
  expect([(await list(reads)).status, (await list(writes)).status]).toEqual([200, 403]);
  expect([(await create(reads)).status, (await create(writes)).status]).toEqual([403, 201]);
  expect((await list(writes)).body.message).toBe(
    'Not enough permissions to access: posts.FINDER-author.20260901',
  );
});

test('a resource that is not simulated does not exist', async () => {
  const answer = await office.rest('GET', 'socialActions/1');
  expect(answer.status).toBe(404);
  expect(answer.body).toMatchObject({ code: 'RESOURCE_NOT_FOUND' });
});

test('a member creates 150 posts until midnight UTC; refused calls count, and no header tells', async () => {
  const busy = await openCompany(sandbox, 'busy');
  for (let index = 0; index < 149; index += 1) await busy.post({ visibility: 'CONNECTIONS' });
  expect((await busy.post({ commentary: 'The last of the day' })).status).toBe(201);
  const { status, headers, body } = await busy.post({ commentary: 'One too many' });
  expect(status).toBe(429);
  expect(body).toMatchObject({ status: 429, serviceErrorCode: 101, code: 'TOO_MANY_REQUESTS' });
  expect([...headers.keys()].filter((name) => /limit|retry/.test(name))).toEqual([]);
  expect((await office.post({ commentary: 'Somebody else' })).status).toBe(201);
  // It was 15:01 UTC.
  sandbox.advance(9 * HOUR - 2 * MINUTE);
  expect((await busy.post({ commentary: 'Still today' })).status).toBe(429);
  sandbox.advance(MINUTE);
  expect((await busy.post({ commentary: 'Tomorrow' })).status).toBe(201);
});

test('a fault for one organization meets calls that name it, whoever else the member administers', async () => {
  const person = 'Pat of Two';
  const [one, two] = [
    await openCompany(sandbox, 'one', { person }),
    await openCompany(sandbox, 'two', { person }),
  ];
  const order = (operation: string, fault: string) =>
    sandbox.order({ platform: 'linkedin', operation, fault, account: two.id });
  await order('create-post', '500-before');
  expect((await one.post()).status).toBe(201);
  const created = await two.post();
  expect(created.status).toBe(500);
  expect(created.body.code).toBe('INTERNAL_SERVER_ERROR');
  await order('list-posts', '429');
  const list = (of: Company) => of.rest('GET', `posts?q=author&author=${encodeURIComponent(of.urn)}`);
  expect([(await list(one)).status, (await list(two)).status]).toEqual([200, 429]);
  await order('me', 'permission');
  const look = (of: Company) => of.rest('GET', `organizations/${of.id}`);
  expect([(await look(one)).status, (await look(two)).status]).toEqual([200, 403]);
  await order('upload-media', '500-before');
  expect(await one.initialize()).toBeDefined();
  expect(await two.initialize()).toBeUndefined();
});
