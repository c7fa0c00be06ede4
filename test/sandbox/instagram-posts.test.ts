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
  SECOND,
  startHarness,
} from './harness.ts';

let sandbox: Harness;
let images: ImageHost;
let id: string;
let token: string;
let serial = 0;
const files = new Map<string, Buffer>();

beforeAll(async () => {
  sandbox = await startHarness({ imageTimeoutMs: 1_500 });
  files.set('/ok.jpg', await picture(800, 800).jpeg().toBuffer());
  files.set('/wide.jpg', await picture(2160, 1440).jpeg().toBuffer());
  files.set('/landscape.jpg', await picture(1080, 566).jpeg().toBuffer());
  files.set('/portrait.jpg', await picture(1080, 1350).jpeg().toBuffer());
  files.set('/tall.jpg', await picture(400, 501).jpeg().toBuffer());
  files.set('/flat.jpg', await picture(800, 400).jpeg().toBuffer());
  files.set('/narrow.jpg', await picture(319, 319).jpeg().toBuffer());
  files.set('/named.jpg', await picture(800, 800).png().toBuffer());
  files.set('/cut.jpg', (files.get('/ok.jpg') ?? Buffer.alloc(0)).subarray(0, 1000));
  files.set('/text.jpg', Buffer.from('no picture'));
  files.set('/huge.jpg', await noisyJpeg(2600, 2600));
  images = await hostImages((request, response) => {
    const file = files.get(request.url ?? '');
    if (request.url === '/never.jpg') return;
    if (file) response.end(file);
    else response.writeHead(404).end();
  });
});
afterAll(async () => {
  await images.stop();
  await sandbox.stop();
});
beforeEach(async () => {
  serial += 1;
  id = await sandbox.account('instagram', `office.${serial}`);
  token = await sandbox.token('instagram', id);
});

const post = (path: string, params: object) =>
  call('POST', `${sandbox.at.instagram}/v26.0/${id}/${path}`, { json: { access_token: token, ...params } });
const read = (path: string) =>
  call('GET', `${sandbox.at.instagram}/${path}${path.includes('?') ? '&' : '?'}access_token=${token}`);
const contain = (params: object = {}) => post('media', { image_url: `${images.origin}/ok.jpg`, ...params });
const publish = (creation_id: string) => post('media_publish', { creation_id });
const statusOf = async (container: string) =>
  (await read(`${container}?fields=status_code`)).body.status_code;
const settle = () => sandbox.advance(CONTAINER_DELAY_MS);

describe('a post on Instagram', () => {
  test('is a container first, and public once that is finished and published', async () => {
    const { status, body: container } = await contain({ caption: 'Vote & smile', alt_text: 'Blue' });
    expect(status).toBe(200);
    expect(await statusOf(container.id)).toBe('IN_PROGRESS');
    const early = await publish(container.id);
    expect(early.status).toBe(400);
    expect(early.body.error).toMatchObject({ code: 9007, error_subcode: 2207027 });
    settle();
    expect(await statusOf(container.id)).toBe('FINISHED');
    expect(await sandbox.posts()).toHaveLength(0);
    const { body: media } = await publish(container.id);
    expect(media.id).not.toBe(container.id);
    expect(await statusOf(container.id)).toBe('PUBLISHED');
    const { body } = await read(
      `${media.id}?fields=caption,permalink,timestamp,media_type,alt_text,username,shortcode`,
    );
    expect(body).toEqual({
      id: media.id,
      caption: 'Vote & smile',
      permalink: `${sandbox.at.instagram}/p/${body.shortcode}/`,
      timestamp: expect.stringMatching(/^2026-\d\d-\d\dT\d\d:\d\d:\d\d\+0000$/),
      media_type: 'IMAGE',
      alt_text: 'Blue',
      username: `office.${serial}`,
      shortcode: expect.stringMatching(/^[\w-]{11}$/),
    });
    expect(await (await fetch(body.permalink)).text()).toContain('Vote &amp; smile');
    expect(await sandbox.posts()).toMatchObject([
      { platform: 'instagram', id: media.id, text: 'Vote & smile', operation: 'publish', published: true },
    ]);
  });

  test('is never made twice of one container', async () => {
    const before = (await sandbox.posts()).length;
    const { body } = await contain();
    settle();
    expect((await publish(body.id)).status).toBe(200);
    const again = await publish(body.id);
    expect(again.status).toBe(400);
    expect(again.body.error.code).toBe(24);
    expect(await sandbox.posts()).toHaveLength(before + 1);
  });

  test('cannot be made of a container that is a day old, unknown or another’s', async () => {
    const { body } = await contain();
    sandbox.advance(DAY);
    token = await sandbox.token('instagram', id);
    expect(await statusOf(body.id)).toBe('EXPIRED');
    for (const container of [body.id, '123']) {
      expect((await publish(container)).body.error).toMatchObject({ code: 24, error_subcode: 2207008 });
    }
    const mine = (await contain()).body.id;
    settle();
    id = await sandbox.account('instagram', `thief.${serial}`);
    token = await sandbox.token('instagram', id);
    expect((await publish(mine)).status).toBe(400);
    expect((await read(`${mine}?fields=status_code`)).body.error.code).toBe(100);
  });

  test('keeps a picture up to 1,440 pixels wide and scales a wider one down', async () => {
    const { body } = await contain({ image_url: `${images.origin}/wide.jpg` });
    settle();
    await publish(body.id);
    expect((await sandbox.posts()).at(-1).images).toMatchObject([{ width: 1440, height: 960 }]);
  });

  test.each<[string, object, number, number]>([
    ['a missing picture', { image_url: 'GONE/none.jpg' }, 9004, 2207052],
    ['an address that is none', { image_url: 'ok.jpg' }, 9004, 2207052],
    ['a picture that never comes', { image_url: 'GONE/never.jpg' }, -2, 2207003],
    ['a picture over 8 MB', { image_url: 'GONE/huge.jpg' }, 36_000, 2_207_004],
    ['a PNG named .jpg', { image_url: 'GONE/named.jpg' }, 36_001, 2_207_005],
    ['a picture cut short', { image_url: 'GONE/cut.jpg' }, 36_001, 2_207_005],
    ['a text', { image_url: 'GONE/text.jpg' }, 36_001, 2_207_005],
    ['a picture taller than 4:5', { image_url: 'GONE/tall.jpg' }, 36_003, 2_207_009],
    ['a picture wider than 1.91:1', { image_url: 'GONE/flat.jpg' }, 36_003, 2_207_009],
    ['a picture 319 pixels wide', { image_url: 'GONE/narrow.jpg' }, 36_003, 2_207_009],
    ['a caption of 2,201 characters', { caption: 'a'.repeat(2201) }, 36_004, 2_207_010],
    ['31 hashtags', { caption: hashtags(31) }, 100, 2_207_040],
    ['21 mentions', { caption: mentions(21) }, 100, 2_207_040],
    ['a video', { media_type: 'REELS' }, 100, 2_207_023],
  ])('with %s is refused', async (_, params, code, subcode) => {
    const text = JSON.stringify(params).replace('GONE', images.origin);
    const { status, body } = await contain(JSON.parse(text));
    expect(status).toBe(400);
    expect(body.error).toMatchObject({ code, error_subcode: subcode });
  });

  test.each<[string, object]>([
    ['no picture', { image_url: undefined }],
    ['an alternative text of 1,001 characters', { alt_text: 'a'.repeat(1001) }],
    ['collaborators, which are not simulated', { collaborators: ['a'] }],
    ['a wrong is_carousel_item', { is_carousel_item: 'perhaps' }],
  ])('with %s is a wrong parameter', async (_, params) => {
    expect((await contain(params)).body.error.code).toBe(100);
  });

  test.each<[string, object]>([
    ['2,200 characters', { caption: 'a'.repeat(2200) }],
    ['30 hashtags', { caption: hashtags(30) }],
    ['20 mentions', { caption: mentions(20) }],
    ['an alternative text of 1,000 characters', { alt_text: 'a'.repeat(1000) }],
  ])('may have %s', async (_, params) => {
    expect((await contain(params)).status).toBe(200);
  });

  test.each(['/landscape.jpg', '/portrait.jpg'])('may have the picture %s', async (path) => {
    expect((await contain({ image_url: images.origin + path })).status).toBe(200);
  });
});

