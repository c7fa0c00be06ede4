import sharp from 'sharp';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { CONTAINER_DELAY_MS, call, type Harness, HOUR, MINUTE, picture, startHarness } from './harness.ts';
import { type Company, idOf, openCompany, upload } from './linkedin-calls.ts';

let sandbox: Harness;
let office: Company;
let other: Company;
let jpeg: Buffer;

beforeAll(async () => {
  sandbox = await startHarness();
  office = await openCompany(sandbox, 'office');
  other = await openCompany(sandbox, 'other');
  jpeg = await picture(400, 300).jpeg().toBuffer();
});
afterAll(() => sandbox.stop());

const look = (image: string, company = office) => company.rest('GET', `images/${encodeURIComponent(image)}`);
const statusOf = async (image: string): Promise<string> => (await look(image)).body.status;
const withImage = (id: string, altText = 'A blue field') => ({
  commentary: `With ${id}`.replaceAll('_', '-'),
  content: { media: { id, altText } },
});

describe('an image', () => {
  test('is announced, uploaded, processed, and then available', async () => {
    const { uploadUrl, uploadUrlExpiresAt, image } = await office.initialize();
    expect(image).toMatch(/^urn:li:image:[\w-]+$/);
    expect(uploadUrl.startsWith(`${sandbox.at.linkedin}/dms-uploads/`)).toBe(true);
    expect(uploadUrlExpiresAt).toBeGreaterThan(sandbox.now());
    expect(await statusOf(image)).toBe('WAITING_UPLOAD');
    expect(await upload(uploadUrl, jpeg)).toBe(201);
    expect(await statusOf(image)).toBe('PROCESSING');
    sandbox.advance(CONTAINER_DELAY_MS);
    const { body } = await look(image);
    expect(body).toMatchObject({ id: image, owner: office.urn, status: 'AVAILABLE' });
    const kept = await fetch(body.downloadUrl);
    expect(Buffer.from(await kept.arrayBuffer())).toEqual(jpeg);
  });

  test.each(['jpeg', 'png', 'gif'] as const)('may be a %s', async (format) => {
    const { uploadUrl, image } = await office.initialize();
    expect(await upload(uploadUrl, await picture(50, 50).toFormat(format).toBuffer())).toBe(201);
    sandbox.advance(CONTAINER_DELAY_MS);
    expect(await statusOf(image)).toBe('AVAILABLE');
  });

  test.each<[string, () => Promise<Buffer>]>([
    ['a WebP', () => picture(50, 50).webp().toBuffer()],
    ['no picture', async () => Buffer.from('no picture')],
    ['a picture cut short', async () => jpeg.subarray(0, jpeg.length / 2)],
    [
      'a picture of 36,152,320 pixels',
      () =>
        sharp({ create: { width: 5120, height: 7061, channels: 3, background: 'navy' } })
          .png()
          .toBuffer(),
    ],
  ])('that is %s is taken, and fails in processing', async (_, bytes) => {
    const { uploadUrl, image } = await office.initialize();
    expect(await upload(uploadUrl, await bytes())).toBe(201);
    sandbox.advance(CONTAINER_DELAY_MS);
    expect(await statusOf(image)).toBe('PROCESSING_FAILED');
    const { status, body } = await office.post(withImage(image));
    expect([status, body.code]).toEqual([400, 'MEDIA_ASSET_PROCESSING_FAILED']);
  });

  test('may be uploaded again by whoever did not hear of the success', async () => {
    const { uploadUrl, image } = await office.initialize();
    expect([await upload(uploadUrl, jpeg), await upload(uploadUrl, jpeg)]).toEqual([201, 201]);
    sandbox.advance(CONTAINER_DELAY_MS);
    expect(await statusOf(image)).toBe('AVAILABLE');
  });

  test('can be uploaded at its own address, for an hour, and not empty', async () => {
    const { uploadUrl } = await office.initialize();
    expect(await upload(uploadUrl.replace(/ut=.*/, 'ut=guess'), jpeg)).toBe(403);
    expect(await upload(uploadUrl, Buffer.alloc(0))).toBe(400);
    sandbox.advance(HOUR);
    expect(await upload(uploadUrl, jpeg)).toBe(403);
  });

  test('belongs to its organization', async () => {
    const image = await office.image();
    expect((await look(image, other)).status).toBe(403);
    const { status, body } = await other.post(withImage(image));
    expect([status, body.code]).toEqual([400, 'INVALID_IMAGE_ID']);
    const json = { initializeUploadRequest: { owner: other.urn } };
    expect((await office.rest('POST', 'images?action=initializeUpload', { json })).status).toBe(403);
  });

  test('that nobody announced is not found', async () => {
    expect((await look('urn:li:image:abc')).status).toBe(404);
    expect((await look('urn:li:video:abc')).status).toBe(404);
    const raw = await office.initialize();
    expect((await office.rest('GET', `images/${raw.image}`)).status).toBe(400);
  });

  test.each<[string, string, object, number]>([
    ['another action', 'images?action=register', {}, 400],
    ['no owner', 'images?action=initializeUpload', { initializeUploadRequest: {} }, 400],
    ['an empty body', 'images?action=initializeUpload', {}, 400],
    [
      'an unknown field',
      'images?action=initializeUpload',
      { initializeUploadRequest: { owner: 'a', colour: 'blue' } },
      403,
    ],
  ])('announced with %s is refused', async (_, path, json, status) => {
    expect((await office.rest('POST', path, { json })).status).toBe(status);
  });
});

