import { createSqsFanOutQueue } from '#adapters/sqs/fan-out-queue.ts';
import type { FanOutQueue } from '#ports/fan-out-queue.ts';
import type { Notifying } from '#use-cases/notify-attention.ts';
import { connectSqs } from './aws-clients.ts';
import { composeDispatch, type DispatchParts } from './compose-dispatch.ts';
import { composeMail } from './compose-mail.ts';
import { decideSweep } from './config.ts';
import { insist } from './config-error.ts';
import type { Env } from './env.ts';

export interface SweepParts extends DispatchParts, Notifying {
  readonly fanOut: FanOutQueue;
}

/** The sweep, as the environment says. Throws ConfigError. */
export function composeSweepFrom(env: Env): SweepParts {
  const config = insist(decideSweep(env));
  return {
    ...composeDispatch(config),
    ...composeMail(config.mail),
    fanOut: createSqsFanOutQueue({ client: connectSqs(), queueUrl: config.fanOutQueueUrl }),
  };
}
