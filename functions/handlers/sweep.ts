import { Logger } from '@aws-lambda-powertools/logger';
import { dispatchDue } from '#use-cases/dispatch-due.ts';
import { composeDispatchFrom } from './compose-dispatch.ts';
import { readEnv } from './env.ts';
import type { LambdaHandler } from './lambda-handler.ts';

const logger = new Logger({ serviceName: 'sweep' });
const parts = composeDispatchFrom(readEnv());

/** Every five minutes: queues what no wake-up delivered, and attempts whose host died. */
export const handler: LambdaHandler<void> = async (_event, context) => {
  logger.addContext(context);
  const { queued } = await dispatchDue(parts);
  logger.info('Swept', { queued });
};
