import { Logger } from '@aws-lambda-powertools/logger';
import { checkDueChannels } from '#use-cases/check-due-channels.ts';
import { dispatchDue } from '#use-cases/dispatch-due.ts';
import { composeDispatchFrom } from './compose-dispatch.ts';
import { readEnv } from './env.ts';
import type { LambdaHandler } from './lambda-handler.ts';

const logger = new Logger({ serviceName: 'sweep' });
const parts = composeDispatchFrom(readEnv());

/** Every five minutes: queues what no wake-up delivered, attempts whose host died, and channels to be checked. */
export const handler: LambdaHandler<void> = async (_event, context) => {
  logger.addContext(context);
  const { queued } = await dispatchDue(parts);
  const { queued: checks } = await checkDueChannels(parts);
  logger.info('Swept', { queued, checks });
};
