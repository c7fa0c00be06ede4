import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { DatabaseSync } from 'node:sqlite';
import { afterEach, beforeEach, expect, test } from 'vitest';
import { call, DAY, type Harness, SECOND, startHarness } from './harness.ts';
import { redefine, remove, steer } from './reach-calls.ts';

let folder: string;
let file: string;
let sandbox: Harness;

beforeEach(async () => {
  folder = mkdtempSync(path.join(tmpdir(), 'sandbox-reach-'));
  file = path.join(folder, 'state.sqlite');
  sandbox = await startHarness({ file });
});
afterEach(async () => {
  await sandbox.stop();
  rmSync(folder, { recursive: true });
});

const control = (name: string, json: object) => call('POST', `${sandbox.at.x}/_/${name}`, { json });
const list = async () => (await call('GET', `${sandbox.at.x}/_/definitions`)).body.definitions;
const publish = async () => {
  const token = await sandbox.token('x', 'office');
  return (await call('POST', `${sandbox.at.x}/2/tweets`, { json: { text: 'Vote' }, token })).body.data.id;
};
const read = async (id: string) =>
  call('GET', `${sandbox.at.x}/2/tweets?ids=${id}&tweet.fields=public_metrics`, {
    token: await sandbox.token('x', 'office'),
  });

test('a removal is kept in the record as a deletion, and may be repeated', async () => {
  await sandbox.account('x', 'office');
  const id = await publish();
  await remove(sandbox, 'x', id);
  expect((await remove(sandbox, 'x', id)).body).toEqual({ platform: 'x', id, deleted: true });
  expect(await sandbox.posts()).toMatchObject([{ id, deleted: true }]);
  expect((await control('removals', { platform: 'x', post: '99' })).status).toBe(404);
});

test('followers that leave do not take back what a post has had, and later posts have fewer readers', async () => {
  await sandbox.account('x', 'office', { followers: 100_000 });
  const before = await publish();
  sandbox.advance(30 * DAY);
  const seen = (await read(before)).body.data;
  const changed = await steer(sandbox, 'followers', { platform: 'x', account: 'office', followers: 10 });
  expect(changed.body).toMatchObject({ handle: 'office', followers: 10 });
  expect((await read(before)).body.data).toEqual(seen);
  sandbox.advance(SECOND);
  const after = await publish();
  sandbox.advance(30 * DAY);
  expect((await read(after)).body.data[0].public_metrics.impression_count).toBeLessThan(10);
  expect((await control('followers', { platform: 'x', account: 'nobody', followers: 1 })).status).toBe(404);
});

test('a change of definition that cannot be is refused and names what is allowed', async () => {
  const unknown = await control('definitions', { platform: 'threads', metric: 'reach', factor: 2 });
  expect([unknown.status, unknown.body.allowed]).toEqual([400, expect.arrayContaining(['views', 'likes'])]);
  const threads = { platform: 'threads', metric: 'views' };
  expect((await control('definitions', { ...threads, becomes: 'likes' })).status).toBe(409);
  expect((await control('definitions', { ...threads, factor: 0 })).status).toBe(400);
  expect((await control('definitions', { ...threads, at: 'tomorrow' })).status).toBe(400);
  expect(await list()).toEqual([]);
});

test('the last change that has begun is in force, and one without a change restores the platform’s own', async () => {
  await sandbox.account('x', 'office', { followers: 50_000 });
  const id = await publish();
  sandbox.advance(30 * DAY);
  const own = (await read(id)).body.data[0].public_metrics.like_count;
  const likes = async () => (await read(id)).body.data[0].public_metrics.like_count;
  await redefine(sandbox, 'x', 'like_count', { factor: 4, at: new Date(sandbox.now() + DAY).toISOString() });
  await redefine(sandbox, 'x', 'like_count', { factor: 2 });
  expect(await likes()).toBe(own * 2);
  sandbox.advance(DAY);
  expect(await likes()).toBeGreaterThanOrEqual(own * 4);
  await redefine(sandbox, 'x', 'like_count', {});
  expect(await likes()).toBeLessThan(own * 2);
});

test('removals, followers, definitions and figures survive a restart', async () => {
  await sandbox.account('x', 'office');
  const [gone, kept] = [await publish(), await sandbox.account('x', 'second')];
  await remove(sandbox, 'x', gone);
  await steer(sandbox, 'followers', { platform: 'x', account: 'second', followers: 7 });
  await redefine(sandbox, 'x', 'like_count', { becomes: 'heart_count' });
  const definitions = await list();
  await sandbox.stop();
  sandbox = await startHarness({ file });
  expect(await list()).toEqual(definitions);
  expect((await read(gone)).body.errors).toHaveLength(1);
  const { accounts } = (await call('GET', `${sandbox.at.x}/_/accounts`)).body;
  expect(accounts).toContainEqual(expect.objectContaining({ id: kept, followers: 7 }));
});

test('once a month’s posts are read on X, reading is refused until the next', async () => {
  await sandbox.account('x', 'office');
  const id = await publish();
  expect((await read(id)).status).toBe(200);
  const database = new DatabaseSync(file);
  database.exec("UPDATE counters SET value = 3000000 WHERE name = 'x reads 2026-09'");
  database.close();
  const { status, body } = await read(id);
  expect([status, body.type]).toEqual([429, expect.stringMatching(/\/problems\/usage-capped$/)]);
  expect(body).toMatchObject({ period: 'Monthly', scope: 'Product' });
  sandbox.advance(30 * DAY);
  expect((await read(id)).status).toBe(200);
});
