import * as z from 'zod';
import { epochOf, type Instant, instantOf, later, MINUTE, SECOND } from '#core/time.ts';
import type { Fields, Graph, GraphReply } from './graph.ts';

/** A post as the Graph API lists it. */
interface Listed {
  readonly publishedAt: Instant;
}

/** Clocks may disagree by so much. */
const SKEW = 5 * MINUTE;
const PER_PAGE = 50;
/** More posts than a channel makes within the hour that a lost post is looked for. */
const MAX_PAGES = 5;

/** The Graph API's way to write a time: ISO 8601 with an offset. */
export const GraphTime = z
  .string()
  .refine((text) => Number.isFinite(Date.parse(text)))
  .transform((text) => instantOf(Date.parse(text)));

/** Reads all that a list, newest first, holds since an instant; a list that was not read to there is no answer. */
export async function readSince<T extends Listed>(
  graph: Graph,
  path: string,
  fields: string,
  item: z.ZodType<T>,
  instant: Instant,
): Promise<GraphReply<readonly T[]>> {
  const since = later(instant, -SKEW);
  const schema = z.object({
    data: z.array(item),
    paging: z.object({ next: z.url().optional() }).optional(),
  });
  const items: T[] = [];
  let query: Fields = {
    fields,
    since: String(Math.floor(epochOf(since) / SECOND)),
    limit: String(PER_PAGE),
  };
  for (let page = 0; page < MAX_PAGES; page += 1) {
    const reply = await graph.get(path, query, schema);
    if (reply.kind !== 'ok') return reply;
    const { data, paging } = reply.value;
    const young = data.filter(({ publishedAt }) => publishedAt >= since);
    items.push(...young);
    // A page may be short or empty and the list still go on; a pinned post may be old and stand first.
    const isPast = data.length > 0 && young.length === 0;
    if (paging?.next === undefined || isPast) return { kind: 'ok', value: items };
    // Lists differ in how they name their next page. The address itself is not followed: it may lead to another host.
    query = { ...query, ...Object.fromEntries(new URL(paging.next).searchParams) };
  }
  return { kind: 'no-answer' };
}
