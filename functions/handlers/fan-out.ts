import { join } from 'node:path';
import { Logger } from '@aws-lambda-powertools/logger';
import { composeFanOutFrom } from './compose-fan-out.ts';
import { readEnv } from './env.ts';
import { handleFanOut } from './handle-fan-out.ts';
import type { LambdaHandler } from './lambda-handler.ts';
import { type QueueAnswer, QueueEvent } from './queue-event.ts';

const logger = new Logger({ serviceName: 'fan-out' });
// The bundle has the packs beside it; `infra/aws/publishing-stack.ts` puts them there.
const parts = await composeFanOutFrom(readEnv(), join(import.meta.dirname, 'templates'));
for (const problem of parts.shipped.problems()) logger.error('A pack was left out', { problem });

/** Takes associations' campaigns from their queue. */
export const handler: LambdaHandler<QueueAnswer> = (event, context) => {
  logger.addContext(context);
  return handleFanOut(parts, logger, QueueEvent.parse(event));
};
