import { SendMessageCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { FanOutQueue } from '#ports/fan-out-queue.ts';

export interface SqsFanOutQueueOptions {
  readonly client: SQSClient;
  readonly queueUrl: string;
}

/** The queue of associations' campaigns on Amazon SQS. What it does not take, the sweep orders again. */
export function createSqsFanOutQueue({ client, queueUrl }: SqsFanOutQueueOptions): FanOutQueue {
  return {
    send: async (order) => {
      await client.send(new SendMessageCommand({ QueueUrl: queueUrl, MessageBody: JSON.stringify(order) }));
    },
  };
}
