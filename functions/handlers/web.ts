import { Logger } from '@aws-lambda-powertools/logger';
import { handle } from 'hono/aws-lambda';
import { createApp } from '#web/app.tsx';
import { composeWeb } from './compose-web.ts';
import { readEnv } from './env.ts';

const logger = new Logger({ serviceName: 'web' });
const services = await composeWeb(readEnv(), {
  // The bundle has the packs, the built assets and the cards' fonts beside it; `infra/aws/web-stack.ts` puts them there.
  folder: import.meta.dirname,
  logFailure: ({ reference, method, path, error }) =>
    logger.error('A page failed', { reference, method, path, error }),
});
for (const problem of services.shipped.problems()) logger.error('A pack was left out', { problem });

/** Answers requests of the HTTP API. */
export const handler = handle(createApp(services));