function hashtags(count: number): string {
  return Array.from({ length: count }, (_, index) => `#tag${index}`).join(' ');
}

function mentions(count: number): string {
  return Array.from({ length: count }, (_, index) => `@office.${index}`).join(' ');
}

describe('a carousel', () => {
  const child = async () => (await contain({ is_carousel_item: true, alt_text: 'A child' })).body.id;
  const carousel = (children: unknown) => contain({ media_type: 'CAROUSEL', children, caption: 'All' });

  test('is made of 2 to 10 finished children, in order', async () => {
    const children = [await child(), await child()];
    expect((await carousel(children)).body.error.code).toBe(9007);
    settle();
    const { body } = await carousel(children.join(','));
    settle();
    const { body: media } = await publish(body.id);
    const { body: found } = await read(`${media.id}?fields=media_type,children`);
    expect(found.media_type).toBe('CAROUSEL_ALBUM');
    expect(found.children.data).toHaveLength(2);
    expect((await sandbox.posts()).at(-1).images).toMatchObject([{ alt: 'A child' }, { alt: 'A child' }]);
  });

  test('of 1 or 11, or of containers that are no items, is refused', async () => {
    const item = await child();
    const single = (await contain()).body.id;
    settle();
    expect((await carousel([item])).body.error.error_subcode).toBe(2_207_028);
    expect((await carousel(Array(11).fill(item))).body.error.error_subcode).toBe(2_207_028);
    expect((await carousel([item, single])).body.error.code).toBe(100);
    expect((await publish(item)).body.error.code).toBe(100);
  });
});

describe('reading on Instagram', () => {
  test('lists media newest first, and tells the use of the quota', async () => {
    for (const caption of ['one', 'two']) {
      const { body } = await contain({ caption });
      settle();
      await publish(body.id);
    }
    const { body } = await read('me/media?fields=caption,timestamp,permalink');
    expect(body.data.map((media: { caption: string }) => media.caption)).toEqual(['two', 'one']);
    const recent = await read(`me/media?since=${Math.ceil(sandbox.now() / SECOND)}`);
    expect(recent.body.data.length).toBeLessThan(2);
    const limit = await read(`${id}/content_publishing_limit?fields=quota_usage,config`);
    expect(limit.body.data).toEqual([
      { quota_usage: 2, config: { quota_total: 100, quota_duration: 86_400 } },
    ]);
    const me = await read('me?fields=user_id,username,account_type,media_count');
    expect(me.body).toMatchObject({ user_id: id, username: `office.${serial}`, media_count: 2 });
  });

  test('refuses unknown fields, unknown ids, old versions and missing permissions', async () => {
    expect((await read('me?fields=colour')).body.error.code).toBe(100);
    expect((await read('999')).body.error).toMatchObject({ code: 100, error_subcode: 33 });
    expect((await read('v22.0/me')).body.error.code).toBe(2500);
    token = await sandbox.token('instagram', id, { scopes: ['instagram_business_basic'] });
    expect((await contain()).body.error.code).toBe(10);
  });
});
