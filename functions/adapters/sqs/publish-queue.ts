import { SendMessageBatchCommand, type SQSClient } from '@aws-sdk/client-sqs';
import type { WorkOrder } from '#core/work-order.ts';
import type { Chance } from '#ports/chance.ts';
import { LONGEST_DELAY, type PublishQueue } from '#ports/publish-queue.ts';

export interface SqsPublishQueueOptions {
  readonly client: SQSClient;
  readonly queueUrl: string;
  readonly chance: Chance;
}

/** Orders that the queue did not take. Those before them may have been taken: sending all of them again is harmless. */
export class QueueRefusedError extends Error {
  override readonly name = 'QueueRefusedError';
  readonly code = 'QUEUE_REFUSED';
}

/** As many messages as SQS takes at once. */
const BATCH = 10;
/** Batches under way at the same time: 5,000 orders take seconds, and no other user of the queue starves. */
const PARALLEL = 8;
const TRIES = 4;
const FIRST_PAUSE = 100;

/** The publish queue on Amazon SQS. */
export function createSqsPublishQueue(options: SqsPublishQueueOptions): PublishQueue {
  return {
    send: async (orders, delaySeconds) => {
      if (!Number.isInteger(delaySeconds) || delaySeconds < 0 || delaySeconds > LONGEST_DELAY) {
        throw new RangeError(`A delay is 0 to ${LONGEST_DELAY} whole seconds, not ${delaySeconds}`);
      }
      const batches = chunk(orders, BATCH);
      for (const group of chunk(batches, PARALLEL)) {
        await Promise.all(group.map((batch) => sendBatch(options, batch, delaySeconds)));
      }
    },
  };
}

/** Sends up to ten orders. SQS answers for each one apart: what it did not take for a passing reason is sent again. */
async function sendBatch(
  { client, queueUrl, chance }: SqsPublishQueueOptions,
  orders: readonly WorkOrder[],
  delaySeconds: number,
): Promise<void> {
  let left = orders;
  for (let attempt = 1; ; attempt += 1) {
    const { Failed = [] } = await client.send(
      new SendMessageBatchCommand({
        QueueUrl: queueUrl,
        Entries: left.map((order, index) => ({
          Id: String(index),
          MessageBody: JSON.stringify(order),
          DelaySeconds: delaySeconds,
        })),
      }),
    );
    if (Failed.length === 0) return;
    if (attempt === TRIES || Failed.some(({ SenderFault }) => SenderFault)) {
      const codes = [...new Set(Failed.map(({ Code }) => Code ?? 'no code'))].join(', ');
      throw new QueueRefusedError(`The publish queue did not take ${Failed.length} orders: ${codes}`);
    }
    const failed = new Set(Failed.map(({ Id }) => Id));
    left = left.filter((_, index) => failed.has(String(index)));
    await pause(FIRST_PAUSE * 2 ** (attempt - 1) * (0.5 + chance.jitter()));
  }
}

function chunk<T>(items: readonly T[], size: number): readonly (readonly T[])[] {
  return Array.from({ length: Math.ceil(items.length / size) }, (_, index) =>
    items.slice(index * size, (index + 1) * size),
  );
}

function pause(milliseconds: number): Promise<void> {
  return new Promise((resolve) => setTimeout(resolve, milliseconds));
}
