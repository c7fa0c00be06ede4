import { randomBytes } from 'node:crypto';
import type { Context } from 'hono';
import type { ContentfulStatusCode } from 'hono/utils/http-status';
import type { Env } from '../world.ts';

/** Parameters of a Graph call, wherever they came from; structured ones stay JSON text. */
export type Params = Readonly<Record<string, string>>;

/** What Meta's error envelope holds; `title` and `userMessage` are for people. */
export interface GraphError {
  readonly message: string;
  readonly code: number;
  readonly subcode?: number;
  readonly type?: string;
  readonly status?: ContentfulStatusCode;
  readonly transient?: boolean;
  readonly title?: string;
  readonly userMessage?: string;
}

export function graphError(c: Context<Env>, error: GraphError): Response {
  return c.json(
    {
      error: {
        message: error.message,
        type: error.type ?? 'OAuthException',
        code: error.code,
        ...(error.subcode !== undefined && { error_subcode: error.subcode }),
        is_transient: error.transient ?? false,
        ...(error.title !== undefined && { error_user_title: error.title }),
        ...(error.userMessage !== undefined && { error_user_msg: error.userMessage }),
        fbtrace_id: `A${randomBytes(16).toString('base64url')}`,
      },
    },
    error.status ?? 400,
  );
}

export const parameterError = (c: Context<Env>, message: string, extra: Partial<GraphError> = {}) =>
  graphError(c, { message: `(#100) ${message}`, code: 100, ...extra });

/** Meta's answer for an object that is not there, or not visible to this token. */
export const unknownObject = (c: Context<Env>, id: string, method = 'get') =>
  graphError(c, {
    message: `Unsupported ${method} request. Object with ID '${id}' does not exist, cannot be loaded due to missing permissions, or does not support this operation`,
    type: 'GraphMethodException',
    code: 100,
    subcode: 33,
  });

/** Merges query and body (form, multipart or JSON); the body wins, as an explicit parameter does. */
export async function readParams(c: Context<Env>): Promise<Params> {
  const params: Record<string, string> = { ...c.req.query() };
  if (c.req.method === 'GET' || c.req.method === 'HEAD') return params;
  const isJson = /^application\/json\b/i.test(c.req.header('content-type') ?? '');
  const body: unknown = await (isJson ? c.req.json<unknown>() : c.req.parseBody({ all: true })).catch(
    () => ({}),
  );
  for (const [name, value] of Object.entries(body ?? {})) {
    if (value instanceof File || value === null || value === undefined) continue;
    params[name] = typeof value === 'string' ? value : JSON.stringify(value);
  }
  return params;
}

/** Reads a list given as JSON, as commas, or as `name[0]=…&name[1]=…`. */
export function readList(params: Params, name: string): string[] {
  const whole = params[name];
  if (whole !== undefined) {
    if (!whole.trim().startsWith('[')) return whole.split(',').map((each) => each.trim());
    const parsed = parseJson(whole);
    return Array.isArray(parsed)
      ? parsed.map((each) => (typeof each === 'string' ? each : JSON.stringify(each)))
      : [];
  }
  return Object.entries(params)
    .filter(([key]) => key.startsWith(`${name}[`))
    .sort(
      ([a], [b]) =>
        Number.parseInt(a.slice(name.length + 1), 10) - Number.parseInt(b.slice(name.length + 1), 10),
    )
    .map(([, value]) => value);
}

/** Parses JSON text; undefined when it is none. */
export function parseJson(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

/** Reads a Graph boolean; undefined when it is none. */
export function readBoolean(value: string): boolean | undefined {
  if (['true', '1'].includes(value.toLowerCase())) return true;
  if (['false', '0'].includes(value.toLowerCase())) return false;
  return undefined;
}

/** Reads a Graph instant (epoch seconds or ISO 8601) as epoch ms; undefined when it is neither. */
export function readInstant(value: string): number | undefined {
  const ms = /^\d+$/.test(value) ? Number(value) * 1000 : Date.parse(value);
  return Number.isFinite(ms) ? ms : undefined;
}

/** Writes an instant the way Graph does. */
export const graphTime = (ms: number): string => new Date(ms).toISOString().replace(/\.\d{3}Z$/, '+0000');
