import type { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { actorOf, DANA, LUIS, MILLBROOK } from '#test/fixtures/office.ts';
import { draftPost, sampleCampaign } from '#test/fixtures/post.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { createApp } from '#web/app.tsx';
import type { WebEnv } from '#web/shell.ts';
import { visitAs } from './visitor.ts';

let world: TestServices;
let app: Hono<WebEnv>;

beforeAll(async () => {
  world = await startTestServices();
  app = createApp(world.services);
});
afterAll(() => world.stop());

test('an image of a pack is shown to members, as the type that it is, and kept by no cache', async () => {
  const image = [...(world.services.shipped.list()[0]?.images.values() ?? [])][0];
  const dana = await visitAs(app, world.services, DANA);
  const response = await dana.get(`/offices/millbrook/media/${image?.mediaId}`);
  expect(response.status).toBe(200);
  expect(response.headers.get('content-type')).toBe('image/jpeg');
  expect(response.headers.get('cache-control')).toBe('no-store');
  expect((await response.arrayBuffer()).byteLength).toBe(image?.bytes);
  const stranger = await app.request(`/offices/millbrook/media/${image?.mediaId}`);
  expect(stranger.status).toBe(303);
});

test('an image of a post is shown to that office alone', async () => {
  const bytes = new Uint8Array([0xff, 0xd8, 0xff, 0xe0, 1, 2, 3]);
  const mediaId = await world.services.media.write({ bytes, mimeType: 'image/jpeg' });
  const image = {
    mediaId,
    mimeType: 'image/jpeg',
    bytes: bytes.length,
    width: 1,
    height: 1,
    alt: 'A ballot box',
  };
  const dana = await visitAs(app, world.services, DANA);
  const luis = await visitAs(app, world.services, LUIS);
  expect((await dana.get(`/offices/millbrook/media/${mediaId}`)).status).toBe(404);

  const post = draftPost({ image });
  const happening = { action: 'post.stored', summary: 'Stored.' };
  await world.services.store
    .forOffice(MILLBROOK.id, actorOf(DANA))
    .launchCampaign(
      sampleCampaign(),
      [{ post, happening: { ...happening, subject: { kind: 'post', id: post.id } } }],
      { ...happening, subject: { kind: 'campaign', id: post.campaignId } },
    );
  expect((await dana.get(`/offices/millbrook/media/${mediaId}`)).status).toBe(200);
  expect((await luis.get(`/offices/riverton/media/${mediaId}`)).status).toBe(404);
});
