import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import * as z from 'zod';
import { DAY, later, MINUTE } from '#core/time.ts';
import { createGraph } from '#platforms/graph.ts';
import { GraphTime, readSince } from '#platforms/graph-list.ts';
import { REFERENCE_INSTANT as NOW } from '#test/fixtures/clock.ts';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

const Item = z
  .object({ id: z.string(), time: GraphTime })
  .transform(({ id, time }) => ({ id, publishedAt: time }));

/** Reads a list whose pages are given; each but the last leads to the next by an address on another host. */
async function readPages(...pages: readonly (readonly unknown[] | 'fault')[]) {
  const tokens: (string | null)[] = [];
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://graph');
    tokens.push(searchParams.get('access_token'));
    const number = Number(searchParams.get('place') ?? 0);
    const data = pages[number];
    if (data === 'fault') response.statusCode = 500;
    const next = `https://graph.example.gov/list?place=${number + 1}&access_token=foreign`;
    const body = { data, ...(number + 1 < pages.length && { paging: { next } }) };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(body));
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  const graph = createGraph({ origin: `http://127.0.0.1:${port}`, accessToken: 'own' });
  const reply = await readSince(graph, '/list', 'id,time', Item, NOW);
  return { reply, tokens };
}

const young = (id: string) => ({ id, time: later(NOW, MINUTE) });
const old = (id: string) => ({ id, time: later(NOW, -DAY) });
const idsOf = ({ reply }: Awaited<ReturnType<typeof readPages>>) =>
  reply.kind === 'ok' ? reply.value.map(({ id }) => id) : reply.kind;

test('an empty list was read to its end', async () => {
  expect(idsOf(await readPages([]))).toEqual([]);
});

test('each page is asked of the same host with the same token', async () => {
  const read = await readPages([young('a')], [], [young('b')]);
  expect(idsOf(read)).toEqual(['a', 'b']);
  expect(read.tokens).toEqual(['own', 'own', 'own']);
});

test('a page of older posts ends the reading, and one older post among younger ones does not', async () => {
  expect(idsOf(await readPages([old('pinned'), young('a')], [young('b')], [old('c')], 'fault'))).toEqual([
    'a',
    'b',
  ]);
});

test('a post from before is within the time if clocks may disagree', async () => {
  expect(idsOf(await readPages([{ id: 'a', time: later(NOW, -4 * MINUTE) }]))).toEqual(['a']);
});

test('a list is not read if one of its pages is not', async () => {
  expect(idsOf(await readPages([young('a')], 'fault'))).toBe('error');
});

test('a list that does not come to an end is not read', async () => {
  expect(idsOf(await readPages(...Array.from({ length: 9 }, (_, n) => [young(`${n}`)])))).toBe('no-answer');
});

test.each([[{ id: 'a' }], [{ id: 'a', time: 'yesterday' }], ['a']])(
  'a list with an entry that cannot be understood is not read: %j',
  async (entry) => {
    expect(idsOf(await readPages([entry]))).toBe('no-answer');
  },
);
