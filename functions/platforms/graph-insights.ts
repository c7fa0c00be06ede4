import * as z from 'zod';
import type { Graph, GraphError, GraphReply } from './graph.ts';
import { quote } from './outcomes.ts';

/** What a platform counted of one post, by its own names. What it did not count stands nowhere here. */
export type Figures = ReadonlyMap<string, number>;

/** Metrics that the platform does not know, with its words for that: found out once for all posts of a request. */
export type Refusals = Map<string, string>;

const count = z.int().nonnegative();
/**
 * A count, or counts by kind. [V] Kinds that did not occur are left out ("will only return non-zero values"), so that
 * an object without any says none occurred: a true 0. [U] As an array, which is how PHP writes an empty object.
 */
const Value = z.union([
  count,
  z.record(z.string(), count).transform((kinds) => Object.values(kinds).reduce((sum, each) => sum + each, 0)),
  z.tuple([]).transform(() => 0),
]);
const Entry = z.object({ name: z.string(), values: z.tuple([z.object({ value: Value })], z.unknown()) });
/** An entry that cannot be read is one that is missing; it does not take the others with it. */
const Insights = z
  .object({ data: z.array(Entry.optional().catch(undefined)) })
  .transform(
    ({ data }): Figures =>
      new Map(data.flatMap((entry) => (entry ? [[entry.name, entry.values[0].value] as const] : []))),
  );

/**
 * Reads what a platform counted of a post since it became public. [V] One metric that the platform does not know fails
 * the whole call: each is then asked for by itself, so that the others survive, and the bad ones join `refusals`.
 */
export async function readInsights(
  graph: Graph,
  postId: string,
  names: readonly string[],
  refusals: Refusals,
): Promise<GraphReply<Figures>> {
  const ask = (asked: readonly string[]) =>
    graph.get(`/${postId}/insights`, { metric: asked.join(',') }, Insights);
  const asked = names.filter((name) => !refusals.has(name));
  const whole = await ask(asked);
  if (!isRefusedMetric(whole)) return whole;
  const figures = new Map<string, number>();
  const bad = new Map<string, string>();
  for (const name of asked) {
    const single = await ask([name]);
    if (isRefusedMetric(single)) bad.set(name, quote(single.error.message));
    else if (single.kind !== 'ok') return single;
    else for (const [key, value] of single.value) figures.set(key, value);
  }
  // What refuses every one of them is not about a metric.
  if (bad.size === asked.length) return whole;
  for (const [name, words] of bad) refusals.set(name, words);
  return { kind: 'ok', value: figures };
}

/** Whether the platform says that there is no such post, or that this access cannot see it: the words are the same. */
export function mayBeGone(reply: GraphReply<unknown>): boolean {
  if (reply.kind !== 'error') return false;
  const { code, subcode, message } = reply.error;
  return (code === 100 && subcode === 33) || code === 803 || /\bdo(es)? not exist\b/i.test(message);
}

function isRefusedMetric(
  reply: GraphReply<unknown>,
): reply is { readonly kind: 'error'; readonly error: GraphError } {
  return reply.kind === 'error' && reply.error.code === 100 && !mayBeGone(reply);
}
