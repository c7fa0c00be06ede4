import type { PostId } from '#core/ids.ts';
import type { Look } from '#core/reach/collect-steps.ts';
import type { Instant } from '#core/time.ts';
import type { PublishedPost, ReachReader, ReachRequest } from '#ports/reach-reader.ts';
import type { Dependencies } from '../dependencies.ts';
import { type Figures, insistOnBatch, unknownPost } from '../looks.ts';
import {
  createLinkedInClient,
  type LinkedInClient,
  type LinkedInReply,
  type LinkedInTrouble,
} from './client.ts';
import type { LinkedInConfig } from './config.ts';
import { isFinderRefused, isNotThere, judgeReachTrouble, refusedShare } from './judge-reach.ts';
import { metrics } from './metrics.ts';
import { readMissing, readStatistics } from './read-statistics.ts';
import { rules } from './rules.ts';
import { ListedPost, PostUrn, ShareStatistics } from './schema.ts';

const { name, platform } = rules;

/** [U] LinkedIn names no limit; others ask for about as many at a time. */
const BATCH = 20;

/** [V] The two kinds of posts, each with the list that its URNs belong into. */
const LISTS = [
  { kind: 'urn:li:share:', parameter: 'shares' },
  { kind: 'urn:li:ugcPost:', parameter: 'ugcPosts' },
] as const;
type List = (typeof LISTS)[number]['parameter'];

/** Reads how far a LinkedIn page's posts reached. */
export function createLinkedInReachReader(
  config: LinkedInConfig,
  { clock, deadlines }: Dependencies,
): ReachReader {
  return {
    platform,
    batch: BATCH,
    metrics,
    async read({ accountId, credentials, posts }: ReachRequest) {
      insistOnBatch(name, posts, BATCH);
      const now = clock.now();
      const looks = new Map<PostId, Look>();
      const asking: Asking = {
        client: createLinkedInClient(config, credentials.accessToken, deadlines),
        page: `urn:li:organization:${accountId}`,
        looks,
        now,
      };
      const end = await lookAtAll(asking, posts);
      const judged = end && judgeReachTrouble(end, now);
      if (judged?.kind === 'disconnected') return judged;
      for (const { id } of posts) if (judged && !looks.has(id)) looks.set(id, judged);
      return { kind: 'looked', looks };
    },
  };
}

interface Asking {
  readonly client: LinkedInClient;
  /** URN of the page that the posts belong to. */
  readonly page: string;
  /** What is known so far; filled as LinkedIn answers. */
  readonly looks: Map<PostId, Look>;
  readonly now: Instant;
}

/** Looks at posts until something stands in the way of all that are left, and returns that. */
async function lookAtAll(
  asking: Asking,
  posts: readonly PublishedPost[],
): Promise<LinkedInTrouble | undefined> {
  for (const { id, platformId } of posts) {
    if (!PostUrn.safeParse(platformId).success) asking.looks.set(id, unknownPost(name));
  }
  for (const { kind, parameter } of LISTS) {
    const listed = posts.filter(({ id, platformId }) => platformId.startsWith(kind) && !asking.looks.has(id));
    const end = await lookAtList(asking, parameter, listed);
    if (end) return end;
  }
  return undefined;
}

async function lookAtList(
  asking: Asking,
  parameter: List,
  posts: readonly PublishedPost[],
): Promise<LinkedInTrouble | undefined> {
  const [first, ...others] = posts;
  if (!first) return undefined;
  const { looks } = asking;
  const reply = await ask(asking, parameter, posts);
  if (reply.kind === 'ok') return lookInto(asking, posts, reply.value);
  if (reply.kind !== 'problem' || reply.problem.status !== 403 || isFinderRefused(reply.problem))
    return reply;
  // One share that LinkedIn does not show costs the whole answer; it does not always say which.
  if (others.length === 0) {
    looks.set(first.id, refusedShare(reply.problem));
    return undefined;
  }
  for (const post of posts) {
    const end = await lookAtList(asking, parameter, [post]);
    if (end) return end;
  }
  return undefined;
}

function ask(
  { client, page }: Asking,
  parameter: List,
  posts: readonly PublishedPost[],
): Promise<LinkedInReply<ReadonlyMap<string, Figures>>> {
  return client.get(
    '/rest/organizationalEntityShareStatistics',
    {
      q: 'organizationalEntity',
      organizationalEntity: page,
      [parameter]: posts.map(({ platformId }) => platformId),
      // Rest.li gives ten at a time where nobody says more.
      start: '0',
      count: String(posts.length),
    },
    ShareStatistics,
  );
}

async function lookInto(
  { client, looks, now }: Asking,
  posts: readonly PublishedPost[],
  figures: ReadonlyMap<string, Figures>,
): Promise<LinkedInTrouble | undefined> {
  for (const post of posts) {
    const own = figures.get(post.platformId);
    if (own) {
      looks.set(post.id, readStatistics(own, now));
      continue;
    }
    // A post without figures is not seen yet, or gone: the answer does not tell which.
    const reply = await client.get(`/rest/posts/${encodeURIComponent(post.platformId)}`, {}, ListedPost);
    if (reply.kind === 'ok') looks.set(post.id, readMissing(post, now));
    else if (isNotThere(reply)) looks.set(post.id, { kind: 'removed' });
    else if (reply.kind === 'problem' && reply.problem.status === 403) {
      looks.set(post.id, refusedShare(reply.problem));
    } else return reply;
  }
  return undefined;
}
