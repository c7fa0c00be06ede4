import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterAll, beforeAll, beforeEach, expect, test } from 'vitest';
import {
  CONTAINER_DELAY_MS,
  call,
  DAY,
  type Harness,
  HOUR,
  hostImages,
  type ImageHost,
  type Platform,
  picture,
  startHarness,
} from './harness.ts';
import { openCompany } from './linkedin-calls.ts';

const folder = mkdtempSync(path.join(tmpdir(), 'sandbox-limits-'));
const file = path.join(folder, 'state.sqlite');
let sandbox: Harness;
let images: ImageHost;
let database: DatabaseSync;
let serial = 0;

beforeAll(async () => {
  sandbox = await startHarness({ file });
  database = new DatabaseSync(file);
  const jpeg = await picture(400, 400).jpeg().toBuffer();
  images = await hostImages((_, response) => response.end(jpeg));
});
afterAll(async () => {
  database.close();
  await images.stop();
  await sandbox.stop();
  rmSync(folder, { recursive: true });
});
beforeEach(() => {
  serial += 1;
});

const office = async (platform: Platform) => {
  const id = await sandbox.account(platform, `office_${serial}`);
  return { id, token: await sandbox.token(platform, id) };
};

/** Puts down what the account has done already, instead of doing it a hundred times. */
function pretendPublished(platform: Platform, account: string, count: number, at: number): void {
  const insert = database.prepare(
    `INSERT INTO posts (platform, id, account, operation, text, text_as_sent, images, details, created_at, published_at)
     VALUES (?, ?, ?, 'publish', '', '', '[]', '{}', ?, ?)`,
  );
  for (let index = 0; index < count; index += 1) insert.run(platform, `${account}${index}`, account, at, at);
}

test('the app may create 10,000 posts in 24 hours on X', async () => {
  const { token } = await office('x');
  const create = (text: string) => call('POST', `${sandbox.at.x}/2/tweets`, { json: { text }, token });
  const first = await create('a');
  expect(first.headers.get('x-app-limit-24hour-limit')).toBe('10000');
  expect(first.headers.get('x-app-limit-24hour-remaining')).toBe('9999');
  database.exec("UPDATE allowances SET used = 9999 WHERE key = 'x create app'");
  expect((await create('b')).status).toBe(201);
  expect((await create('c')).status).toBe(429);
});

test.each([
  ['x', 'x lookup one', 'tweets/1', 900],
  ['x', 'x timeline', 'users/1/tweets', 900],
  ['x', 'x lookup', 'tweets?ids=1', 5000],
])('%s counts %s per user', async (_, name, route, limit) => {
  const { id, token } = await office('x');
  const answer = await call('GET', `${sandbox.at.x}/2/${route}`, { token });
  expect(answer.headers.get('x-rate-limit-limit')).toBe(String(limit));
  database.prepare('UPDATE allowances SET used = ? WHERE key = ?').run(limit, `${name} ${id}`);
  expect((await call('GET', `${sandbox.at.x}/2/${route}`, { token })).status).toBe(429);
});

test('Facebook refuses calls beyond the limit of the Page and of the app, and says how full they are', async () => {
  const { id, token } = await office('facebook');
  const me = () => call('GET', `${sandbox.at.facebook}/v26.0/me`, { token });
  await me();
  database.prepare('UPDATE allowances SET used = 2400 WHERE key = ?').run(`facebook ${id}`);
  const half = await me();
  expect(JSON.parse(half.headers.get('x-business-use-case-usage') ?? '')[id][0].call_count).toBe(50);
  database.prepare('UPDATE allowances SET used = 4800 WHERE key = ?').run(`facebook ${id}`);
  const full = await me();
  expect(full.body.error.code).toBe(80_001);
  const [use] = JSON.parse(full.headers.get('x-business-use-case-usage') ?? '')[id];
  expect(use.estimated_time_to_regain_access).toBe(DAY / 60_000);
  database.exec("UPDATE allowances SET used = 20000 WHERE key = 'facebook app'");
  expect((await me()).body.error.code).toBe(4);
  sandbox.advance(HOUR);
});

test('LinkedIn takes 10,000 posts of the app until midnight UTC, and says whose limit it is', async () => {
  const company = await openCompany(sandbox, `company_${serial}`);
  expect((await company.post({ commentary: 'a' })).status).toBe(201);
  database.exec("UPDATE allowances SET used = 9999 WHERE key LIKE 'linkedin posts.CREATE app %'");
  expect((await company.post({ commentary: 'b' })).status).toBe(201);
  const { status, body } = await company.post({ commentary: 'c' });
  expect([status, body.message]).toEqual([429, expect.stringMatching(/throttle APPLICATION DAY limit/)]);
  sandbox.advance(DAY);
  expect((await company.post({ commentary: 'd' })).status).toBe(201);
});

test('Instagram publishes 100 posts in 24 hours, deleted ones included', async () => {
  const { id, token } = await office('instagram');
  const json = { image_url: images.origin };
  const { body } = await call('POST', `${sandbox.at.instagram}/me/media`, { json, token });
  sandbox.advance(CONTAINER_DELAY_MS);
  pretendPublished('instagram', id, 100, sandbox.now() - HOUR);
  database.prepare('UPDATE posts SET deleted_at = 1 WHERE account = ?').run(id);
  const publish = () =>
    call('POST', `${sandbox.at.instagram}/me/media_publish`, { json: { creation_id: body.id }, token });
  expect((await publish()).body.error).toMatchObject({ code: 9, error_subcode: 2_207_042 });
  sandbox.advance(DAY - HOUR - CONTAINER_DELAY_MS);
  expect((await publish()).body.error.code).toBe(9);
  database.prepare('UPDATE posts SET published_at = published_at - ? WHERE account = ?').run(DAY, id);
  expect((await publish()).status).toBe(200);
});

test('Instagram takes 400 containers in 24 hours', async () => {
  const { id, token } = await office('instagram');
  const insert = database.prepare(
    `INSERT INTO containers (id, platform, account, content, created_at, ready_at)
     VALUES (?, 'instagram', ?, '{}', ?, ?)`,
  );
  for (let index = 0; index < 399; index += 1) insert.run(`${id}${index}`, id, sandbox.now(), sandbox.now());
  const create = () =>
    call('POST', `${sandbox.at.instagram}/me/media`, { json: { image_url: images.origin }, token });
  expect((await create()).status).toBe(200);
  expect((await create()).body.error.code).toBe(9);
  sandbox.advance(DAY);
  expect((await create()).status).toBe(200);
});

test('Threads publishes 250 posts in 24 hours', async () => {
  const { id, token } = await office('threads');
  pretendPublished('threads', id, 249, sandbox.now());
  const post = async (text: string) => {
    const url = `${sandbox.at.threads}/v1.0/me`;
    const { body } = await call('POST', `${url}/threads`, { json: { media_type: 'TEXT', text }, token });
    sandbox.advance(CONTAINER_DELAY_MS);
    return call('POST', `${url}/threads_publish`, { json: { creation_id: body.id }, token });
  };
  expect((await post('a')).status).toBe(200);
  expect((await post('b')).body.error.code).toBe(9);
  sandbox.advance(DAY);
  expect((await post('c')).status).toBe(200);
});
