import { afterEach, beforeEach, expect, test } from 'vitest';
import { CONTAINER_DELAY_MS, call, DAY, type Harness, HOUR, startHarness } from './harness.ts';
import { figuresOf, redefine, remove, watchGrowth } from './reach-calls.ts';

const METRICS = ['views', 'likes', 'replies', 'reposts', 'quotes', 'shares'];

let sandbox: Harness;
let profile: string;
let token: string;

beforeEach(async () => {
  sandbox = await startHarness();
  profile = await sandbox.account('threads', 'office', { followers: 3000 });
  token = await sandbox.token('threads', profile);
});
afterEach(() => sandbox.stop());

async function publish(): Promise<string> {
  const url = `${sandbox.at.threads}/v1.0/me`;
  const json = { media_type: 'TEXT', text: 'Polls open at 7.' };
  const { body } = await call('POST', `${url}/threads`, { json, token });
  sandbox.advance(CONTAINER_DELAY_MS);
  return (await call('POST', `${url}/threads_publish`, { json: { creation_id: body.id }, token })).body.id;
}
const read = (id: string, metric = METRICS.join(), as = token) =>
  call('GET', `${sandbox.at.threads}/v1.0/${id}/insights?metric=${metric}`, { token: as });

test('a post on Threads has zeros at first, and then figures in the order asked for', async () => {
  const id = await publish();
  expect(figuresOf(await read(id))).toEqual(Object.fromEntries(METRICS.map((metric) => [metric, 0])));
  sandbox.advance(HOUR);
  const { body } = await read(id, 'likes,views');
  expect(body.data.map((entry: { name: string }) => entry.name)).toEqual(['likes', 'views']);
  expect(body.data[1]).toMatchObject({ period: 'lifetime', id: `${id}/insights/views/lifetime` });
});

test.each(['views', 'likes'])('%s grow, flatten and never fall', async (metric) => {
  const id = await publish();
  await watchGrowth(sandbox, async () => figuresOf(await read(id, metric))[metric] ?? 0);
});

test.each(['views,clicks', 'reach', ''])('the metrics "%s" fail the whole call', async (metric) => {
  const { status, body } = await read(await publish(), metric);
  expect(status).toBe(400);
  expect(body.error.code).toBe(100);
});

test('a removed post, and one of another profile, do not exist', async () => {
  const id = await publish();
  const other = await sandbox.token('threads', await sandbox.account('threads', 'other'));
  expect((await read(id, 'views', other)).body.error).toMatchObject({ code: 100, error_subcode: 33 });
  await remove(sandbox, 'threads', id);
  expect((await read(id)).body.error).toMatchObject({ code: 100, error_subcode: 33 });
});

test('insights need a permission of their own', async () => {
  const id = await publish();
  const poor = await sandbox.token('threads', profile, { scopes: ['threads_basic'] });
  expect(await read(id, 'views', poor)).toMatchObject({ status: 403, body: { error: { code: 10 } } });
});

test('a limit on order refuses the reading of reach alone', async () => {
  const id = await publish();
  await sandbox.order({ platform: 'threads', operation: 'read-reach', fault: '429' });
  expect((await call('GET', `${sandbox.at.threads}/v1.0/${id}`, { token })).status).toBe(200);
  expect((await read(id)).body.error.code).toBe(32);
  expect((await read(id)).status).toBe(200);
});

test('from a change of definition on, views count otherwise', async () => {
  const id = await publish();
  sandbox.advance(DAY);
  const { views = 0 } = figuresOf(await read(id));
  await redefine(sandbox, 'threads', 'views', { factor: 0.25 });
  expect(figuresOf(await read(id)).views).toBe(Math.floor(views / 4));
});
