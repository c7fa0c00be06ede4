import { Logger } from '@aws-lambda-powertools/logger';
import { composePublishFrom } from './compose-publish.ts';
import { readEnv } from './env.ts';
import { handlePublishOrders } from './handle-publish-orders.ts';
import type { LambdaHandler } from './lambda-handler.ts';
import { type QueueAnswer, QueueEvent } from './queue-event.ts';

const logger = new Logger({ serviceName: 'publish' });
const parts = composePublishFrom(readEnv());

/** Takes publish orders from their queue. */
export const handler: LambdaHandler<QueueAnswer> = (event, context) => {
  logger.addContext(context);
  return handlePublishOrders(parts, logger, QueueEvent.parse(event));
};
