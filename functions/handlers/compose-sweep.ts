import { createSqsFanOutQueue } from '#adapters/sqs/fan-out-queue.ts';
import { PLATFORMS } from '#platforms/registry.ts';
import type { FanOutQueue } from '#ports/fan-out-queue.ts';
import type { LinkProbe } from '#ports/link-probe.ts';
import type { ReadingReach } from '#use-cases/list-campaign-reach.ts';
import { connectSqs } from './aws-clients.ts';
import { composeDispatch, type DispatchParts } from './compose-dispatch.ts';
import { composeLinkProbe } from './compose-link-probe.ts';
import { type ComposedMail, composeMail } from './compose-mail.ts';
import { decideSweep } from './config.ts';
import { insist } from './config-error.ts';
import type { Env } from './env.ts';

export interface SweepParts extends DispatchParts, ComposedMail, ReadingReach {
  readonly linkProbe: LinkProbe | undefined;
  readonly fanOut: FanOutQueue;
}

/** The sweep, as the environment says. Throws ConfigError. */
export function composeSweepFrom(env: Env): SweepParts {
  const config = insist(decideSweep(env));
  return {
    ...composeDispatch(config),
    ...composeMail(config.mail),
    linkProbe: composeLinkProbe(config),
    metrics: PLATFORMS.flatMap(({ metrics }) => metrics),
    rules: PLATFORMS.map(({ rules }) => rules),
    fanOut: createSqsFanOutQueue({ client: connectSqs(), queueUrl: config.fanOutQueueUrl }),
  };
}
