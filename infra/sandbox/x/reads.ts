import type { MiddlewareHandler } from 'hono';
import * as z from 'zod';
import type { State } from '../state/database.ts';
import type { Post } from '../state/posts.ts';
import type { World } from '../world.ts';
import type { XEnv } from './access.ts';
import { usageCapped } from './problems.ts';

/** Pay-per-use: what a post costs that an answer holds, and how many a month may hold in all. */
const MILLIDOLLARS_A_POST = 5;
const POSTS_PER_MONTH = 3_000_000;

const stored = z.object({ value: z.number() }).optional();

const dayOf = (state: State) => new Date(state.now()).toISOString().slice(0, 10);
const counterOf = (state: State) => `x reads ${dayOf(state).slice(0, 7)}`;

/** Bills the posts of one answer; the same post is billed once a UTC day, however often it is read. */
export function billReads(state: State, posts: readonly Post[]): void {
  for (const { id } of posts) {
    const { changes } = state.sql.run`
      INSERT INTO billed_reads (post, day) VALUES (${id}, ${dayOf(state)}) ON CONFLICT DO NOTHING`;
    if (changes === 0) continue;
    state.sql.run`
      INSERT INTO counters (name, value) VALUES (${counterOf(state)}, 1)
      ON CONFLICT (name) DO UPDATE SET value = value + 1`;
  }
}

/** Tells what this UTC month's reading has come to. */
export function readReads(state: State): { month: string; postsRead: number; dollars: number } {
  const row = state.sql.get`SELECT value FROM counters WHERE name = ${counterOf(state)}`;
  const postsRead = stored.parse(row)?.value ?? 0;
  return {
    month: dayOf(state).slice(0, 7),
    postsRead,
    dollars: (postsRead * MILLIDOLLARS_A_POST) / 1000,
  };
}

/** Answers 429 once the month's posts have been read. */
export function capReads(world: World): MiddlewareHandler<XEnv> {
  return async (c, next) => (readReads(world.state).postsRead >= POSTS_PER_MONTH ? usageCapped(c) : next());
}
