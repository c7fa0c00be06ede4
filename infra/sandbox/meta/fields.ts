import type { Context } from 'hono';
import type { Env } from '../world.ts';
import { type Params, parameterError, readInstant } from './graph.ts';

const MAX_PER_PAGE = 100;

/** A node with all the fields the sandbox knows; a field may be undefined where Graph would leave it out. */
export type Node = Readonly<Record<string, unknown>>;

/** The names at the top of a `fields` list; what stands in braces below them is served whole. */
export function parseFields(fields: string | undefined): string[] | undefined {
  if (fields === undefined || fields.trim() === '') return undefined;
  let flat = fields;
  let before: string;
  do {
    before = flat;
    flat = flat.replace(/\{[^{}]*\}/g, '').replace(/\.[a-z_]+\([^()]*\)/g, '');
  } while (flat !== before);
  return flat.split(',').map((name) => name.trim());
}

/** What a kind of node offers: every field, and those given unasked. */
export interface NodeType {
  readonly name: string;
  readonly fields: readonly string[];
  readonly unasked: readonly string[];
}

/** Checks a `fields` parameter; an unknown field fails the whole call. */
export function chooseFields(c: Context<Env>, type: NodeType, params: Params): readonly string[] | Response {
  const asked = parseFields(params.fields);
  if (!asked) return type.unasked;
  const unknown = asked.find((name) => !type.fields.includes(name));
  if (unknown !== undefined) {
    return parameterError(c, `Tried accessing nonexisting field (${unknown}) on node type (${type.name})`);
  }
  return asked;
}

/** Keeps the chosen fields; the id comes always. */
export function pick(node: Node, fields: readonly string[]): Node {
  return Object.fromEntries([...new Set([...fields, 'id'])].map((name) => [name, node[name]]));
}

export interface Listed {
  readonly id: string;
  /** Epoch ms, for `since` and `until`. */
  readonly at: number;
}

/** Answers one page of a list, newest first, with cursors; `since` and `until` bound it. */
export function listNodes<T extends Listed>(
  c: Context<Env>,
  params: Params,
  all: readonly T[],
  present: (item: T) => Node,
): Response {
  const limit = params.limit === undefined ? 25 : Number(params.limit);
  if (!Number.isInteger(limit) || limit < 1)
    return parameterError(c, 'Param limit must be a positive integer');
  if (limit > MAX_PER_PAGE) return parameterError(c, `Param limit must be at most ${MAX_PER_PAGE}`);
  const since = params.since === undefined ? undefined : readInstant(params.since);
  const until = params.until === undefined ? undefined : readInstant(params.until);
  if (params.since !== undefined && since === undefined)
    return parameterError(c, 'Param since is not a valid time');
  if (params.until !== undefined && until === undefined)
    return parameterError(c, 'Param until is not a valid time');
  const found = all.filter(
    ({ at }) => (since === undefined || at >= since) && (until === undefined || at <= until),
  );
  let from = 0;
  if (params.after !== undefined) {
    const index = found.findIndex(({ id }) => cursorOf(id) === params.after);
    if (index === -1) return parameterError(c, 'Invalid cursors values');
    from = index + 1;
  }
  const page = found.slice(from, from + limit);
  const first = page[0];
  const last = page.at(-1);
  if (!first || !last) return c.json({ data: [] });
  const cursors = { before: cursorOf(first.id), after: cursorOf(last.id) };
  const hasMore = from + page.length < found.length;
  return c.json({
    data: page.map(present),
    paging: { cursors, ...(hasMore && { next: nextPage(c, cursors.after) }) },
  });
}

const cursorOf = (id: string) => Buffer.from(`cursor ${id}`).toString('base64url');

function nextPage(c: Context<Env>, after: string): string {
  const next = new URL(c.req.url);
  next.searchParams.set('after', after);
  return next.href;
}
