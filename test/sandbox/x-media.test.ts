import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { call, DAY, type Harness, noisyJpeg, picture, startHarness } from './harness.ts';

let sandbox: Harness;
let token: string;
let stranger: string;

beforeAll(async () => {
  sandbox = await startHarness();
  token = await sandbox.token('x', await sandbox.account('x', 'office'));
  stranger = await sandbox.token('x', await sandbox.account('x', 'stranger'));
});
afterAll(() => sandbox.stop());

const post = (path: string, json: unknown, as = token) =>
  call('POST', `${sandbox.at.x}/2/${path}`, { json, token: as });
const upload = (bytes: Uint8Array, fields: object = {}) =>
  post('media/upload', {
    media: Buffer.from(bytes).toString('base64'),
    media_category: 'tweet_image',
    ...fields,
  });

async function append(id: string, index: number, bytes: Uint8Array, as = token) {
  const multipart = new FormData();
  multipart.set('segment_index', String(index));
  multipart.set('media', new Blob([new Uint8Array(bytes)]));
  return call('POST', `${sandbox.at.x}/2/media/upload/${id}/append`, { multipart, token: as });
}

describe('a picture sent to X at once', () => {
  test('gets an id, a key, and a time after which it is gone', async () => {
    const bytes = await picture(40, 30).png().toBuffer();
    const { status, body } = await upload(bytes);
    expect(status).toBe(200);
    expect(body.data).toEqual({
      id: expect.stringMatching(/^\d{19}$/),
      media_key: `3_${body.data.id}`,
      size: bytes.byteLength,
      expires_after_secs: 86_400,
    });
  });

  test('may come as multipart', async () => {
    const multipart = new FormData();
    multipart.set('media', new Blob([new Uint8Array(await picture(40, 30).webp().toBuffer())]));
    multipart.set('media_category', 'tweet_image');
    const answer = await call('POST', `${sandbox.at.x}/2/media/upload`, { multipart, token });
    expect(answer.status).toBe(200);
  });

  test('is attached with its alternative text, which the record and the API give back', async () => {
    const { body } = await upload(await picture(40, 30).jpeg().toBuffer());
    const described = await post('media/metadata', {
      id: body.data.id,
      metadata: { alt_text: { text: 'A ballot box' } },
    });
    expect(described.status).toBe(200);
    const created = await post('tweets', { media: { media_ids: [body.data.id] } });
    expect(created.status).toBe(201);
    const { body: read } = await call(
      'GET',
      `${sandbox.at.x}/2/tweets/${created.body.data.id}?expansions=attachments.media_keys&media.fields=alt_text,width&tweet.fields=entities`,
      { token },
    );
    expect(read.data.attachments).toEqual({ media_keys: [body.data.media_key] });
    expect(read.includes.media).toEqual([
      { media_key: body.data.media_key, type: 'photo', alt_text: 'A ballot box', width: 40 },
    ]);
    expect(read.data.entities.urls[0].media_key).toBe(body.data.media_key);
    const record = (await sandbox.posts()).at(-1);
    expect(record.images).toMatchObject([{ width: 40, height: 30, alt: 'A ballot box' }]);
    const kept = await fetch(record.images[0].url);
    expect(kept.headers.get('content-type')).toBe('image/jpeg');
  });

  test('is refused when it is no image, broken, mislabelled or too large', async () => {
    const jpeg = await picture(400, 300).jpeg().toBuffer();
    const cases: [Uint8Array, object][] = [
      [Buffer.from('not an image at all'), {}],
      [jpeg.subarray(0, jpeg.byteLength / 2), {}],
      [jpeg, { media_type: 'image/png' }],
      [jpeg, { media_category: 'tweet_gif' }],
      [jpeg, { media_category: 'tweet_video' }],
      [jpeg, { colour: 'blue' }],
      [await picture(40, 30).tiff().toBuffer(), {}],
      [await noisyJpeg(2400, 2400), {}],
    ];
    for (const [bytes, fields] of cases) expect((await upload(bytes, fields)).status).toBe(400);
  });

  test('cannot be used or described by another user', async () => {
    const { body } = await upload(await picture(40, 30).png().toBuffer());
    const attached = await post('tweets', { text: 'Mine?', media: { media_ids: [body.data.id] } }, stranger);
    expect(attached.status).toBe(400);
    const described = await post(
      'media/metadata',
      { id: body.data.id, metadata: { alt_text: { text: 'x' } } },
      stranger,
    );
    expect(described.status).toBe(400);
  });

  test('a GIF goes alone', async () => {
    const gif = await sharp({ create: { width: 20, height: 20, channels: 3, background: 'red' } })
      .gif()
      .toBuffer();
    const { body: moving } = await upload(gif, { media_category: 'tweet_gif' });
    const { body: still } = await upload(await picture(40, 30).png().toBuffer());
    const both = { media_ids: [moving.data.id, still.data.id] };
    expect((await post('tweets', { text: 'Both', media: both })).status).toBe(400);
    expect((await post('tweets', { text: 'One', media: { media_ids: [moving.data.id] } })).status).toBe(201);
  });

  test('alternative text has 1 to 1,000 characters', async () => {
    const { body } = await upload(await picture(40, 30).png().toBuffer());
    const describe = (text: string) =>
      post('media/metadata', { id: body.data.id, metadata: { alt_text: { text } } });
    expect((await describe('a'.repeat(1000))).status).toBe(200);
    expect((await describe('a'.repeat(1001))).status).toBe(400);
    expect((await describe('')).status).toBe(400);
  });
});

