import { once } from 'node:events';
import http, { type RequestListener } from 'node:http';
import sharp from 'sharp';
import { type Sandbox, type SandboxOptions, startSandbox } from '#sandbox/server.ts';

/** A Tuesday, 15:00 UTC. */
export const REFERENCE = Date.UTC(2026, 8, 1, 15);
export const SECOND = 1000;
export const MINUTE = 60 * SECOND;
export const HOUR = 60 * MINUTE;
export const DAY = 24 * HOUR;
export const CONTAINER_DELAY_MS = 1500;

export type Platform = keyof Sandbox['addresses'];

export interface Answer {
  readonly status: number;
  readonly headers: Headers;
  // biome-ignore lint/suspicious/noExplicitAny: a test reads any platform's answer and asserts on it
  readonly body: any;
}

export interface Payload {
  readonly json?: unknown;
  readonly form?: Readonly<Record<string, string>>;
  readonly multipart?: FormData;
  /** A body as it is. */
  readonly raw?: string;
  readonly token?: string;
  readonly headers?: Readonly<Record<string, string>>;
}

/** Sends one request and reads the whole answer; redirects are not followed. */
export async function call(method: string, url: string, payload: Payload = {}): Promise<Answer> {
  const headers = new Headers(payload.headers);
  if (payload.token !== undefined) headers.set('authorization', `Bearer ${payload.token}`);
  let body: RequestInit['body'] = payload.multipart ?? payload.raw;
  if (payload.form) body = new URLSearchParams(payload.form);
  if (payload.json !== undefined) {
    headers.set('content-type', 'application/json');
    body = JSON.stringify(payload.json);
  }
  const response = await fetch(url, { method, headers, redirect: 'manual', ...(body && { body }) });
  const text = await response.text();
  const isJson = /json/.test(response.headers.get('content-type') ?? '');
  return { status: response.status, headers: response.headers, body: isJson ? JSON.parse(text) : text };
}

/** A running sandbox whose clock the test moves. */
export interface Harness {
  readonly at: Sandbox['addresses'];
  advance(ms: number): void;
  now(): number;
  /** Creates an account and gives its id. */
  account(platform: Platform, handle: string, more?: object): Promise<string>;
  /** Gives an access token of the account. */
  token(platform: Platform, account: string, more?: object): Promise<string>;
  order(fault: object): Promise<Answer>;
  posts(): Promise<Answer['body'][]>;
  stop(): Promise<void>;
}

export async function startHarness(options: Partial<SandboxOptions> = {}): Promise<Harness> {
  let now = REFERENCE;
  const sandbox = await startSandbox({
    file: ':memory:',
    ports: { x: 0, facebook: 0, instagram: 0, threads: 0 },
    now: () => now,
    containerDelayMs: CONTAINER_DELAY_MS,
    ...options,
  });
  const at = sandbox.addresses;
  const control = async (path: string, json: object) => {
    const answer = await call('POST', `${at.x}/_/${path}`, { json });
    if (answer.status >= 400) throw new Error(`${path}: ${JSON.stringify(answer.body)}`);
    return answer;
  };
  return {
    at,
    advance(ms) {
      now += ms;
    },
    now: () => now,
    account: async (platform, handle, more) =>
      (await control('accounts', { platform, handle, name: 'Example County Elections', ...more })).body.id,
    token: async (platform, account, more) =>
      (await control('tokens', { platform, account, ...more })).body.access_token,
    order: (fault) => control('faults', fault),
    posts: async () => (await call('GET', `${at.x}/_/posts`)).body.posts,
    stop: () => sandbox.stop(),
  };
}

export interface ImageHost {
  readonly origin: string;
  stop(): Promise<void>;
}

/** Serves files to the simulated platforms; `listener` decides what each path gives. */
export async function hostImages(listener: RequestListener): Promise<ImageHost> {
  const server = http.createServer(listener);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('no TCP address');
  return {
    origin: `http://127.0.0.1:${address.port}`,
    async stop() {
      const closed = once(server, 'close');
      server.close();
      server.closeAllConnections();
      await closed;
    },
  };
}

export const picture = (width: number, height: number) =>
  sharp({ create: { width, height, channels: 3, background: '#24508c' } });

/** Noise does not compress: so a file gets as large as the test wants. */
export function noisyJpeg(width: number, height: number): Promise<Buffer> {
  const pixels = Buffer.alloc(width * height * 3);
  for (let index = 0; index < pixels.length; index += 1) pixels[index] = (index * 2_654_435_761) >>> 13;
  return sharp(pixels, { raw: { width, height, channels: 3 } })
    .jpeg({ quality: 100 })
    .toBuffer();
}
