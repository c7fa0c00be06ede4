import { HOUR } from '#core/time.ts';
import type { ReachReader } from '#ports/reach-reader.ts';
import type { Dependencies } from '../dependencies.ts';
import { createGraph } from '../graph.ts';
import { createGraphReachReader } from '../graph-reach.ts';
import type { InstagramConfig } from './config.ts';
import { metrics } from './metrics.ts';
import { rules } from './rules.ts';

/** [V] "Data used to calculate metrics can be delayed up to 48 hours." [U] Each metric by itself. */
const LATEST = 48 * HOUR;

const NOT_YET = {
  status: 'not-yet',
  reason: 'Instagram gives numbers up to 48 hours late and has not given this one yet.',
} as const;

/** [V] "If insights data … does not exist or is currently unavailable, the API returns an empty data set instead of 0." */
const NOT_GIVEN = {
  status: 'not-available',
  reason:
    'Instagram gave no number for this. It leaves out what did not happen as well as what it cannot tell, so it need not be 0.',
} as const;

/** Reads how far a channel's posts have reached. */
export function createInstagramReachReader(
  config: InstagramConfig,
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
          version: config.graphVersion,
          accessToken: credentials.accessToken,
          deadlines,
        }),
      postsOf: (accountId) => `/${accountId}/media`,
      explainGaps:
        () =>
        async ({ age }) =>
          age < LATEST ? NOT_YET : NOT_GIVEN,
    },
    clock,
  );
}
