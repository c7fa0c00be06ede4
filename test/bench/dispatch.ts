import { DynamoDBDocumentClient, TransactWriteCommand } from '@aws-sdk/lib-dynamodb';
import * as keys from '#adapters/dynamodb/keys.ts';
import { CampaignId } from '#core/ids.ts';
import type { PublishOrder } from '#core/publish-order.ts';
import { createTestClock } from '#test/fixtures/clock.ts';
import { draftPost } from '#test/fixtures/post.ts';
import { dispatchDue } from '#use-cases/dispatch-due.ts';
import type { Bench } from './bench.ts';
import { inFolder, withStore } from './bench-store.ts';
import { officeIds, PLATFORMS, type Place } from './large-association.ts';

const OFFICES = 1_000;
const POSTS = OFFICES * PLATFORMS.length;
const clock = createTestClock();

/** The worst minute: how long it takes until everything that is due then has been handed to publishing. */
export const dispatch: Bench = {
  name: 'dispatch',
  about: '3,000 posts due in one minute: read from the due index and handed to the queue',
  runs: 3,
  open: async () => ({
    run: () => inFolder((folder) => withStore(`${folder}/store.sqlite`, clock, dispatchOnce)),
    close: async () => {},
  }),
};

async function dispatchOnce(place: Place) {
  await storeDuePosts(place);
  const orders: PublishOrder[] = [];
  const queue = { send: async (sent: readonly object[]) => void orders.push(...(sent as PublishOrder[])) };
  const start = performance.now();
  await dispatchDue({ clock, store: place.store, queue });
  const seconds = (performance.now() - start) / 1_000;
  const different = new Set(orders.map(({ officeId, postId }) => `${officeId} ${postId}`)).size;
  if (orders.length !== POSTS || different !== POSTS) {
    throw new Error(`${orders.length} orders were sent, ${different} of them different`);
  }
  return { seconds, 'posts a second': POSTS / seconds, posts: POSTS };
}

/** Posts as the store would put them, a hundred in a transaction. */
async function storeDuePosts({ client, table }: Place): Promise<void> {
  const dueAt = clock.now();
  const campaignId = CampaignId.parse('bench');
  const rows = officeIds(OFFICES).flatMap((officeId) =>
    PLATFORMS.map((platform) => {
      const post = { ...draftPost({ officeId, platform, campaignId }), state: 'scheduled' as const, dueAt };
      return { ...post, ...keys.postKey(officeId, post.id), ...keys.dueKeys(post) };
    }),
  );
  const documents = DynamoDBDocumentClient.from(client);
  for (let from = 0; from < rows.length; from += 100) {
    const puts = rows.slice(from, from + 100).map((Item) => ({ Put: { TableName: table, Item } }));
    await documents.send(new TransactWriteCommand({ TransactItems: puts }));
  }
}
