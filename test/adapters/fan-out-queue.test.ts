import { createHash } from 'node:crypto';
import { SQSClient } from '@aws-sdk/client-sqs';
import { expect, onTestFinished, test } from 'vitest';
import * as z from 'zod';
import { createSqsFanOutQueue } from '#adapters/sqs/fan-out-queue.ts';
import { AssociationId, CampaignId } from '#core/ids.ts';
import { type LoopbackAnswer, loopbackClient, serveLoopback } from './loopback.ts';

const Message = z.object({ QueueUrl: z.string(), MessageBody: z.string() });
const order = {
  associationId: AssociationId.parse('four-rivers'),
  campaignId: CampaignId.parse('standards'),
};

test('an order arrives as it was sent', async () => {
  const { queue, requests } = await openQueue(200, ({ MessageBody }) => ({
    MessageId: '1',
    MD5OfMessageBody: createHash('md5').update(MessageBody).digest('hex'),
  }));
  await queue.send(order);
  const messages = requests.map(({ body }) => Message.parse(JSON.parse(body.toString())));
  expect(messages.map(({ MessageBody }) => JSON.parse(MessageBody))).toEqual([order]);
  expect(messages[0]?.QueueUrl).toMatch(/\/fan-outs$/);
});

test('an order that SQS does not take is an error: whoever sent it is tried again', async () => {
  const { queue } = await openQueue(400, () => ({
    __type: 'com.amazonaws.sqs#QueueDoesNotExist',
    message: 'There is no such queue',
  }));
  await expect(queue.send(order)).rejects.toThrow('There is no such queue');
});

async function openQueue(status: number, answer: (message: z.infer<typeof Message>) => object) {
  const { endpoint, requests } = await serveLoopback(
    ({ body }): LoopbackAnswer => ({
      status,
      headers: { 'content-type': 'application/x-amz-json-1.0' },
      body: JSON.stringify(answer(Message.parse(JSON.parse(body.toString())))),
    }),
  );
  const client = new SQSClient({ ...loopbackClient, endpoint });
  onTestFinished(() => client.destroy());
  return { queue: createSqsFanOutQueue({ client, queueUrl: `${endpoint}/0/fan-outs` }), requests };
}
