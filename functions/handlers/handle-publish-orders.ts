import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Logger } from '@aws-lambda-powertools/logger';
import { WorkOrder } from '#core/work-order.ts';
import { type Working, workOnOrder } from '#use-cases/work-on-order.ts';
import { logUnsent } from './log-unsent.ts';
import { bodyOf, type QueueAnswer, type QueueEvent, type QueueMessage } from './queue-event.ts';

const Order = bodyOf(WorkOrder);

/**
 * Publishes the posts of a batch side by side, checks its channels, reads the reach of posts, and tells the members of an office that is needed.
 * An order that fails comes again by itself, without the others.
 */
export async function handlePublishOrders(
  parts: Working,
  logger: Logger,
  event: QueueEvent,
): Promise<QueueAnswer> {
  const work = async ({ messageId, body }: QueueMessage): Promise<void> => {
    try {
      const order = Order.parse(body);
      const { report, notified } = await workOnOrder(parts, order);
      logger.info(describeWork(order), { ...order, report });
      logUnsent(logger, notified);
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

function describeWork(order: WorkOrder): string {
  if ('postId' in order) return 'Looked at a post';
  return 'posts' in order ? 'Looked at how far posts reached' : 'Looked at a channel';
}
