import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call, DAY, type Harness, HOUR, MINUTE, startHarness } from './harness.ts';

let sandbox: Harness;
let id: string;
let token: string;
let serial = 0;

beforeAll(async () => {
  sandbox = await startHarness();
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  serial += 1;
  id = await sandbox.account('x', `office_${serial}`, { followers: 5000 });
  token = await sandbox.token('x', id);
});

const create = (json: unknown, as = token) => call('POST', `${sandbox.at.x}/2/tweets`, { json, token: as });
const read = (path: string, as = token) => call('GET', `${sandbox.at.x}/2/${path}`, { token: as });

describe('a post on X', () => {
  test('is answered with its id and recorded as sent', async () => {
    const answer = await create({ text: 'Polls open at 7 a.m.' });
    expect(answer.status).toBe(201);
    expect(answer.body.data).toMatchObject({
      text: 'Polls open at 7 a.m.',
      id: expect.stringMatching(/^\d{19}$/),
    });
    const record = (await sandbox.posts()).find((post) => post.id === answer.body.data.id);
    expect(record).toMatchObject({
      platform: 'x',
      account: { id, handle: `office_${serial}`, name: 'Example County Elections' },
      text: 'Polls open at 7 a.m.',
      textAsSent: 'Polls open at 7 a.m.',
      published: true,
      deleted: false,
      operation: 'create-post',
      permalink: `${sandbox.at.x}/office_${serial}/status/${answer.body.data.id}`,
    });
  });

  test('comes back with t.co links and escaped characters', async () => {
    const { body } = await create({ text: 'Check & plan at vote.gov <now> https://example.gov/a?b=1&c=2' });
    expect(body.data.text).toMatch(
      /^Check &amp; plan at https:\/\/t\.co\/\w{10} &lt;now&gt; https:\/\/t\.co\/\w{10}$/,
    );
    const { body: found } = await read(`tweets/${body.data.id}?tweet.fields=entities`);
    expect(found.data.entities.urls.map((url: { expanded_url: string }) => url.expanded_url)).toEqual([
      'http://vote.gov',
      'https://example.gov/a?b=1&c=2',
    ]);
    const [first] = found.data.entities.urls;
    expect(found.data.text.slice(first.start, first.end)).toBe(first.url);
  });

  test.each<[string, unknown, number, RegExp]>([
    ['an unknown property', { text: 'a', colour: 'blue' }, 400, /\$\.colour: is not defined in the schema/],
    ['an unknown nested property', { text: 'a', media: { media_ids: ['1'], alt: 'x' } }, 400, /media\.alt/],
    ['a wrong type', { text: 7 }, 400, /\$\.text/],
    ['no content', {}, 400, /either text or media/],
    ['only spaces', { text: '   ' }, 400, /either text or media/],
    ['281 characters', { text: 'a'.repeat(281) }, 400, /too long/],
    ['141 wide characters', { text: '票'.repeat(141) }, 400, /too long/],
    ['a link that counts 23 over the limit', { text: `${'a'.repeat(257)} vote.gov` }, 400, /too long/],
    ['two cashtags', { text: '$ABC and $XYZ' }, 403, /cashtag/],
    ['five pictures', { text: 'a', media: { media_ids: ['1', '2', '3', '4', '5'] } }, 400, /media_ids/],
    ['a picture nobody uploaded', { text: 'a', media: { media_ids: ['12'] } }, 400, /media IDs are invalid/],
    ['a quote', { text: 'a', quote_tweet_id: '12' }, 403, /not permitted/],
    ['an unknown reply setting', { text: 'a', reply_settings: 'nobody' }, 400, /reply_settings/],
    ['a poll, which is not simulated', { text: 'a', poll: { options: ['a', 'b'] } }, 400, /not simulate/],
    [
      'a reply to a stranger',
      { text: 'a', reply: { in_reply_to_tweet_id: '12' } },
      403,
      /not been mentioned/,
    ],
  ])('with %s is refused and not recorded', async (_, body, status, words) => {
    const before = (await sandbox.posts()).length;
    const answer = await create(body);
    expect(answer.status).toBe(status);
    expect(JSON.stringify(answer.body)).toMatch(words);
    expect(await sandbox.posts()).toHaveLength(before);
  });

  test('holds 280 weighted characters exactly', async () => {
    expect((await create({ text: `${'a'.repeat(256)} vote.gov` })).status).toBe(201);
  });

  test('that is no JSON is refused', async () => {
    const answer = await call('POST', `${sandbox.at.x}/2/tweets`, { form: { text: 'a' }, token });
    expect(answer.status).toBe(400);
  });

  test('repeated word for word is a duplicate, until a day has passed', async () => {
    expect((await create({ text: 'Register by Monday.' })).status).toBe(201);
    const again = await create({ text: 'Register by Monday.' });
    expect(again.status).toBe(403);
    expect(again.body).toEqual({
      title: 'Forbidden',
      detail: 'You are not allowed to create a Tweet with duplicate content.',
      type: 'about:blank',
      status: 403,
    });
    sandbox.advance(DAY);
    expect((await create({ text: 'Register by Monday.' }, await sandbox.token('x', id))).status).toBe(201);
  });

  test('repeated by another account is no duplicate', async () => {
    await create({ text: 'Same words' });
    const other = await sandbox.account('x', `other_${serial}`);
    expect((await create({ text: 'Same words' }, await sandbox.token('x', other))).status).toBe(201);
  });

  test('with a mention is refused where the account may not mention', async () => {
    const muted = await sandbox.token(
      'x',
      await sandbox.account('x', `muted_${serial}`, { mentions: 'refused' }),
    );
    expect((await create({ text: 'Thanks @example_sos' }, muted)).status).toBe(403);
    expect((await create({ text: 'Thanks all' }, muted)).status).toBe(201);
  });

  test('can answer a post of its own account', async () => {
    const { body } = await create({ text: 'One' });
    const reply = await create({ text: 'Two', reply: { in_reply_to_tweet_id: body.data.id } });
    expect(reply.status).toBe(201);
    const { body: timeline } = await read(`users/${id}/tweets?exclude=replies`);
    expect(timeline.data).toHaveLength(1);
  });

  test('is deleted by its author only, and stays on record', async () => {
    const { body } = await create({ text: 'To be deleted' });
    const stranger = await sandbox.token('x', await sandbox.account('x', `stranger_${serial}`));
    const path = `${sandbox.at.x}/2/tweets/${body.data.id}`;
    expect((await call('DELETE', path, { token: stranger })).status).toBe(403);
    expect((await call('DELETE', path, { token })).body).toEqual({ data: { deleted: true } });
    expect((await call('DELETE', path, { token })).status).toBe(404);
    expect((await sandbox.posts()).find((post) => post.id === body.data.id)).toMatchObject({ deleted: true });
    const { body: gone } = await read(`tweets/${body.data.id}`);
    expect(gone.errors[0]).toMatchObject({ title: 'Not Found Error', resource_id: body.data.id });
  });
});

