import * as z from 'zod';
import type { Platform, PostId } from '#core/ids.ts';
import type { Look } from '#core/reach/collect-steps.ts';
import { keyOf, type Metric, metricsAt } from '#core/reach/metric.ts';
import { type Reading, readingOf } from '#core/reach/reading.ts';
import { epochOf, HOUR, type Instant, later, SECOND } from '#core/time.ts';
import type { Clock } from '#ports/clock.ts';
import type { PublishedPost, ReachReader, ReachReport, ReachRequest } from '#ports/reach-reader.ts';
import type { Graph } from './graph.ts';
import { type Figures, mayBeGone, type Refusals, readInsights } from './graph-insights.ts';
import { hidden, type Judgement, judgeReading, judgeUse, type Trouble } from './graph-reach-errors.ts';

/** An answer that lacks figures: of a post of so many milliseconds. */
export interface Gap {
  readonly age: number;
  /** Whether it holds none at all. */
  readonly isEmpty: boolean;
}

/** What Facebook, Instagram and Threads differ in. */
export interface ReachSource {
  readonly platform: Platform;
  readonly name: string;
  readonly metrics: readonly Metric[];
  openGraph(request: ReachRequest): Graph;
  /** The edge that lists the posts of a channel. */
  postsOf(accountId: string): string;
  /** Tells what stands for figures that an answer lacks; made for each request, so that it can remember. */
  explainGaps(graph: Graph, request: ReachRequest): (gap: Gap) => Promise<Reading>;
  /** Whether figures are ones that were counted at all; without it, all that are given were. */
  isCounted?(figures: Figures, age: number): boolean;
}

/** A call a post: as many posts as are read within the time of one job. */
const BATCH = 25;

/** So many calls in a row without an answer, and the others are left for later: one may be the fault of its post. */
const GIVE_UP_AFTER = 2;

interface Session {
  readonly source: ReachSource;
  readonly graph: Graph;
  readonly metrics: readonly Metric[];
  readonly refusals: Refusals;
  readonly accountId: string;
  explainGap(gap: Gap): Promise<Reading>;
}

/** Reads reach through one of Meta's Graph hosts. Throws RangeError for more posts than `batch`. */
export function createGraphReachReader(source: ReachSource, clock: Clock): ReachReader {
  return {
    platform: source.platform,
    batch: BATCH,
    metrics: source.metrics,
    read(request) {
      if (request.posts.length > BATCH) throw new RangeError(`${request.posts.length} posts at once`);
      const graph = source.openGraph(request);
      const session: Session = {
        source,
        graph,
        metrics: metricsAt(source.metrics, source.platform, clock.now()),
        refusals: new Map(),
        accountId: request.accountId,
        explainGap: source.explainGaps(graph, request),
      };
      return readAll(session, request.posts, clock);
    },
  };
}

/** Reads post after post; once an allowance is used up, or nobody answers, the others are left for later. */
async function readAll(
  session: Session,
  posts: readonly PublishedPost[],
  clock: Clock,
): Promise<ReachReport> {
  const looks = new Map<PostId, Look>();
  let rest: Trouble | undefined;
  let unanswered = 0;
  for (const post of posts) {
    const now = clock.now();
    const { look, isLimit, isSilence = false } = rest ? alone(rest) : await lookAt(session, post, now);
    if (look.kind === 'disconnected') return look;
    looks.set(post.id, look);
    unanswered = isSilence ? unanswered + 1 : 0;
    if (look.kind === 'later' && (isLimit || unanswered === GIVE_UP_AFTER)) rest = look;
    rest ??= judgeUse(session.graph, session.source.name, now);
  }
  return { kind: 'looked', looks };
}

interface Sight extends Pick<Judgement, 'isLimit'> {
  readonly look: Look | Trouble;
  /** Whether nobody answered. */
  readonly isSilence?: boolean;
}

const alone = (look: Look | Trouble): Sight => ({ look, isLimit: false });

async function lookAt(session: Session, post: PublishedPost, now: Instant): Promise<Sight> {
  const { source, graph, metrics, refusals } = session;
  if (post.platformId === '') {
    return alone({
      kind: 'unavailable',
      reason: `${source.name} never told Clarion the number of this post, so its figures cannot be asked for.`,
    });
  }
  const names = metrics.map(({ native }) => native);
  const reply = await readInsights(graph, post.platformId, names, refusals);
  if (reply.kind !== 'ok') {
    if (mayBeGone(reply)) return findOut(session, post, now);
    return { ...judgeReading(reply, source.name, now), isSilence: reply.kind !== 'error' };
  }
  const age = epochOf(now) - epochOf(post.publishedAt);
  const isCounted = source.isCounted?.(reply.value, age) ?? true;
  return alone({
    kind: 'read',
    readings: await readingsOf(session, isCounted ? reply.value : new Map(), age),
  });
}

async function readingsOf({ source, metrics, refusals, explainGap }: Session, figures: Figures, age: number) {
  const isLacking = metrics.some(({ native }) => !figures.has(native) && !refusals.has(native));
  const gap = isLacking ? await explainGap({ age, isEmpty: figures.size === 0 }) : undefined;
  const entries = metrics.flatMap((metric): [string, Reading][] => {
    const count = figures.get(metric.native);
    if (count !== undefined) return [[keyOf(metric), readingOf(count)]];
    const words = refusals.get(metric.native);
    const reading = words === undefined ? gap : refusedMetric(source.name, metric, words);
    return reading ? [[keyOf(metric), reading]] : [];
  });
  return Object.fromEntries(entries);
}

const refusedMetric = (name: string, { native }: Metric, words: string): Reading => ({
  status: 'not-available',
  reason: `${name} gives no number under the name ${native} ("${words}").`,
});

const Node = z.object({ id: z.string() });
const List = z.object({ data: z.array(Node) });

/**
 * Finds out why the platform does not know a post: the same words stand for one that was removed, for a permission that
 * is missing, and [S] at times for a limit. It is gone if the post itself is not known either, while the channel's
 * posts of that hour can be read and it is not among them.
 */
async function findOut(
  { source, graph, accountId }: Session,
  post: PublishedPost,
  now: Instant,
): Promise<Sight> {
  const { name } = source;
  const read = await graph.get(`/${post.platformId}`, { fields: 'id' }, Node);
  if (read.kind === 'ok') return alone(hidden(name));
  if (!mayBeGone(read)) return judgeReading(read, name, now);
  const around = (milliseconds: number) =>
    String(Math.floor(epochOf(later(post.publishedAt, milliseconds)) / SECOND));
  const window = { fields: 'id', since: around(-HOUR), until: around(HOUR), limit: '100' };
  const listed = await graph.get(source.postsOf(accountId), window, List);
  if (listed.kind !== 'ok') return judgeReading(listed, name, now);
  const isListed = listed.value.data.some(({ id }) => id === post.platformId);
  return alone(isListed ? hidden(name) : { kind: 'removed' });
}
