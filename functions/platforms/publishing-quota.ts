import * as z from 'zod';
import type { PublishOutcome } from '#core/publish-outcome.ts';
import { type Instant, later, MINUTE, SECOND } from '#core/time.ts';
import type { ContainerRun } from './container-calls.ts';
import type { Graph, GraphError, GraphReply } from './graph.ts';
import { deferredBy } from './outcomes.ts';

/** So many posts may become public within any time of so many milliseconds. */
export type Quota = z.infer<typeof Quota>;
const Quota = z
  .object({
    data: z.tuple([
      z.object({
        config: z.object({ quota_total: z.int().positive(), quota_duration: z.int().positive() }),
      }),
    ]),
  })
  .transform(({ data: [{ config }] }) => ({
    posts: config.quota_total,
    within: config.quota_duration * SECOND,
  }));

/** Asks Instagram or Threads for the quota of a channel; the edge has another name on each. */
export function readQuota(graph: Graph, edge: string): Promise<GraphReply<Quota>> {
  return graph.get(edge, { fields: 'quota_usage,config' }, Quota);
}

/** [V] The refusal of a post over the quota. It does not say until when. */
export function isOverQuota({ code, subcode }: GraphError): boolean {
  return code === 9 && subcode === 2207042;
}

/** Lets a channel over its quota wait for the moment when it may publish again, where the platform shows that. */
export async function waitForQuota(run: ContainerRun, refusal: PublishOutcome): Promise<PublishOutcome> {
  const end = await findQuotaEnd(run);
  return refusal.kind === 'deferred' && end !== undefined
    ? deferredBy(refusal.reason, { channel: end })
    : refusal;
}

/** When the oldest post that fills the quota stops counting. Deleted posts count as well, but nothing shows them. */
async function findQuotaEnd({ calls, clock }: ContainerRun): Promise<Instant | undefined> {
  const quota = await calls.readQuota();
  if (quota.kind !== 'ok') return undefined;
  const { posts, within } = quota.value;
  const since = later(clock.now(), -within);
  const listed = await calls.listPosts(since);
  if (listed.kind !== 'ok') return undefined;
  const counting = listed.value.map(({ publishedAt }) => publishedAt).filter((at) => at > since);
  const oldest = counting.sort().at(-posts);
  // A minute more, since clocks may disagree.
  return oldest && later(oldest, within + MINUTE);
}
