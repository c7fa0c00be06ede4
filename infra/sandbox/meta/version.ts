import type { MiddlewareHandler } from 'hono';
import type { Env } from '../world.ts';
import { graphError } from './graph.ts';

/** Versions live about two years: v24.0 is the oldest that the documents of 2026 still promise. */
const OLDEST = 24;

/** Refuses Graph versions that are gone. */
export const requireVersion: MiddlewareHandler<Env> = async (c, next) => {
  const version = c.req.param('version') ?? '';
  if (/^v\d+\.0$/.test(version) && Number.parseInt(version.slice(1), 10) >= OLDEST) return next();
  return graphError(c, { message: `Unknown path components: ${c.req.path}`, code: 2500 });
};
