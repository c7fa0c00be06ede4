import { createDynamoDbStore } from '#adapters/dynamodb/store.ts';
import { nodeChance } from '#adapters/node/node-chance.ts';
import { sha256 } from '#adapters/node/sha256.ts';
import { systemClock } from '#adapters/node/system-clock.ts';
import { createSqsPublishQueue } from '#adapters/sqs/publish-queue.ts';
import type { Clock } from '#ports/clock.ts';
import type { PublishQueue } from '#ports/publish-queue.ts';
import type { Store } from '#ports/store.ts';
import { connectDynamoDb, connectSqs } from './aws-clients.ts';
import { type DispatchConfig, decideDispatch } from './config.ts';
import { insist } from './config-error.ts';
import type { Env } from './env.ts';

export interface DispatchParts {
  readonly clock: Clock;
  readonly store: Store;
  readonly queue: PublishQueue;
}

/** The AWS side of finding what is due. */
export function composeDispatch({ table, publishQueueUrl }: DispatchConfig): DispatchParts {
  const clock = systemClock;
  return {
    clock,
    store: createDynamoDbStore({
      client: connectDynamoDb(),
      table,
      clock,
      chance: nodeChance,
      digest: sha256,
    }),
    queue: createSqsPublishQueue({ client: connectSqs(), queueUrl: publishQueueUrl, chance: nodeChance }),
  };
}

/** Dispatch, as the environment says. Throws ConfigError. */
export function composeDispatchFrom(env: Env): DispatchParts {
  return composeDispatch(insist(decideDispatch(env)));
}
