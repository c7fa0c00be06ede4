import { once } from 'node:events';
import { createServer, type IncomingHttpHeaders, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { afterEach, describe, expect, test } from 'vitest';
import * as z from 'zod';
import { epochOf, later, MINUTE } from '#core/time.ts';
import { createLinkedInClient, type LinkedInClient } from '#platforms/linkedin/client.ts';
import { sandboxAt } from '#platforms/linkedin/config.ts';
import { findPost } from '#platforms/linkedin/find-post.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
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

const clientOf = (origin: string): LinkedInClient =>
  createLinkedInClient({ ...sandboxAt(origin), clientId: 'app', clientSecret: 'secret' }, 'the-token', {
    get: 300,
    post: 300,
  });

const json =
  (body: unknown, status = 200): RequestListener =>
  (_, response) =>
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));

describe('the create call', () => {
  const create = async (listener: RequestListener) => clientOf(await serve(listener)).createPost({});

  test('reads the URN from a header, since the answer has no body', async () => {
    const answer = (_: unknown, response: Parameters<RequestListener>[1]) =>
      response.writeHead(201, { 'x-restli-id': 'urn:li:share:1' }).end();
    expect(await create(answer)).toEqual({ kind: 'ok', value: 'urn:li:share:1' });
  });

  test('says the version and the protocol', async () => {
    const seen: IncomingHttpHeaders[] = [];
    await create((request, response) => {
      seen.push(request.headers);
      response.end();
    });
    expect(seen).toMatchObject([
      {
        'linkedin-version': '202609',
        'x-restli-protocol-version': '2.0.0',
        authorization: 'Bearer the-token',
      },
    ]);
  });

  test.each<[string, RequestListener]>([
    ['without a URN', (_, response) => response.writeHead(201).end()],
    ['with a URN of something else', (_, response) => response.writeHead(201, { 'x-restli-id': '7' }).end()],
    ['of a redirect', (_, response) => response.writeHead(307, { location: '/elsewhere' }).end()],
    ['hung up', (request) => request.socket.destroy()],
    ['that never comes', () => {}],
  ])('an answer %s is none', async (_, listener) => {
    expect(await create(listener)).toEqual({ kind: 'no-answer' });
  });

  test('a refusal without a readable body is still a refusal', async () => {
    const refusal = await create((_, response) => response.writeHead(502).end('<h1>Bad Gateway</h1>'));
    expect(refusal).toMatchObject({ kind: 'problem', problem: { status: 502 } });
  });

  test('a call that nobody takes was not sent', async () => {
    expect(await clientOf(await findNowhere()).createPost({})).toEqual({ kind: 'not-sent' });
  });
});

test('a reading of another shape than expected is no answer', async () => {
  const client = clientOf(await serve(json({ ok: 1 })));
  expect(await client.get('/rest/posts/1', {}, z.object({ id: z.string() }))).toEqual({ kind: 'no-answer' });
});

test('several values are written as a list, whose own signs stand, and a single one as ever', async () => {
  const seen: (string | undefined)[] = [];
  const origin = await serve((request, response) => {
    seen.push(request.url);
    json({})(request, response);
  });
  const query = { q: 'a b', urns: ['urn:li:share:1', 'urn:li:x:(2,3)'] };
  await clientOf(origin).get('/rest/things', query, z.unknown());
  expect(seen).toEqual(['/rest/things?q=a+b&urns=List(urn%3Ali%3Ashare%3A1,urn%3Ali%3Ax%3A%282%2C3%29)']);
});

test('the token goes along with a picture to LinkedIn itself, and to nobody else', async () => {
  const seen: (string | undefined)[] = [];
  const take: RequestListener = (request, response) => {
    seen.push(request.headers.authorization);
    request.resume().on('end', () => response.writeHead(201).end());
  };
  const [own, foreign] = [await serve(take), await serve(take)];
  for (const origin of [own, foreign]) {
    const sent = await clientOf(own).upload(`${origin}/dms-uploads/1`, Uint8Array.of(1, 2));
    expect(sent).toEqual({ kind: 'ok', value: undefined });
  }
  expect(seen).toEqual(['Bearer the-token', undefined]);
});

