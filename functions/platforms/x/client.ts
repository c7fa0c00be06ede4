import { Agent } from 'node:http';
import type { ITwitterApiClientPlugin, TwitterResponse } from 'twitter-api-v2';
import { ApiPartialResponseError, ApiRequestError, ApiResponseError, TwitterApi } from 'twitter-api-v2';
import type * as z from 'zod';
import { DEADLINES, isNotSent } from '../http.ts';
import { Problem } from './schema.ts';

/** How a call to X ended when it did not end well. */
export type XTrouble =
  | { readonly kind: 'not-sent' }
  | { readonly kind: 'no-answer' }
  | { readonly kind: 'problem'; readonly problem: XProblem };

/** An error as X words it. */
export interface XProblem extends Problem {
  readonly status: number;
  readonly resets?: XResets;
}

/** When the allowances that are used up come back, in epoch seconds. */
export interface XResets {
  /** The later one of the user's two: that of 15 minutes and that of a day. */
  readonly channel?: number;
  readonly app?: number;
}

/** `resets` as the call's own kind counts: X keeps one account for creating posts, another for reading, and so on. */
export type XReply<T> = { readonly kind: 'ok'; readonly value: T; readonly resets?: XResets } | XTrouble;

export interface XClient {
  get<T>(path: string, query: Readonly<Record<string, string>>, schema: z.ZodType<T>): Promise<XReply<T>>;
  /** A form is sent as multipart, anything else as JSON. */
  post<T>(path: string, body: object | FormData, schema: z.ZodType<T>): Promise<XReply<T>>;
}

/** Has the library hand out the headers, too. */
const FULL = { fullResponse: true } as const;

const LIVE_ORIGIN = /^https:\/\/api\.x\.com(?=\/)/;

/** Speaks X's API v2 as one user; paths are below `/2/`. */
export function createXClient(apiOrigin: string, accessToken: string, deadlines = DEADLINES): XClient {
  const sockets = new Set<{ destroy(): void }>();
  const plugin: ITwitterApiClientPlugin = {
    onBeforeRequestConfig({ params }) {
      params.url = params.url.replace(LIVE_ORIGIN, apiOrigin);
      params.requestEventDebugHandler = (event, data) => {
        if (event === 'socket') sockets.add(data.socket);
      };
    },
  };
  // The library always calls `https.request`, which takes a plain http address only with an agent for it.
  const agent = apiOrigin.startsWith('http:') ? { httpAgent: new Agent() } : {};
  const { v2 } = new TwitterApi(accessToken, { ...agent, plugins: [plugin] });

  async function ask<T>(
    deadline: number,
    request: Promise<TwitterResponse<unknown>>,
    schema: z.ZodType<T>,
  ): Promise<XReply<T>> {
    try {
      // The library's own timeout counts only silence; a dripping answer could outlast the attempt's lease.
      const { data, headers } = await endBy(deadline, request);
      const parsed = schema.safeParse(data);
      if (!parsed.success) return { kind: 'no-answer' };
      return { kind: 'ok', value: parsed.data, resets: readResets(headers) };
    } catch (error) {
      return readTrouble(error);
    } finally {
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    }
  }

  return {
    get: (path, query, schema) => ask(deadlines.get, v2.get<unknown>(path, query, FULL), schema),
    post: (path, body, schema) => ask(deadlines.post, sendBody(v2, path, body), schema),
  };
}

/** The library's own forms lack the file name that the standard has a file carry, so a form is encoded here. */
async function sendBody(
  v2: TwitterApi['v2'],
  path: string,
  body: object | FormData,
): Promise<TwitterResponse<unknown>> {
  if (!(body instanceof FormData)) return v2.post<unknown>(path, body, FULL);
  const encoded = new Response(body);
  const contentType = encoded.headers.get('content-type') ?? '';
  const bytes = Buffer.from(await encoded.arrayBuffer());
  return v2.post<unknown>(path, bytes, { ...FULL, headers: { 'content-type': contentType } });
}

class DeadlineError extends Error {
  override readonly name = 'DeadlineError';
}

function endBy<T>(deadline: number, request: Promise<T>): Promise<T> {
  const signal = AbortSignal.timeout(deadline);
  return new Promise((resolve, reject) => {
    signal.addEventListener('abort', () => reject(new DeadlineError('the deadline has passed')), {
      once: true,
    });
    request.then(resolve, reject);
  });
}

function readTrouble(error: unknown): XTrouble {
  if (error instanceof ApiResponseError) return readProblem(error.code, error.data, error.headers);
  if (error instanceof ApiPartialResponseError) {
    const status = error.response.statusCode ?? 0;
    return status >= 400 ? readProblem(status, undefined, error.response.headers) : { kind: 'no-answer' };
  }
  if (error instanceof ApiRequestError) {
    // `requestError` is always undefined in 1.29.1; the cause lies in what it was built from.
    const cause: unknown = Reflect.get(Object(Reflect.get(error, '_options')), 'error');
    return { kind: isNotSent(cause) ? 'not-sent' : 'no-answer' };
  }
  if (error instanceof DeadlineError) return { kind: 'no-answer' };
  throw error;
}

type Headers = Readonly<Record<string, string | readonly string[] | undefined>>;

function readProblem(status: number, body: unknown, headers: Headers): XTrouble {
  return { kind: 'problem', problem: { status, ...Problem.parse(body), resets: readResets(headers) } };
}

function readResets(headers: Headers): XResets {
  const channel = [readReset(headers, 'x-rate-limit'), readReset(headers, 'x-user-limit-24hour')];
  const latest = Math.max(...channel.flatMap((reset) => reset ?? []));
  const app = readReset(headers, 'x-app-limit-24hour');
  return { ...(latest > 0 && { channel: latest }), ...(app !== undefined && { app }) };
}

/** When a window that is used up begins anew; undefined while something is left of it. */
function readReset(headers: Headers, window: string): number | undefined {
  if (headers[`${window}-remaining`] !== '0') return undefined;
  const reset = Number(headers[`${window}-reset`]);
  return Number.isInteger(reset) && reset > 0 ? reset : undefined;
}
