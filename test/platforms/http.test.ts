import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { createGraph } from '#platforms/graph.ts';
import { send } from '#platforms/http.ts';
import { createXClient } from '#platforms/x/client.ts';
import { findNowhere } from './nowhere.ts';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

async function serve(listener: RequestListener): Promise<string> {
  const server = createServer(listener);
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}

const JSON_TYPE = { 'content-type': 'application/json' };

/** Says one byte after another and never comes to an end. */
const drip: RequestListener = (_, response) => {
  response.writeHead(200, JSON_TYPE).write('{');
  const ticking = setInterval(() => response.write(' '), 20);
  response.on('close', () => clearInterval(ticking));
};
const cutShort: RequestListener = (_, response) => {
  response.writeHead(201, { ...JSON_TYPE, 'content-length': '100' }).write('{"data":');
  setImmediate(() => response.destroy());
};
const hangUp: RequestListener = (request) => request.socket.destroy();
const brokenJson: RequestListener = (_, response) => response.writeHead(200, JSON_TYPE).end('{"data":');

const DEADLINES = { get: 300, post: 300 };

describe.each([
  ['a dripping answer', drip],
  ['an answer cut short', cutShort],
  ['a connection hung up', hangUp],
  ['an answer that is no JSON', brokenJson],
] as const)('%s', (_, listener) => {
  test('is a call without an answer', async () => {
    const url = new URL(await serve(listener));
    expect(await send({ method: 'POST', url }, DEADLINES)).toEqual({ kind: 'no-answer' });
  });

  test('is a call to X without an answer', async () => {
    const client = createXClient(await serve(listener), 'token', DEADLINES);
    expect(await client.post('tweets', { text: 'x' }, z.object({ data: z.string() }))).toEqual({
      kind: 'no-answer',
    });
  });
});

test('a call that nobody takes was not sent', async () => {
  const nowhere = await findNowhere();
  expect(await send({ method: 'POST', url: new URL(nowhere) })).toEqual({ kind: 'not-sent' });
  expect(await createXClient(nowhere, 'token').get('users/me', {}, z.unknown())).toEqual({
    kind: 'not-sent',
  });
});

test('X is called by https as well as by the plain http of a sandbox', async () => {
  const nowhere = (await findNowhere()).replace('http:', 'https:');
  expect(await createXClient(nowhere, 'token').get('users/me', {}, z.unknown())).toEqual({
    kind: 'not-sent',
  });
});

test('a refusal without a readable body is still a refusal', async () => {
  const url = new URL(await serve((_, response) => response.writeHead(502).end('<h1>Bad Gateway</h1>')));
  expect(await send({ method: 'GET', url })).toMatchObject({ kind: 'answer', status: 502, body: undefined });
});

test('a redirect is not followed, since it would take the token along', async () => {
  let followed = false;
  const elsewhere = await serve((_, response) => {
    followed = true;
    response.end('{}');
  });
  const url = new URL(await serve((_, response) => response.writeHead(307, { location: elsewhere }).end()));
  expect(await send({ method: 'POST', url })).toEqual({ kind: 'no-answer' });
  expect(followed).toBe(false);
});

test('the token of a writing call travels in its body, signed with the secret of the app', async () => {
  const seen: { url: string | undefined; body: string }[] = [];
  const origin = await serve(async (request, response) => {
    let body = '';
    for await (const chunk of request) body += String(chunk);
    seen.push({ url: request.url, body });
    response.writeHead(200, JSON_TYPE).end('{"id":"1"}');
  });
  const graph = createGraph({ origin, version: 'v26.0', accessToken: 'a-token', proofSecret: 'a-secret' });
  await graph.post('/1/feed', { message: 'x' }, z.unknown());
  expect(seen[0]?.url).toBe('/v26.0/1/feed');
  const form = new URLSearchParams(seen[0]?.body);
  expect(form.get('access_token')).toBe('a-token');
  // printf a-token | openssl dgst -sha256 -hmac a-secret
  expect(form.get('appsecret_proof')).toBe(
    'e065b57a8dc761d4c268bdfc913d7b1aa37f5dc73f90896d4c8a11c2c4b35ec8',
  );
});

test('an answer of another shape than expected is no answer', async () => {
  const origin = await serve((_, response) => response.writeHead(200, JSON_TYPE).end('{"ok":1}'));
  const reply = await createGraph({ origin }).get('/1', {}, z.object({ id: z.string() }));
  expect(reply).toEqual({ kind: 'no-answer' });
});
