import { Logger } from '@aws-lambda-powertools/logger';
import { composeSweepFrom } from './compose-sweep.ts';
import { readEnv } from './env.ts';
import { handleSweep } from './handle-sweep.ts';
import type { LambdaHandler } from './lambda-handler.ts';

const logger = new Logger({ serviceName: 'sweep' });
const parts = composeSweepFrom(readEnv());

/** Every five minutes: posts whose wake-up or host failed them, channels to be checked, people to be told. */
export const handler: LambdaHandler<void> = (_event, context) => {
  logger.addContext(context);
  return handleSweep(parts, logger);
};
