import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Logger } from '@aws-lambda-powertools/logger';
import { CLARION } from '#core/audit.ts';
import { WorkOrder } from '#core/work-order.ts';
import { checkChannel } from '#use-cases/check-channel.ts';
import { type Publishing, publishPost } from '#use-cases/publish-post.ts';
import { bodyOf, type QueueAnswer, type QueueEvent, type QueueMessage } from './queue-event.ts';

const Order = bodyOf(WorkOrder);

/** Publishes the posts of a batch side by side, and checks its channels. An order that fails comes again by itself, without the others. */
export async function handlePublishOrders(
  parts: Publishing,
  logger: Logger,
  event: QueueEvent,
): Promise<QueueAnswer> {
  const work = async ({ messageId, body }: QueueMessage): Promise<void> => {
    try {
      const order = Order.parse(body);
      const report = await workOn(parts, order);
      logger.info('postId' in order ? 'Looked at a post' : 'Looked at a channel', { ...order, report });
    } catch (error) {
      // Powertools takes the throw as "again", and tells nobody why.
      logger.error('An order could not be worked on', { messageId, body, error });
      throw error;
    }
  };
  // It would also throw when all orders fail, and the queue would learn nothing of the single ones.
  return processPartialResponse(event, work, new BatchProcessor(EventType.SQS), {
    throwOnFullBatchFailure: false,
  });
}

function workOn(parts: Publishing, order: WorkOrder) {
  return 'postId' in order
    ? publishPost(parts, order)
    : checkChannel(parts, parts.store.forOffice(order.officeId, CLARION), order.platform);
}
