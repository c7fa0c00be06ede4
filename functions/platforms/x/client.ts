import { Agent } from 'node:http';
import type { ITwitterApiClientPlugin } from 'twitter-api-v2';
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
  /** Epoch seconds at which the exhausted allowance comes back. */
  readonly resetsAt?: number;
}

export type XReply<T> = { readonly kind: 'ok'; readonly value: T } | XTrouble;

export interface XClient {
  get<T>(path: string, query: Readonly<Record<string, string>>, schema: z.ZodType<T>): Promise<XReply<T>>;
  /** A form is sent as multipart, anything else as JSON. */
  post<T>(path: string, body: object | FormData, schema: z.ZodType<T>): Promise<XReply<T>>;
}

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
    request: Promise<unknown>,
    schema: z.ZodType<T>,
  ): Promise<XReply<T>> {
    try {
      // The library's own timeout counts only silence; a dripping answer could outlast the attempt's lease.
      const parsed = schema.safeParse(await endBy(deadline, request));
      return parsed.success ? { kind: 'ok', value: parsed.data } : { kind: 'no-answer' };
    } catch (error) {
      return readTrouble(error);
    } finally {
      for (const socket of sockets) socket.destroy();
      sockets.clear();
    }
  }

  return {
    get: (path, query, schema) => ask(deadlines.get, v2.get<unknown>(path, query), schema),
    post: (path, body, schema) => ask(deadlines.post, sendBody(v2, path, body), schema),
  };
}

/** The library's own forms lack the file name that the standard has a file carry, so a form is encoded here. */
async function sendBody(v2: TwitterApi['v2'], path: string, body: object | FormData): Promise<unknown> {
  if (!(body instanceof FormData)) return v2.post<unknown>(path, body);
  const encoded = new Response(body);
  const contentType = encoded.headers.get('content-type') ?? '';
  const bytes = Buffer.from(await encoded.arrayBuffer());
  return v2.post<unknown>(path, bytes, { headers: { 'content-type': contentType } });
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
  const resetsAt = readReset(headers);
  const problem = { status, ...Problem.parse(body), ...(resetsAt !== undefined && { resetsAt }) };
  return { kind: 'problem', problem };
}

/** The latest reset among the allowances that are used up. */
function readReset(headers: Headers): number | undefined {
  const resets = ['x-rate-limit', 'x-user-limit-24hour', 'x-app-limit-24hour']
    .filter((window) => headers[`${window}-remaining`] === '0')
    .map((window) => Number(headers[`${window}-reset`]))
    .filter((reset) => Number.isInteger(reset) && reset > 0);
  return resets.length > 0 ? Math.max(...resets) : undefined;
}
