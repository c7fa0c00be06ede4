import { once } from 'node:events';
import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, expect, test } from 'vitest';
import { createXClient } from '#platforms/x/client.ts';
import { findPost } from '#platforms/x/find-post.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';

const servers: Server[] = [];

afterEach(() => {
  for (const server of servers.splice(0)) {
    server.close();
    server.closeAllConnections();
  }
});

/** Answers each call with what `answer` makes of its query, and counts the posts as X does. */
async function find(
  answer: (query: URLSearchParams) => { data?: readonly unknown[]; meta?: object; errors?: unknown },
  wanted: { text?: string; mediaKey?: string } = {},
) {
  const server = createServer((request, response) => {
    const { searchParams } = new URL(request.url ?? '', 'http://x');
    const { data, meta, errors } = answer(searchParams);
    const counted = { data, meta: { result_count: data?.length ?? 0, ...meta }, errors };
    response.setHeader('content-type', 'application/json').end(JSON.stringify(counted));
  });
  servers.push(server);
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  const { port } = server.address() as AddressInfo;
  return findPost(createXClient(`http://127.0.0.1:${port}`, 'token'), {
    accountId: '1',
    text: 'Hello',
    mediaKey: undefined,
    since: REFERENCE_INSTANT,
    ...wanted,
  });
}

const post = (id: string, text: string, more = {}) => ({
  id,
  text,
  created_at: '2026-09-15T14:00:01.000Z',
  ...more,
});

test('an empty timeline shows that the post is not there', async () => {
  expect(await find(() => ({}))).toEqual({ kind: 'ok', value: undefined });
});

test('an answer with errors in place of posts shows nothing', async () => {
  const errors = [{ title: 'Not Found Error', detail: 'Could not find user with id: [1].' }];
  expect(await find(() => ({ errors }))).toEqual({ kind: 'no-answer' });
});

test.each([
  ['another number of posts than it counts', { result_count: 2 }],
  ['no count', { result_count: undefined }],
])('an answer with %s shows nothing', async (_, meta) => {
  expect(await find(() => ({ data: [post('3', 'Something else')], meta }))).toEqual({ kind: 'no-answer' });
});

test('only posts from the given time on are read', async () => {
  let since: string | null = null;
  await find((query) => {
    since = query.get('start_time');
    return { data: [] };
  });
  expect(since).toBe('2026-09-15T14:00:00Z');
});

test('a post further back is found on a later page', async () => {
  const found = await find((query) =>
    query.get('pagination_token') === 'second'
      ? { data: [post('2', 'Hello')] }
      : { data: [post('3', 'Something else')], meta: { next_token: 'second' } },
  );
  expect(found).toMatchObject({ kind: 'ok', value: { id: '2', createdAt: '2026-09-15T14:00:01.000Z' } });
});

test('a timeline that does not come to an end shows nothing', async () => {
  const endless = () => ({ data: [post('3', 'Something else')], meta: { next_token: 'more' } });
  expect(await find(endless)).toEqual({ kind: 'no-answer' });
});

test('a picture identifies a post whatever its words have become', async () => {
  const attachments = { media_keys: ['3_77'] };
  const found = await find(() => ({ data: [post('2', 'Hello…', { attachments })] }), { mediaKey: '3_77' });
  expect(found).toMatchObject({ kind: 'ok', value: { id: '2' } });
});

test.each([
  ['See vote.gov & https://example.gov/a/', 'See https://t.co/1 &amp; https://t.co/2', true],
  ['Hello', 'Hello https://t.co/9', true],
  ['Hello', 'Hello there', false],
  ['See example.gov/a', 'See https://t.co/1', false],
])('"%s" shown as "%s" is the same post: %s', async (text, shown, isSame) => {
  const urls = [
    { url: 'https://t.co/1', expanded_url: 'http://vote.gov' },
    { url: 'https://t.co/2', expanded_url: 'https://example.gov/a' },
    { url: 'https://t.co/9', expanded_url: 'https://x.com/Office/status/2/photo/1' },
  ];
  const found = await find(() => ({ data: [post('2', shown, { entities: { urls } })] }), { text });
  expect(found).toEqual({
    kind: 'ok',
    value: isSame ? expect.objectContaining({ id: '2' }) : undefined,
  });
});
