import { DAY } from '#core/time.ts';
import type { ReachReader } from '#ports/reach-reader.ts';
import type { Dependencies } from '../dependencies.ts';
import { createGraph, type Graph } from '../graph.ts';
import { createGraphReachReader } from '../graph-reach.ts';
import type { FacebookConfig } from './config.ts';
import { metrics } from './metrics.ts';
import { rules } from './rules.ts';
import { PageLikes } from './schema.ts';

const { name, platform } = rules;

/** [V] "Page Insights data is only available on Pages with 100 or more likes." */
const LIKES_NEEDED = 100;
/** [V] "Most metrics will update once every 24 hours." */
const COUNTED_EVERY = DAY;
/** [U] A post that just missed one count has the next within a day; another is for what comes late. */
const LATEST = 2 * COUNTED_EVERY;

/** Reads how far a Page's posts have reached. */
export function createFacebookReachReader(
  config: FacebookConfig,
  { clock, deadlines }: Dependencies,
): ReachReader {
  return createGraphReachReader(
    {
      platform,
      name,
      metrics,
      openGraph: ({ credentials }) =>
        createGraph({
          origin: config.apiOrigin,
          version: config.graphVersion,
          accessToken: credentials.accessToken,
          proofSecret: config.clientSecret,
          deadlines,
        }),
      postsOf: (accountId) => `/${accountId}/published_posts`,
      explainGaps: (graph, { accountId }) => {
        let likes: Promise<number | undefined> | undefined;
        return async ({ age, isEmpty }) => {
          if (isEmpty) {
            likes ??= readLikes(graph, accountId);
            const known = await likes;
            if (known !== undefined && known < LIKES_NEEDED) return tooSmall(known);
          }
          return age < LATEST ? NOT_YET : NOT_GIVEN;
        };
      },
      // [U] Facebook may write 0 for what it has not counted yet: nothing but zeros is no news on the first day.
      isCounted: (figures, age) => age >= COUNTED_EVERY || [...figures.values()].some((count) => count > 0),
    },
    clock,
  );
}

const NOT_YET = {
  status: 'not-yet',
  reason: 'Facebook counts about once a day and has not given this number yet.',
} as const;

const NOT_GIVEN = {
  status: 'not-available',
  reason: 'Facebook gave no number for this, and does not say why. It need not be 0.',
} as const;

const tooSmall = (likes: number) =>
  ({
    status: 'not-available',
    reason: `Facebook shows numbers only for Pages with at least ${LIKES_NEEDED} likes; this Page has ${likes}.`,
  }) as const;

/** How many like the Page; nothing where Facebook does not tell, since it is only the reason for a gap. */
async function readLikes(graph: Graph, accountId: string): Promise<number | undefined> {
  const reply = await graph.get(`/${accountId}`, { fields: 'fan_count' }, PageLikes);
  return reply.kind === 'ok' ? reply.value : undefined;
}