describe('looking for a post', () => {
  const AUTHOR = 'urn:li:organization:1';
  const find = async (
    answer: (query: URLSearchParams) => unknown,
    wanted: { text?: string; imageUrn?: string } = {},
  ) => {
    const origin = await serve((request, response) => {
      const { searchParams } = new URL(request.url ?? '', 'http://linkedin');
      json(answer(searchParams))(request, response);
    });
    return findPost(clientOf(origin), {
      author: AUTHOR,
      text: 'Hello',
      imageUrn: undefined,
      since: REFERENCE_INSTANT,
      ...wanted,
    });
  };
  const post = (id: number, commentary: string, more = {}) => ({
    id: `urn:li:share:${id}`,
    author: AUTHOR,
    commentary,
    createdAt: epochOf(REFERENCE_INSTANT) + id,
    lifecycleState: 'PUBLISHED',
    ...more,
  });
  const absent = { kind: 'ok', value: undefined };
  const found = (id: number) => ({
    kind: 'ok',
    value: expect.objectContaining({ id: `urn:li:share:${id}` }),
  });

  test('an empty list shows that the post is not there', async () => {
    expect(await find(() => ({ elements: [] }))).toEqual(absent);
  });

  test('a post further back is found on a later page', async () => {
    const reply = await find((query) => ({
      elements: query.get('start') === '0' ? [post(3, 'Something else')] : [post(2, 'Hello')],
    }));
    expect(reply).toEqual(found(2));
  });

  test('a list that has reached older posts has shown everything since', async () => {
    const old = post(1, 'Old', { createdAt: epochOf(later(REFERENCE_INSTANT, -6 * MINUTE)) });
    let pages = 0;
    const reply = await find(() => {
      pages += 1;
      return { elements: [post(3, 'Something else'), old] };
    });
    expect([reply, pages]).toEqual([absent, 1]);
  });

  test('a list that does not come to an end shows nothing', async () => {
    expect(await find(() => ({ elements: [post(3, 'Something else')] }))).toEqual({ kind: 'no-answer' });
  });

  test('a list with a post that cannot be read shows nothing', async () => {
    expect(await find(() => ({ elements: [{ id: 'urn:li:share:1' }] }))).toEqual({ kind: 'no-answer' });
  });

  test('the same words of another time are another post', async () => {
    const createdAt = epochOf(later(REFERENCE_INSTANT, -6 * MINUTE));
    expect(await find(() => ({ elements: [post(1, 'Hello', { createdAt })] }))).toEqual(absent);
  });

  test('a draft is no post', async () => {
    const draft = post(1, 'Hello', { lifecycleState: 'DRAFT' });
    const reply = await find((query) => ({ elements: query.get('start') === '0' ? [draft] : [] }));
    expect(reply).toEqual(absent);
  });

  test('a picture identifies a post whatever its words have become', async () => {
    const content = { media: { id: 'urn:li:image:A' } };
    const reply = await find(() => ({ elements: [post(2, 'Hello and', { content })] }), {
      text: 'Hello and goodbye',
      imageUrn: 'urn:li:image:A',
    });
    expect(reply).toEqual(found(2));
  });

  test.each([
    ['Go #Vote (now)', String.raw`Go {hashtag|\#|Vote} \(now\)`],
    ['With Adams County', 'With @[Adams County](urn:li:organization:9)'],
    ['Two\n\nlines ', 'Two\n\nlines'],
  ])('"%s" is recognised as "%s"', async (text, commentary) => {
    expect(await find(() => ({ elements: [post(2, commentary)] }), { text })).toEqual(found(2));
  });
});
