import { once } from 'node:events';
import { createServer, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { text } from 'node:stream/consumers';
import { onTestFinished } from 'vitest';
import type { Publisher } from '#ports/publisher.ts';
import type { Stage } from './sandbox.ts';

/** A publisher on a LinkedIn that answers some calls otherwise than the sandbox, until the test ends. */
export async function openAltered(
  stage: Stage,
  alter: (url: URL, method: string) => Response | undefined,
): Promise<Publisher> {
  const server = createServer(async (request, response) => {
    const { method = 'GET', headers } = request;
    const url = new URL(request.url ?? '', `http://${headers.host}`);
    const body = await text(request);
    const altered = alter(url, method);
    await answer(altered ?? (await forward(stage, url, method, headers, body)), response);
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const sandbox = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  return stage.entryOf('linkedin').createPublisher({ ...stage.appOf('linkedin'), sandbox }, stage.deps);
}

const KEPT = ['authorization', 'content-type', 'linkedin-version', 'x-restli-protocol-version'];

function forward(
  stage: Stage,
  { pathname, search }: URL,
  method: string,
  headers: NodeJS.Dict<string | string[]>,
  body: string,
): Promise<Response> {
  const kept = KEPT.flatMap((name): [string, string][] => {
    const value = headers[name];
    return value === undefined ? [] : [[name, String(value)]];
  });
  const address = `${stage.sandbox.addresses.linkedin}${pathname}${search}`;
  return fetch(address, { method, headers: kept, ...(body !== '' && { body }) });
}

async function answer(from: Response, to: ServerResponse): Promise<void> {
  const id = from.headers.get('x-restli-id');
  to.writeHead(from.status, {
    'content-type': 'application/json',
    ...(id !== null && { 'x-restli-id': id }),
  }).end(await from.text());
}