describe('reading on X', () => {
  test('a timeline is newest first, in pages, and bounded by time', async () => {
    const ids: string[] = [];
    for (let index = 0; index < 7; index += 1) {
      ids.unshift((await create({ text: `Number ${index}` })).body.data.id);
      sandbox.advance(MINUTE);
    }
    const { body: first } = await read(`users/${id}/tweets?max_results=5`);
    expect(first.data.map((post: { id: string }) => post.id)).toEqual(ids.slice(0, 5));
    expect(first.meta).toMatchObject({ result_count: 5, newest_id: ids[0], oldest_id: ids[4] });
    const { body: second } = await read(
      `users/${id}/tweets?max_results=5&pagination_token=${first.meta.next_token}`,
    );
    expect(second.data.map((post: { id: string }) => post.id)).toEqual(ids.slice(5));
    expect(second.meta.next_token).toBeUndefined();
    const since = new Date(sandbox.now() - 2.5 * MINUTE).toISOString();
    const { body: late } = await read(`users/${id}/tweets?start_time=${since}`);
    expect(late.meta.result_count).toBe(2);
    const { body: none } = await read(
      `users/${id}/tweets?start_time=${new Date(sandbox.now()).toISOString()}`,
    );
    expect(none).toEqual({ meta: { result_count: 0 } });
  });

  test.each([
    ['users/1/tweets?max_results=4', 'max_results'],
    ['users/1/tweets?tweet.fields=colour', 'tweet.fields'],
    ['users/1/tweets?foo=bar', 'foo'],
    ['users/1/tweets?start_time=yesterday', 'start_time'],
    ['users/1/tweets?pagination_token=zzz', 'pagination_token'],
    ['tweets?ids=abc', 'ids'],
    ['tweets', 'ids'],
    ['users/me?user.fields=colour', 'user.fields'],
    ['users/1/tweets?expansions=author_id', 'expansions'],
  ])('%s is refused', async (path, name) => {
    const answer = await read(path.replace('/1/', `/${id}/`));
    expect(answer.status).toBe(400);
    expect(answer.body.errors[0].message).toContain(`[${name}]`);
  });

  test('takes the fields under their old and their new name', async () => {
    await create({ text: 'Fields' });
    for (const name of ['tweet.fields', 'post.fields']) {
      const { body } = await read(`users/${id}/tweets?${name}=created_at,author_id`);
      expect(body.data[0]).toMatchObject({ author_id: id, created_at: expect.stringMatching(/\.000Z$/) });
    }
  });

  test('a lookup gives what exists, and an error entry for the rest', async () => {
    const { body } = await create({ text: 'Here' });
    const { status, body: found } = await read(`tweets?ids=${body.data.id},99&tweet.fields=public_metrics`);
    expect(status).toBe(200);
    expect(found.data).toHaveLength(1);
    expect(found.errors).toMatchObject([{ resource_id: '99', resource_type: 'tweet' }]);
  });

  test('reach grows with time, and private metrics are for the author alone and for 30 days', async () => {
    const { body } = await create({ text: 'Reach' });
    const path = `tweets/${body.data.id}?tweet.fields=public_metrics,non_public_metrics`;
    const early = (await read(path)).body.data.public_metrics.impression_count;
    sandbox.advance(90 * MINUTE);
    const later = (await read(path)).body.data;
    expect(later.public_metrics.impression_count).toBeGreaterThan(early);
    expect(later.non_public_metrics).toBeDefined();
    const stranger = await sandbox.token('x', await sandbox.account('x', `reader_${serial}`));
    expect((await read(path, stranger)).body.data.non_public_metrics).toBeUndefined();
    sandbox.advance(31 * DAY);
    const { body: old } = await read(path, await sandbox.token('x', id));
    expect(old.data.non_public_metrics).toBeUndefined();
  });

  test('the user is the one of the token, or found by name', async () => {
    expect((await read('users/me')).body.data).toEqual({
      id,
      name: 'Example County Elections',
      username: `office_${serial}`,
    });
    const { body } = await read('users/me?user.fields=public_metrics');
    expect(body.data.public_metrics).toEqual({ followers_count: 5000 });
    expect((await read(`users/by/username/office_${serial}`)).body.data.id).toBe(id);
    expect((await read('users/by/username/nobody')).body.errors[0]).toMatchObject({ resource_type: 'user' });
  });
});

