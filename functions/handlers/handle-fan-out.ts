import { BatchProcessor, EventType, processPartialResponse } from '@aws-lambda-powertools/batch';
import type { Logger } from '@aws-lambda-powertools/logger';
import { FanOutOrder } from '#core/fan-out-order.ts';
import { type FanningOut, goOnFanningOut } from '#use-cases/fan-out.ts';
import { bodyOf, type QueueAnswer, type QueueEvent, type QueueMessage } from './queue-event.ts';

const Order = bodyOf(FanOutOrder);

/** Goes through the next offices of associations' campaigns. What fails comes again, at the last note of how far it is. */
export async function handleFanOut(
  parts: FanningOut,
  logger: Logger,
  event: QueueEvent,
): Promise<QueueAnswer> {
  const work = async ({ messageId, body }: QueueMessage): Promise<void> => {
    try {
      const order = Order.parse(body);
      const report = await goOnFanningOut(parts, order);
      logger.info('Went through offices', { ...order, report });
    } catch (error) {
      // Powertools takes the throw as "again", and tells nobody why.
      logger.error('Offices could not be gone through', { messageId, body, error });
      throw error;
    }
  };
  return processPartialResponse(event, work, new BatchProcessor(EventType.SQS), {
    throwOnFullBatchFailure: false,
  });
}
