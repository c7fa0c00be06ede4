import { Logger } from '@aws-lambda-powertools/logger';
import { composeDispatchFrom } from './compose-dispatch.ts';
import { readEnv } from './env.ts';
import { handleWakeUps } from './handle-wake-ups.ts';
import type { LambdaHandler } from './lambda-handler.ts';
import { type QueueAnswer, QueueEvent } from './queue-event.ts';

const logger = new Logger({ serviceName: 'dispatch' });
const parts = composeDispatchFrom(readEnv());

/** Takes wake-ups from their queue. */
export const handler: LambdaHandler<QueueAnswer> = (event, context) => {
  logger.addContext(context);
  return handleWakeUps(parts, logger, QueueEvent.parse(event));
};
