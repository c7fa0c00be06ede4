import type { PostId } from '#core/ids.ts';
import type { Look } from '#core/reach/collect-steps.ts';
import { metricsAt } from '#core/reach/metric.ts';
import type { Reading } from '#core/reach/reading.ts';
import { DAY, type Instant, later } from '#core/time.ts';
import type { PublishedPost, ReachReader, ReachReport } from '#ports/reach-reader.ts';
import type { Dependencies } from '../dependencies.ts';
import { insistOnBatch, lookLater, lookRefused, readFigures, readingsAlike, unknownPost } from '../looks.ts';
import { quote } from '../outcomes.ts';
import { createXClient, type XClient, type XTrouble } from './client.ts';
import type { XConfig } from './config.ts';
import { judgeReachTrouble, NOT_ALLOWED } from './judge-reach.ts';
import { metrics, privateMetrics, publicMetrics } from './metrics.ts';
import { rules } from './rules.ts';
import { Lookup, type LookupError, type LookupPost } from './schema.ts';

const { name, platform } = rules;

/** [V] Posts that one lookup takes. */
const BATCH = 100;

/** [V] For so long, in milliseconds, X tells an author what is private of a post. */
const PRIVATE_FOR = 30 * DAY;

const FIELDS = {
  all: 'public_metrics,non_public_metrics,created_at',
  public: 'public_metrics,created_at',
} as const;
type Fields = keyof typeof FIELDS;

type Looked = Extract<ReachReport, { kind: 'looked' }>;

/** Reads how far posts on X reached. It asks X only where the configuration says that Clarion may. */
export function createXReachReader(config: XConfig, { clock, deadlines }: Dependencies): ReachReader {
  return {
    platform,
    batch: BATCH,
    metrics,
    async read({ credentials, posts }) {
      insistOnBatch(name, posts, BATCH);
      if (!config.mayReadReach) return forAll(posts, lookRefused(NOT_ALLOWED));
      const client = createXClient(config.apiOrigin, credentials.accessToken, deadlines);
      const now = clock.now();
      const { unknown = [], old = [], young = [] } = Object.groupBy(posts, (post) => sort(post, now));
      return merge(forAll(unknown, unknownPost(name)), [
        () => lookUp(client, young, 'all', now),
        // Apart, since one post of which X has withdrawn the private fields might cost the others theirs.
        () => lookUp(client, old, 'public', now),
      ]);
    },
  };
}

function sort({ platformId, publishedAt }: PublishedPost, now: Instant): 'unknown' | 'old' | 'young' {
  if (!/^\d{1,19}$/.test(platformId)) return 'unknown';
  return isOld(publishedAt, now) ? 'old' : 'young';
}

const isOld = (publishedAt: Instant, now: Instant) => now > later(publishedAt, PRIVATE_FOR);

/** Looks posts up; where private fields cost X's answer, again without them. */
async function lookUp(
  client: XClient,
  posts: readonly PublishedPost[],
  fields: Fields,
  now: Instant,
): Promise<ReachReport> {
  if (posts.length === 0) return { kind: 'looked', looks: new Map() };
  const ids = posts.map(({ platformId }) => platformId).join(',');
  const reply = await client.get('tweets', { ids, 'tweet.fields': FIELDS[fields] }, Lookup);
  if (reply.kind !== 'ok') {
    if (fields === 'all' && mayMeanFields(reply)) return lookUp(client, posts, 'public', now);
    const judged = judgeReachTrouble(reply, now);
    return judged.kind === 'disconnected' ? judged : forAll(posts, judged);
  }
  const { found, errors } = reply.value;
  const { withheld = [], seen = [] } = Object.groupBy(posts, ({ platformId }) =>
    fields === 'all' && !found.has(platformId) && errors.some((error) => isOfField(error, platformId))
      ? 'withheld'
      : 'seen',
  );
  const looks = new Map(seen.map((post) => [post.id, lookOf(post, found, errors, now)]));
  return merge({ kind: 'looked', looks }, [() => lookUp(client, withheld, 'public', now)]);
}

/** [U] X may refuse a whole call for private fields of one post, in words that do not say so. */
function mayMeanFields(trouble: XTrouble): boolean {
  return trouble.kind === 'problem' && [400, 403].includes(trouble.problem.status);
}

function lookOf(
  { platformId, publishedAt }: PublishedPost,
  found: ReadonlyMap<string, LookupPost>,
  errors: readonly LookupError[],
  now: Instant,
): Look {
  const post = found.get(platformId);
  if (post) return readPost(post, isOld(post.createdAt ?? publishedAt, now), now);
  const error = errors.find(({ id }) => id === platformId);
  if (!error) return lookLater('X left this post out of its answer.');
  // [V] This type alone says that X has no such post; others say that Clarion may not see it.
  if (/\/resource-not-found$/.test(error.type)) return { kind: 'removed' };
  return lookRefused(`X does not show Clarion this post: "${quote(error.words) || 'no reason given'}".`);
}

function readPost({ publicFigures, privateFigures }: LookupPost, isOldPost: boolean, now: Instant): Look {
  const inForce = (some: typeof metrics) => metricsAt(some, platform, now);
  return {
    kind: 'read',
    readings: Object.fromEntries([
      ...readFigures(inForce(publicMetrics), publicFigures),
      ...(privateFigures
        ? readFigures(inForce(privateMetrics), privateFigures)
        : readingsAlike(inForce(privateMetrics), isOldPost ? WITHDRAWN : WITHHELD)),
    ]),
  };
}

const WITHDRAWN: Reading = {
  status: 'not-available',
  reason: 'X tells clicks for the first 30 days of a post only, and this post is older.',
};

const WITHHELD: Reading = {
  status: 'not-permitted',
  reason:
    'X tells clicks only to the channel that posted, and did not tell Clarion. Connect the channel again as the one that the post is on.',
};

const isOfField = ({ id, type }: LookupError, platformId: string) =>
  id === platformId && /\/not-authorized-for-field$/.test(type);

const forAll = (posts: readonly PublishedPost[], look: Look): Looked => ({
  kind: 'looked',
  looks: new Map(posts.map(({ id }) => [id, look])),
});

/** Makes one report of several, asked for one after the other; access that has ended ends it. */
async function merge(
  { looks: first }: Looked,
  steps: readonly (() => Promise<ReachReport>)[],
): Promise<ReachReport> {
  const looks = new Map<PostId, Look>(first);
  for (const step of steps) {
    const report = await step();
    if (report.kind === 'disconnected') return report;
    for (const [id, look] of report.looks) looks.set(id, look);
  }
  return { kind: 'looked', looks };
}
