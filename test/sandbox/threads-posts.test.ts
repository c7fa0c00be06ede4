import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import {
  CONTAINER_DELAY_MS,
  call,
  DAY,
  type Harness,
  hostImages,
  type ImageHost,
  noisyJpeg,
  picture,
  startHarness,
} from './harness.ts';

let sandbox: Harness;
let images: ImageHost;
let id: string;
let token: string;
let serial = 0;
const files = new Map<string, Buffer>();

beforeAll(async () => {
  sandbox = await startHarness({ imageTimeoutMs: 300 });
  files.set('/ok.jpg', await picture(800, 600).jpeg().toBuffer());
  files.set('/ok.png', await picture(320, 32).png().toBuffer());
  files.set('/thin.png', await picture(330, 32).png().toBuffer());
  files.set('/narrow.png', await picture(319, 300).png().toBuffer());
  files.set('/other.webp', await picture(800, 600).webp().toBuffer());
  files.set('/huge.jpg', await noisyJpeg(2600, 2600));
  images = await hostImages((request, response) => {
    const file = files.get(request.url ?? '');
    if (file) response.end(file);
    else if (request.url !== '/never.jpg') response.writeHead(404).end();
  });
});
afterAll(async () => {
  await images.stop();
  await sandbox.stop();
});
beforeEach(async () => {
  serial += 1;
  id = await sandbox.account('threads', `office.${serial}`);
  token = await sandbox.token('threads', id);
});

const post = (path: string, params: object) =>
  call('POST', `${sandbox.at.threads}/v1.0/${id}/${path}`, { json: { access_token: token, ...params } });
const read = (path: string) =>
  call('GET', `${sandbox.at.threads}/v1.0/${path}${path.includes('?') ? '&' : '?'}access_token=${token}`);
const contain = (params: object) => post('threads', { media_type: 'TEXT', ...params });
const publish = (creation_id: string) => post('threads_publish', { creation_id });
const settle = () => sandbox.advance(CONTAINER_DELAY_MS);
const links = (count: number) =>
  Array.from({ length: count }, (_, index) => `https://example.gov/${index}`).join(' ');

describe('a post on Threads', () => {
  test('is a container first, and public once that is finished and published', async () => {
    const { body: container } = await contain({
      text: 'Hello #Voters',
      link_attachment: 'https://example.gov/',
    });
    expect((await read(`${container.id}?fields=status,error_message`)).body).toEqual({
      id: container.id,
      status: 'IN_PROGRESS',
    });
    const early = await publish(container.id);
    expect(early.status).toBe(400);
    expect(early.body.error).toMatchObject({ code: 24, error_subcode: 4_279_009 });
    settle();
    expect((await read(`${container.id}?fields=status`)).body.status).toBe('FINISHED');
    const { body: media } = await publish(container.id);
    expect((await read(`${container.id}?fields=status`)).body.status).toBe('PUBLISHED');
    const { body } = await read(
      `${media.id}?fields=text,permalink,timestamp,media_type,topic_tag,link_attachment_url,username`,
    );
    expect(body).toMatchObject({
      id: media.id,
      text: 'Hello #Voters',
      media_type: 'TEXT_POST',
      topic_tag: 'Voters',
      link_attachment_url: 'https://example.gov/',
      username: `office.${serial}`,
    });
    expect(body.permalink).toMatch(new RegExp(`^${sandbox.at.threads}/@office\\.${serial}/post/[\\w-]{11}$`));
    expect(await (await fetch(body.permalink)).text()).toContain('Hello ');
    expect(await sandbox.posts()).toMatchObject([
      { platform: 'threads', id: media.id, text: 'Hello #Voters', link: 'https://example.gov/' },
    ]);
  });

  test('is never made twice of one container', async () => {
    const before = (await sandbox.posts()).length;
    const { body } = await contain({ text: 'Once' });
    settle();
    expect((await publish(body.id)).status).toBe(200);
    expect((await publish(body.id)).status).toBe(400);
    expect(await sandbox.posts()).toHaveLength(before + 1);
  });

  test('cannot be made of a container that is a day old, unknown, or an item of a carousel', async () => {
    const { body } = await contain({ text: 'Old' });
    const item = await contain({
      media_type: 'IMAGE',
      image_url: `${images.origin}/ok.jpg`,
      is_carousel_item: true,
    });
    settle();
    expect((await publish(item.body.id)).body.error.code).toBe(100);
    sandbox.advance(DAY);
    expect((await read(`${body.id}?fields=status`)).body.status).toBe('EXPIRED');
    expect((await publish(body.id)).body.error.code).toBe(24);
    expect((await publish('123')).body.error.code).toBe(24);
  });

  test.each<[string, object, RegExp]>([
    ['no text', {}, /text is required/],
    ['no media type', { media_type: undefined, text: 'a' }, /media_type/],
    ['a video', { media_type: 'VIDEO' }, /media_type/],
    ['501 characters', { text: 'a'.repeat(501) }, /at most 500/],
    ['an emoji too many, at 4 bytes', { text: `${'a'.repeat(497)}🎉` }, /at most 500/],
    ['6 different links', { text: links(6) }, /THREADS_API__LINK_LIMIT_EXCEEDED/],
    [
      '5 links and another attached',
      { text: links(5), link_attachment: 'https://example.gov/x' },
      /LINK_LIMIT_EXCEEDED/,
    ],
    ['a link attached that is none', { text: 'a', link_attachment: 'x' }, /valid URL/],
    ['a topic with a period', { text: 'a', topic_tag: 'a.b' }, /topic_tag/],
    ['a topic with an ampersand', { text: 'a', topic_tag: 'a&b' }, /topic_tag/],
    ['an empty topic', { text: 'a', topic_tag: '' }, /topic_tag/],
    ['a topic of 51 characters', { text: 'a', topic_tag: 'a'.repeat(51) }, /topic_tag/],
    ['an unknown reply control', { text: 'a', reply_control: 'nobody' }, /reply_control/],
    ['publishing at once, which is not simulated', { text: 'a', auto_publish_text: true }, /not simulate/],
  ])('with %s is refused', async (_, params, words) => {
    const { status, body } = await contain(params);
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code: 100, type: 'THApiException' });
    expect(body.error.message).toMatch(words);
  });

  test.each<[string, object]>([
    ['500 characters', { text: 'a'.repeat(500) }],
    ['496 characters and an emoji', { text: `${'a'.repeat(496)}🎉` }],
    [
      '5 links, one of them twice and attached',
      { text: `${links(5)} ${links(1)}`, link_attachment: 'https://example.gov/0' },
    ],
    ['a topic of 50 characters', { text: 'a', topic_tag: 'a'.repeat(50) }],
    ['a reply control', { text: 'a', reply_control: 'followers_only' }],
  ])('may have %s', async (_, params) => {
    expect((await contain(params)).status).toBe(200);
  });
});

