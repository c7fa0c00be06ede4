import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call, DAY, type Harness, HOUR, MINUTE, SECOND, startHarness } from './harness.ts';

let sandbox: Harness;
let page: string;
let token: string;
let serial = 0;

beforeAll(async () => {
  sandbox = await startHarness();
});
afterAll(() => sandbox.stop());
beforeEach(async () => {
  serial += 1;
  page = await sandbox.account('facebook', `office.${serial}`, { name: `Office ${serial}` });
  token = await sandbox.token('facebook', page);
});

const graph = (method: string, path: string, params: object = {}, as = token) => {
  const url = new URL(`${sandbox.at.facebook}/v26.0/${path}`);
  if (method === 'POST') return call('POST', url.href, { json: { access_token: as, ...params } });
  for (const [name, value] of Object.entries({ access_token: as, ...params })) {
    url.searchParams.set(name, String(value));
  }
  return call(method, url.href);
};
const feed = (params: object, as = token) => graph('POST', `${page}/feed`, params, as);
const recordOf = async (id: string) => (await sandbox.posts()).find((post) => post.id === id);

describe('a post on a Page', () => {
  test('is public at once, under the id of page and post', async () => {
    const { status, body } = await feed({ message: 'Hello', link: 'https://example.gov/vote' });
    expect(status).toBe(200);
    expect(body).toEqual({ id: expect.stringMatching(new RegExp(`^${page}_\\d+$`)) });
    expect(await recordOf(body.id)).toMatchObject({
      platform: 'facebook',
      text: 'Hello',
      link: 'https://example.gov/vote',
      published: true,
      operation: 'create-post',
    });
  });

  test('may be sent as a form or in the query', async () => {
    const url = `${sandbox.at.facebook}/v26.0/${page}/feed`;
    const form = await call('POST', url, { form: { message: 'As form', access_token: token } });
    const query = await call('POST', `${url}?message=As+query`, { token });
    expect([form.status, query.status]).toEqual([200, 200]);
  });

  test('waits unpublished until it is published, under the same id, repeatably', async () => {
    const { body } = await feed({ message: 'Quiet', published: false });
    expect(await recordOf(body.id)).toMatchObject({ published: false, publishedAt: null });
    const fields = { fields: 'is_published,permalink_url,message' };
    expect((await graph('GET', body.id, fields)).body).toMatchObject({
      is_published: false,
      message: 'Quiet',
    });
    sandbox.advance(MINUTE);
    for (const _ of [1, 2]) {
      expect((await graph('POST', body.id, { is_published: true })).body).toEqual({ success: true });
    }
    const read = (await graph('GET', body.id, fields)).body;
    expect(read).toMatchObject({ id: body.id, is_published: true });
    expect((await fetch(read.permalink_url)).status).toBe(200);
    expect(await recordOf(body.id)).toMatchObject({
      published: true,
      publishedAt: new Date(sandbox.now()).toISOString(),
    });
  });

  test('cannot be taken back from the public', async () => {
    const { body } = await feed({ message: 'Out' });
    expect((await graph('POST', body.id, { is_published: false })).body.error.code).toBe(100);
  });

  test('repeating the last public one is a duplicate, also when a copy gets published', async () => {
    await feed({ message: 'Same' });
    const again = await feed({ message: 'Same' });
    expect(again.status).toBe(400);
    expect(again.body.error).toMatchObject({ code: 506, error_subcode: 1455006, is_transient: false });
    expect(again.body.error.fbtrace_id).toMatch(/^A/);
    const copy = await feed({ message: 'Same', published: false });
    expect(copy.status).toBe(200);
    expect((await graph('POST', copy.body.id, { is_published: true })).body.error.code).toBe(506);
    await feed({ message: 'Something else' });
    expect((await feed({ message: 'Same' })).status).toBe(200);
  });

  test('mentions a Page by id, shown as its name and linked', async () => {
    const state = await sandbox.account('facebook', `state.${serial}`, { name: 'State & Board' });
    const { body } = await feed({ message: `Thanks @[${state}]!` });
    const read = await graph('GET', body.id, { fields: 'message,message_tags,permalink_url' });
    expect(read.body.message).toBe('Thanks State & Board!');
    expect(read.body.message_tags).toEqual([
      { id: state, name: 'State & Board', type: 'page', offset: 7, length: 13 },
    ]);
    const html = await (await fetch(read.body.permalink_url)).text();
    expect(html).toContain(`<a href="/state.${serial}" rel="nofollow noreferrer">State &amp; Board</a>`);
    expect((await recordOf(body.id)).textAsSent).toBe(`Thanks @[${state}]!`);
  });

  test('with a mention needs the feature, and an existing Page', async () => {
    const bare = await sandbox.account('facebook', `bare.${serial}`, { mentions: 'refused' });
    const refused = await graph(
      'POST',
      `${bare}/feed`,
      { message: `Hi @[${page}]` },
      await sandbox.token('facebook', bare),
    );
    expect(refused.body.error.code).toBe(10);
    expect((await feed({ message: 'Hi @[123]' })).body.error.code).toBe(100);
  });

  test.each<[string, object, number]>([
    ['no content', {}, 100],
    ['a link that is none', { link: 'not a link' }, 1500],
    ['63,207 characters', { message: 'a'.repeat(63_207) }, 100],
    ['a wrong published', { message: 'a', published: 'perhaps' }, 100],
    ['a time but published', { message: 'a', scheduled_publish_time: '2026-09-02T15:00:00Z' }, 100],
    ['a photo nobody uploaded', { message: 'a', attached_media: [{ media_fbid: '7' }] }, 100],
    ['a malformed attachment', { message: 'a', attached_media: ['7'] }, 100],
  ])('with %s is refused and not recorded', async (_, params, code) => {
    const before = (await sandbox.posts()).length;
    const { status, body } = await feed(params);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code, type: 'OAuthException' });
    expect(await sandbox.posts()).toHaveLength(before);
  });

  test('can be scheduled 10 minutes to 30 days ahead, moved, and appears by itself', async () => {
    const at = (ms: number) => Math.floor((sandbox.now() + ms) / SECOND);
    const schedule = (ms: number) =>
      feed({ message: `In ${ms}`, published: false, scheduled_publish_time: at(ms) });
    expect((await schedule(9 * MINUTE)).body.error.code).toBe(100);
    expect((await schedule(30 * DAY + MINUTE)).body.error.code).toBe(100);
    const { body } = await schedule(10 * MINUTE);
    const listed = await graph('GET', `${page}/scheduled_posts`, { fields: 'id,scheduled_publish_time' });
    expect(listed.body.data).toEqual([{ id: body.id, scheduled_publish_time: at(10 * MINUTE) }]);
    await graph('POST', body.id, { scheduled_publish_time: at(HOUR) });
    sandbox.advance(59 * MINUTE);
    expect(await recordOf(body.id)).toMatchObject({ published: false });
    sandbox.advance(MINUTE);
    expect(await recordOf(body.id)).toMatchObject({ published: true });
    expect((await graph('GET', `${page}/scheduled_posts`)).body.data).toEqual([]);
  });

  test('can be reworded and deleted', async () => {
    const { body } = await feed({ message: 'Frist' });
    await graph('POST', body.id, { message: 'First' });
    expect((await graph('GET', body.id)).body.message).toBe('First');
    expect((await graph('DELETE', body.id)).body).toEqual({ success: true });
    expect((await graph('GET', body.id)).body.error).toMatchObject({ code: 100, error_subcode: 33 });
    expect(await recordOf(body.id)).toMatchObject({ deleted: true });
  });
});

