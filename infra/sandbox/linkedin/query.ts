import type { Context } from 'hono';
import * as z from 'zod';
import type { LinkedInEnv } from './access.ts';
import { badParameter } from './errors.ts';

/** A page of a finder's results. */
export const paging = {
  start: z.coerce.number().int().min(0).default(0),
  count: z.coerce.number().int().min(1).max(100).default(10),
};

/** Reads a query strictly, or gives LinkedIn's 400; URNs in it must be percent-encoded. */
export function readQuery<T extends z.ZodType>(c: Context<LinkedInEnv>, schema: T): z.infer<T> | Response {
  if (/[=,(]urn:/.test(new URL(c.req.url).search)) {
    return badParameter(c, 'Invalid query parameters passed to request');
  }
  const parsed = schema.safeParse(c.req.query());
  if (parsed.success) return parsed.data;
  const issue = parsed.error.issues[0];
  const name = String(issue?.code === 'unrecognized_keys' ? issue.keys[0] : issue?.path[0]);
  return badParameter(c, `Invalid query parameters passed to request: ${name}`);
}

/** Reads a URN that is a path segment, or gives Rest.li's 400 when it is not percent-encoded. */
export function readKey(c: Context<LinkedInEnv>, name: string): string | Response {
  if (new URL(c.req.url).pathname.includes(':')) {
    return badParameter(c, 'Syntax exception in path variables');
  }
  return c.req.param(name) ?? '';
}

/** Presents one page of results, as every finder does. */
export function presentPage<T>(
  { start, count }: { readonly start: number; readonly count: number },
  found: readonly T[],
  present: (item: T) => object,
) {
  return {
    paging: { start, count, links: [], total: found.length },
    elements: found.slice(start, start + count).map(present),
  };
}