describe('a picture on Threads', () => {
  const show = (path: string, params: object = {}) =>
    contain({ media_type: 'IMAGE', text: 'Look', image_url: images.origin + path, ...params });

  test('is JPEG or PNG and carries its alternative text', async () => {
    for (const path of ['/ok.jpg', '/ok.png']) {
      const { body } = await show(path, { alt_text: 'Blue' });
      settle();
      await publish(body.id);
      expect((await sandbox.posts()).at(-1).images).toMatchObject([{ alt: 'Blue' }]);
    }
  });

  test.each<[string, string, object, number]>([
    ['missing', '/none.jpg', {}, 1],
    ['slower than the limit', '/never.jpg', {}, 1],
    ['over 8 MB', '/huge.jpg', {}, 1],
    ['of another format', '/other.webp', {}, 1],
    ['319 pixels wide', '/narrow.png', {}, 100],
    ['more than ten times as wide as high', '/thin.png', {}, 100],
    ['described in 1,001 characters', '/ok.jpg', { alt_text: 'a'.repeat(1001) }, 100],
    ['beside a link attachment', '/ok.jpg', { link_attachment: 'https://example.gov' }, 100],
  ])('that is %s is refused', async (_, path, params, code) => {
    const { status, body } = await show(path, params);
    expect([status, body.error.code]).toEqual([400, code]);
  });

  test('comes with others in a carousel of 2 to 20 finished items', async () => {
    const items: string[] = [];
    for (let index = 0; index < 2; index += 1) {
      items.push((await show('/ok.jpg', { is_carousel_item: true })).body.id);
    }
    const carousel = (children: readonly string[]) =>
      contain({ media_type: 'CAROUSEL', text: 'Both', children: children.join(',') });
    expect((await carousel(items)).body.error.code).toBe(24);
    settle();
    expect((await carousel(items.slice(1))).body.error.code).toBe(100);
    expect((await carousel(['1', '2'])).body.error.code).toBe(100);
    const { body } = await carousel(items);
    settle();
    const { body: media } = await publish(body.id);
    const found = await read(`${media.id}?fields=media_type,children`);
    expect(found.body).toMatchObject({ media_type: 'CAROUSEL_ALBUM' });
    expect(found.body.children.data).toHaveLength(2);
  });
});

describe('reading on Threads', () => {
  test('lists posts, and tells the profile and the quota', async () => {
    for (const text of ['one', 'two']) {
      const { body } = await contain({ text });
      settle();
      await publish(body.id);
    }
    const { body } = await read('me/threads?fields=text,timestamp&limit=1');
    expect(body.data).toMatchObject([{ text: 'two' }]);
    expect((await call('GET', body.paging.next)).body.data).toMatchObject([{ text: 'one' }]);
    expect((await read('me?fields=username,name')).body).toMatchObject({ username: `office.${serial}` });
    const limit = await read(`${id}/threads_publishing_limit?fields=quota_usage,config`);
    expect(limit.body.data).toEqual([
      { quota_usage: 2, config: { quota_total: 250, quota_duration: 86_400 } },
    ]);
  });

  test('refuses unknown fields, strangers’ profiles and missing permissions', async () => {
    expect((await read('me?fields=colour')).body.error.code).toBe(100);
    const other = await sandbox.account('threads', `other.${serial}`);
    expect((await read(`${other}/threads`)).body.error.error_subcode).toBe(33);
    token = await sandbox.token('threads', id, { scopes: ['threads_basic'] });
    expect((await contain({ text: 'a' })).body.error.code).toBe(10);
  });
});