describe('a picture sent to X in parts', () => {
  const begin = async (bytes: Uint8Array, fields: object = {}) =>
    post('media/upload/initialize', {
      media_type: 'image/jpeg',
      total_bytes: bytes.byteLength,
      media_category: 'tweet_image',
      ...fields,
    });

  test('is whole after finalize, however often a part was sent', async () => {
    const bytes = await noisyJpeg(300, 300);
    const half = Math.floor(bytes.byteLength / 2);
    const { body } = await begin(bytes);
    const { id } = body.data;
    expect(body.data).toEqual({ id, media_key: `3_${id}`, expires_after_secs: 86_400 });
    expect((await append(id, 1, bytes.subarray(half))).status).toBe(200);
    expect((await append(id, 0, bytes.subarray(0, half))).status).toBe(200);
    expect((await append(id, 0, bytes.subarray(0, half))).status).toBe(200);
    const finalized = await post(`media/upload/${id}/finalize`, {});
    expect(finalized.body.data).toMatchObject({ id, size: bytes.byteLength });
    expect((await post(`media/upload/${id}/finalize`, {})).status).toBe(200);
    const status = await call('GET', `${sandbox.at.x}/2/media/upload?command=STATUS&media_id=${id}`, {
      token,
    });
    expect(status.body.data.processing_info).toEqual({ state: 'succeeded', progress_percent: 100 });
    expect((await post('tweets', { text: 'In parts', media: { media_ids: [id] } })).status).toBe(201);
  });

  test('is refused while a part is missing, and to another user', async () => {
    const bytes = await picture(400, 300).jpeg().toBuffer();
    const { body } = await begin(bytes);
    await append(body.data.id, 1, bytes);
    expect((await post(`media/upload/${body.data.id}/finalize`, {})).status).toBe(400);
    expect((await append(body.data.id, 0, bytes, stranger)).status).toBe(404);
    expect((await post('tweets', { text: 'Early', media: { media_ids: [body.data.id] } })).status).toBe(400);
    const other = `${sandbox.at.x}/2/media/upload?command=STATUS&media_id=${body.data.id}`;
    expect((await call('GET', other, { token })).status).toBe(404);
  });

  test('is refused at the start when it is declared too large or of another type', async () => {
    const bytes = Buffer.alloc(10);
    expect((await begin(bytes, { total_bytes: 5 * 1024 * 1024 + 1 })).status).toBe(400);
    expect((await begin(bytes, { media_type: 'image/tiff' })).status).toBe(400);
    expect((await begin(bytes, { name: 'a.jpg' })).status).toBe(400);
  });

  test('is refused at the end when its bytes are of another type', async () => {
    const png = await picture(40, 30).png().toBuffer();
    const { body } = await begin(png);
    await append(body.data.id, 0, png);
    expect((await post(`media/upload/${body.data.id}/finalize`, {})).status).toBe(400);
  });
});

test('an upload that was not used within a day cannot be attached', async () => {
  const { body } = await upload(await picture(40, 30).png().toBuffer());
  sandbox.advance(DAY);
  const later = await sandbox.token('x', 'office');
  const answer = await post('tweets', { text: 'Late', media: { media_ids: [body.data.id] } }, later);
  expect(answer.status).toBe(400);
});
