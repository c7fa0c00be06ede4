import { afterAll, beforeAll, expect, test } from 'vitest';
import { createDynamoDbStore } from '#adapters/dynamodb/store.ts';
import { nodeChance } from '#adapters/node/node-chance.ts';
import { sha256 } from '#adapters/node/sha256.ts';
import { CampaignId } from '#core/ids.ts';
import { connectLocally } from '#local/store/dynoxide.ts';
import type { Store } from '#ports/store.ts';
import { createTestClock } from '#test/fixtures/clock.ts';
import { startTestStore, type TestStore } from '#test/fixtures/store.ts';
import { DUE, storeDuePost } from '../handlers/due-post.ts';

/** DynamoDB ends a page at a megabyte. Here it ends after one key, so that few posts are many pages. */
const POSTS = 25;
const clock = createTestClock();
const client = { destroy: () => {} };

let running: TestStore;
let paged: Store;

beforeAll(async () => {
  running = await startTestStore(clock);
  const short = connectLocally(running.engine.endpoint);
  client.destroy = () => short.destroy();
  short.middlewareStack.add(
    (next) => (args) =>
      next({ ...args, input: { ...args.input, ...('Limit' in args.input && { Limit: 1 }) } }),
    { step: 'initialize', name: 'shortPages' },
  );
  const { table } = running.engine;
  paged = createDynamoDbStore({ client: short, table, clock, chance: nodeChance, digest: sha256 });
  for (let post = 0; post < POSTS; post += 1) {
    await storeDuePost(running.store, CampaignId.parse(`page-${post}`));
  }
});
afterAll(async () => {
  client.destroy();
  await running.stop();
});

test('everything due is read, however many pages it fills', async () => {
  const due = await paged.due.read(DUE, 1_000);
  expect(new Set(due.map(({ postId }) => postId)).size).toBe(POSTS);
});

test('no more is read than was asked for', async () => {
  expect(await paged.due.read(DUE, 7)).toHaveLength(7);
});
