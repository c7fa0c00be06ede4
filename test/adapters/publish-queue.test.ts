import { createHash } from 'node:crypto';
import { SQSClient } from '@aws-sdk/client-sqs';
import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { createSqsPublishQueue } from '#adapters/sqs/publish-queue.ts';
import { OfficeId, PostId } from '#core/ids.ts';
import { PublishOrder } from '#core/publish-order.ts';
import { loopbackClient, serveLoopback } from './loopback.ts';

const Batch = z.object({
  QueueUrl: z.string(),
  Entries: z
    .array(z.object({ Id: z.string(), MessageBody: z.string(), DelaySeconds: z.int() }))
    .min(1)
    .max(10),
});
type Entry = z.infer<typeof Batch>['Entries'][number];

/** What SQS answers for one message: nothing where it took it. */
type Refusal = { readonly Code: string; readonly SenderFault: boolean };

test('orders arrive as they were sent, with their delay', async () => {
  const { queue, taken } = await openQueue();
  await queue.send(ordersOf(2), 45);
  expect(taken).toEqual([
    { order: { officeId: 'harris', postId: 'post-0' }, delay: 45 },
    { order: { officeId: 'harris', postId: 'post-1' }, delay: 45 },
  ]);
});

test('any number of orders goes in batches of ten', async () => {
  const { queue, taken, requests } = await openQueue();
  await queue.send(ordersOf(123), 0);
  expect(requests).toHaveLength(13);
  expect(new Set(taken.map(({ order }) => order.postId)).size).toBe(123);
});

test('no orders are no request', async () => {
  const { queue, requests } = await openQueue();
  await queue.send([], 0);
  expect(requests).toHaveLength(0);
});

test('only the orders that SQS did not take are sent again', async () => {
  const seen = new Map<string, number>();
  const { queue, taken, requests } = await openQueue(({ MessageBody }) => {
    const times = (seen.get(MessageBody) ?? 0) + 1;
    seen.set(MessageBody, times);
    const isRefused = times === 1 && /post-[37]"/.test(MessageBody);
    return isRefused ? { Code: 'InternalError', SenderFault: false } : undefined;
  });
  await queue.send(ordersOf(10), 0);
  expect(requests).toHaveLength(2);
  expect(taken.map(({ order }) => order.postId).slice(-2)).toEqual(['post-3', 'post-7']);
  expect(taken).toHaveLength(10);
});

test('orders that SQS keeps refusing are an error that says how many and why', async () => {
  const { queue } = await openQueue(() => ({ Code: 'InternalError', SenderFault: false }));
  await expect(queue.send(ordersOf(3), 0)).rejects.toMatchObject({
    name: 'QueueRefusedError',
    code: 'QUEUE_REFUSED',
    message: 'The publish queue did not take 3 orders: InternalError',
  });
});

test('an order that is at fault itself is not sent again', async () => {
  const { queue, requests } = await openQueue(() => ({ Code: 'InvalidMessageContents', SenderFault: true }));
  await expect(queue.send(ordersOf(1), 0)).rejects.toThrow('InvalidMessageContents');
  expect(requests).toHaveLength(1);
});

test.each([-1, 901, 1.5])('a delay of %d seconds is refused', async (delay) => {
  const { queue } = await openQueue();
  await expect(queue.send(ordersOf(1), delay)).rejects.toThrow(RangeError);
});

function ordersOf(count: number): PublishOrder[] {
  return Array.from({ length: count }, (_, index) => ({
    officeId: OfficeId.parse('harris'),
    postId: PostId.parse(`post-${index}`),
  }));
}

async function openQueue(refuse: (entry: Entry) => Refusal | undefined = () => undefined) {
  const taken: { order: PublishOrder; delay: number }[] = [];
  const { endpoint, requests } = await serveLoopback(({ body }) => {
    const { Entries } = Batch.parse(JSON.parse(body.toString()));
    const answers = Entries.map((entry) => ({ entry, refusal: refuse(entry) }));
    for (const { entry, refusal } of answers) {
      if (refusal) continue;
      taken.push({ order: PublishOrder.parse(JSON.parse(entry.MessageBody)), delay: entry.DelaySeconds });
    }
    return {
      status: 200,
      headers: { 'content-type': 'application/x-amz-json-1.0' },
      body: JSON.stringify({
        Successful: answers.flatMap(({ entry, refusal }) => (refusal ? [] : [receiptFor(entry)])),
        Failed: answers.flatMap(({ entry, refusal }) => (refusal ? [{ Id: entry.Id, ...refusal }] : [])),
      }),
    };
  });
  const client = new SQSClient({ ...loopbackClient, endpoint });
  onTestFinished(() => client.destroy());
  const queueUrl = `${endpoint}/000000000000/publish`;
  const chance = { id: () => 'unused', jitter: () => 0 };
  return { queue: createSqsPublishQueue({ client, queueUrl, chance }), taken, requests };
}

function receiptFor({ Id, MessageBody }: Entry) {
  return { Id, MessageId: Id, MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex') };
}
