import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One call that Clarion makes to its store. */
export interface StoreCall {
  /** `GetItem`, `TransactWriteItems`, … */
  readonly operation: string;
  readonly body: string;
}

/** What becomes of a call: an answer instead of the store's, or the store's answer lost on its way. */
export type Interference = { readonly error: string; readonly fields?: object } | 'lost-answer';

/** Stands between Clarion and the real store. */
export interface StoreProxy {
  readonly endpoint: string;
  /** Asked about every call before it is handed on; it may take its time. */
  meet: (call: StoreCall) => Promise<Interference | undefined> | Interference | undefined;
  stop(): Promise<void>;
}

export async function startStoreProxy(target: string): Promise<StoreProxy> {
  const pass = async (request: IncomingMessage, response: ServerResponse) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks);
    const operation = String(request.headers['x-amz-target']).split('.').at(-1) ?? '';
    const interference = await proxy.meet({ operation, body: body.toString() });
    if (interference !== undefined && interference !== 'lost-answer') {
      const { error, fields } = interference;
      response.writeHead(error === 'InternalServerError' ? 500 : 400, { 'content-type': JSON_1_0 });
      response.end(JSON.stringify({ __type: `com.amazonaws.dynamodb.v20120810#${error}`, ...fields }));
      return;
    }
    const answer = await fetch(target, { method: 'POST', headers: pick(request.headers), body });
    const text = await answer.text();
    if (interference === 'lost-answer') {
      response.destroy();
      return;
    }
    response.writeHead(answer.status, { 'content-type': JSON_1_0 });
    response.end(text);
  };
  const server = createServer((request, response) => {
    // Without a store behind it, the proxy is as silent as the store.
    pass(request, response).catch(() => response.destroy());
  });
  // A connection that the proxy ended for idleness, just as it was used again, would be a fault that no test is about.
  server.keepAliveTimeout = 0;
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  const proxy: StoreProxy = {
    endpoint: `http://127.0.0.1:${port}`,
    meet: () => undefined,
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  return proxy;
}

/** The headers that the store reads; those of the connection are each connection's own. */
function pick(headers: IncomingMessage['headers']): Record<string, string> {
  const named = Object.entries(headers).filter(([name]) =>
    /^(x-amz-|content-type$|authorization$)/.test(name),
  );
  return Object.fromEntries(named.map(([name, value]) => [name, String(value)]));
}

const JSON_1_0 = 'application/x-amz-json-1.0';
