import type { Context } from 'hono';
import type { Env } from '../world.ts';
import { graphError } from './graph.ts';

/** Graph's answer once the calls of the whole app are too many. No header says when it takes some again. */
export function refuseApp(c: Context<Env>): Response {
  c.header('x-app-usage', JSON.stringify({ call_count: 100, total_cputime: 100, total_time: 100 }));
  return graphError(c, { message: '(#4) Application request limit reached', code: 4, status: 403 });
}
