import type { ReachReader } from '#ports/reach-reader.ts';
import type { Dependencies } from '../dependencies.ts';
import { createGraph } from '../graph.ts';
import { createGraphReachReader } from '../graph-reach.ts';
import type { ThreadsConfig } from './config.ts';
import { metrics } from './metrics.ts';
import { rules } from './rules.ts';

/** [U] Neither a delay nor a smallest audience is documented: a number that is missing is not said to be on its way. */
const NOT_GIVEN = {
  status: 'not-available',
  reason: 'Threads gave no number for this, and does not say why. It need not be 0.',
} as const;

/** Reads how far a channel's posts have reached. */
export function createThreadsReachReader(
  config: ThreadsConfig,
  { clock, deadlines }: Dependencies,
): ReachReader {
  return createGraphReachReader(
    {
      platform: rules.platform,
      name: rules.name,
      metrics,
      openGraph: ({ credentials }) =>
        createGraph({
          origin: config.apiOrigin,
          version: config.threadsVersion,
          accessToken: credentials.accessToken,
          deadlines,
        }),
      postsOf: (accountId) => `/${accountId}/threads`,
      explainGaps: () => async () => NOT_GIVEN,
    },
    clock,
  );
}
