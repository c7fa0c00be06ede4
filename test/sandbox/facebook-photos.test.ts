import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest';
import { call, DAY, type Harness, hostImages, type ImageHost, picture, startHarness } from './harness.ts';

let sandbox: Harness;
let images: ImageHost;
let page: string;
let token: string;
let serial = 0;

beforeAll(async () => {
  sandbox = await startHarness();
  const png = await picture(64, 48).png().toBuffer();
  images = await hostImages((request, response) => {
    if (request.url === '/a.png') response.end(png);
    else response.writeHead(404).end();
  });
});
afterAll(async () => {
  await images.stop();
  await sandbox.stop();
});
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

describe('a photo', () => {
  const photo = (params: object) => graph('POST', `${page}/photos`, params);

  test('published at once is a post with its alternative text', async () => {
    const { body } = await photo({
      url: `${images.origin}/a.png`,
      caption: 'Look',
      alt_text_custom: 'A blue field',
    });
    expect(body).toEqual({ id: expect.stringMatching(/^\d+$/), post_id: expect.stringMatching(/^\d+_\d+$/) });
    expect(await recordOf(body.post_id)).toMatchObject({
      text: 'Look',
      images: [{ width: 64, height: 48, alt: 'A blue field' }],
    });
  });

  test('unpublished, is taken up by a post within a day', async () => {
    const params = { url: `${images.origin}/a.png`, published: false };
    const [first, second] = [(await photo(params)).body, (await photo(params)).body];
    expect(Object.keys(first)).toEqual(['id']);
    const media = [{ media_fbid: first.id }, { media_fbid: second.id }];
    const asJson = await feed({ message: 'Two', attached_media: media });
    expect((await recordOf(asJson.body.id)).images).toHaveLength(2);
    const asForm = await call('POST', `${sandbox.at.facebook}/v26.0/${page}/feed`, {
      form: {
        message: 'One',
        access_token: token,
        'attached_media[0]': JSON.stringify({ media_fbid: first.id }),
      },
    });
    expect((await recordOf(asForm.body.id)).images).toHaveLength(1);
    const late = (await photo(params)).body;
    sandbox.advance(DAY);
    expect((await feed({ message: 'Late', attached_media: [{ media_fbid: late.id }] })).status).toBe(400);
  });

  test('may come as a file', async () => {
    const multipart = new FormData();
    multipart.set('source', new Blob([new Uint8Array(await picture(64, 48).jpeg().toBuffer())]), 'a.jpg');
    multipart.set('access_token', token);
    multipart.set('published', 'false');
    const answer = await call('POST', `${sandbox.at.facebook}/v26.0/${page}/photos`, { multipart });
    expect(answer.status).toBe(200);
  });

  test('that is missing or no image is refused', async () => {
    expect((await photo({ url: `${images.origin}/none` })).body.error.code).toBe(324);
    expect((await photo({ caption: 'no picture' })).body.error.code).toBe(324);
    expect((await photo({ url: 'file:///etc/hostname' })).body.error.code).toBe(324);
  });
});