describe('a post with images', () => {
  test('shows one with its alternative text', async () => {
    const image = await office.image();
    const urn = idOf(await office.post(withImage(image, 'A blue field')));
    const { body } = await office.rest('GET', `posts/${encodeURIComponent(urn)}`);
    expect(body.content).toEqual({ media: { id: image, altText: 'A blue field' } });
    const { images } = (await sandbox.posts()).at(-1);
    expect(images).toMatchObject([{ alt: 'A blue field', width: 400, height: 300 }]);
    const page = await call('GET', `${sandbox.at.linkedin}/feed/update/${urn}`);
    expect(page.body).toContain('alt="A blue field"');
  });

  test('needs no text', async () => {
    const content = { media: { id: await office.image() } };
    expect((await office.post({ commentary: '', content })).status).toBe(201);
  });

  test('shows several, from two to twenty', async () => {
    const images = [{ id: await office.image(), altText: 'One' }, { id: await office.image() }];
    const several = (count: number) => ({
      commentary: `${count} pictures`,
      content: { multiImage: { images: [...images, ...Array(20).fill(images[0])].slice(0, count) } },
    });
    expect((await office.post(several(2))).status).toBe(201);
    expect((await sandbox.posts()).at(-1).images).toMatchObject([{ alt: 'One' }, { alt: '' }]);
    expect((await office.post(several(20))).status).toBe(201);
    expect((await office.post(several(1))).status).toBe(400);
    expect((await office.post(several(21))).status).toBe(400);
  });

  test('takes alternative text of at most 4,086 characters', async () => {
    const image = await office.image();
    const { status, body } = await office.post(withImage(image, 'a'.repeat(4087)));
    expect([status, body.code]).toEqual([400, 'FIELD_LENGTH_TOO_LONG']);
    expect((await office.post(withImage(image, 'a'.repeat(4086)))).status).toBe(201);
  });

  test('waits for the upload and for the processing', async () => {
    const { uploadUrl, image } = await office.initialize();
    expect((await office.post(withImage(image))).body.code).toBe('MEDIA_ASSET_WAITING_UPLOAD');
    await upload(uploadUrl, jpeg);
    expect((await office.post(withImage(image))).body.code).toBe('MEDIA_ASSET_PROCESSING');
    sandbox.advance(CONTAINER_DELAY_MS);
    expect((await office.post(withImage(image))).status).toBe(201);
  });

  test('is a repetition only with the same images', async () => {
    const first = await office.image();
    const post = { commentary: 'Same text', content: { media: { id: first } } };
    expect((await office.post(post)).status).toBe(201);
    expect((await office.post(post)).status).toBe(422);
    const fresh = { ...post, content: { media: { id: await office.image() } } };
    expect((await office.post(fresh)).status).toBe(201);
  });
});

describe('a fault', () => {
  const order = (operation: string, fault: string, more: object = {}) =>
    sandbox.order({ platform: 'linkedin', operation, fault, account: office.id, ...more });

  test('fails the image that is read next, for good', async () => {
    const image = await office.image();
    await order('read-container', 'container-error');
    expect(await statusOf(image)).toBe('PROCESSING_FAILED');
    expect(await statusOf(image)).toBe('PROCESSING_FAILED');
  });

  test('keeps the image that is read next in processing', async () => {
    const image = await office.image();
    await order('read-container', 'container-slow', { delayMs: MINUTE });
    expect(await statusOf(image)).toBe('PROCESSING');
    sandbox.advance(MINUTE - 1);
    expect(await statusOf(image)).toBe('PROCESSING');
    sandbox.advance(1);
    expect(await statusOf(image)).toBe('AVAILABLE');
  });

  test('strikes the bytes as well as the announcement', async () => {
    const { uploadUrl, image } = await office.initialize();
    await order('upload-media', 'accept-then-drop');
    await expect(upload(uploadUrl, jpeg)).rejects.toThrow();
    expect(await statusOf(image)).toBe('PROCESSING');
  });
});