describe('the lists of a Page', () => {
  test('its feed shows it unpublished posts, too; published_posts does not', async () => {
    const open = (await feed({ message: 'Open' })).body.id;
    sandbox.advance(SECOND);
    const quiet = (await feed({ message: 'Quiet', published: false })).body.id;
    const idsOf = async (edge: string, params = {}) =>
      (await graph('GET', `${page}/${edge}`, params)).body.data.map((post: { id: string }) => post.id);
    expect(await idsOf('feed')).toEqual([quiet, open]);
    expect(await idsOf('published_posts')).toEqual([open]);
    expect(await idsOf('feed', { since: Math.floor(sandbox.now() / SECOND) })).toEqual([quiet]);
    expect(await idsOf('feed', { until: Math.floor(sandbox.now() / SECOND) - 1 })).toEqual([open]);
  });

  test('come in pages of at most 100, with cursors', async () => {
    for (const message of ['1', '2', '3']) await feed({ message });
    const first = await graph('GET', `${page}/feed`, { limit: 2, fields: 'message' });
    expect(first.body.data).toHaveLength(2);
    const next = await call('GET', first.body.paging.next);
    expect(next.body.data).toMatchObject([{ message: '1' }]);
    expect(next.body.paging.next).toBeUndefined();
    expect((await graph('GET', `${page}/feed`, { limit: 101 })).status).toBe(400);
    expect((await graph('GET', `${page}/feed`, { after: 'zzz' })).status).toBe(400);
  });

  test('an unknown field fails the whole call', async () => {
    const { body } = await graph('GET', `${page}/feed`, { fields: 'id,colour' });
    expect(body.error.message).toContain('nonexisting field (colour)');
  });
});
