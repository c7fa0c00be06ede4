import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders } from 'node:http';
import { buffer } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import * as z from 'zod';

export interface LoopbackRequest {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}

export interface LoopbackAnswer {
  readonly status: number;
  readonly headers?: Record<string, string>;
  readonly body?: string | Uint8Array;
}

export interface Loopback {
  readonly endpoint: string;
  /** Everything asked so far. */
  readonly requests: readonly LoopbackRequest[];
  readonly close: () => void;
}

type Answer = (request: LoopbackRequest) => LoopbackAnswer;

/** Serves on 127.0.0.1 until the test ends. */
export async function serveLoopback(answer: Answer): Promise<Loopback> {
  const loopback = await openLoopback(answer);
  onTestFinished(loopback.close);
  return loopback;
}

/** Serves on 127.0.0.1 until closed. */
export async function openLoopback(answer: Answer): Promise<Loopback> {
  const requests: LoopbackRequest[] = [];
  const server = createServer(async (incoming, response) => {
    const { method = '', headers } = incoming;
    const url = new URL(incoming.url ?? '/', 'http://127.0.0.1');
    const request = { method, url, headers, body: await buffer(incoming) };
    requests.push(request);
    const { status, headers: answered, body } = answer(request);
    response.writeHead(status, answered).end(body);
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = z.object({ port: z.int() }).parse(server.address());
  const close = () => {
    server.close();
    server.closeAllConnections();
  };
  return { endpoint: `http://127.0.0.1:${port}`, requests, close };
}

export const loopbackClient = {
  region: 'us-east-1',
  credentials: { accessKeyId: 'AKIDEXAMPLE', secretAccessKey: 'any' },
} as const;