describe('access to X', () => {
  test.each([
    ['no token', undefined],
    ['a made-up token', 'nonsense'],
  ])('with %s is unauthorized', async (_, value) => {
    const answer = await call('GET', `${sandbox.at.x}/2/users/me`, value ? { token: value } : {});
    expect(answer.status).toBe(401);
    expect(answer.body).toMatchObject({ title: 'Unauthorized', status: 401 });
  });

  test('ends after two hours', async () => {
    sandbox.advance(2 * HOUR - 1);
    expect((await read('users/me')).status).toBe(200);
    sandbox.advance(1);
    expect((await read('users/me')).status).toBe(401);
  });

  test('without the scope is forbidden', async () => {
    const reader = await sandbox.token('x', id, { scopes: ['tweet.read', 'users.read'] });
    expect((await create({ text: 'a' }, reader)).status).toBe(403);
  });

  test('100 posts in 15 minutes are allowed, the next is 429 until the window resets', async () => {
    for (let index = 0; index < 100; index += 1) {
      const answer = await create({ text: `Post ${index}` });
      expect(answer.headers.get('x-rate-limit-remaining')).toBe(String(99 - index));
    }
    const refused = await create({ text: 'One too many' });
    expect(refused.status).toBe(429);
    expect(refused.headers.get('x-rate-limit-limit')).toBe('100');
    const reset = Number(refused.headers.get('x-rate-limit-reset')) * 1000;
    expect(reset).toBe(sandbox.now() + 15 * MINUTE);
    sandbox.advance(15 * MINUTE);
    expect((await create({ text: 'One too many' })).status).toBe(201);
  });
});
