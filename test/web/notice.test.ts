import type { Hono } from 'hono';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { DANA } from '#test/fixtures/office.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { endVisit } from '#use-cases/visit.ts';
import { createApp } from '#web/app.tsx';
import { amendVisit } from '#web/session/amend-visit.ts';
import type { WebEnv } from '#web/shell.ts';
import { visitAs } from './visitor.ts';

let world: TestServices;
let app: Hono<WebEnv>;

beforeAll(async () => {
  world = await startTestServices();
  app = createApp(world.services);
});
afterAll(() => world.stop());

test('a notice waits through redirects and images, is shown by one page, and by no other', async () => {
  const dana = await visitAs(app, world.services, DANA);
  await amendVisit(world.services, dana.session, (current) => ({
    ...current,
    notice: 'The post was moved.',
  }));
  const image = [...(world.services.shipped.list()[0]?.images.values() ?? [])][0];
  expect((await dana.get('/offices')).status).toBe(303);
  expect((await dana.get(`/offices/millbrook/media/${image?.mediaId}`)).status).toBe(200);
  expect(await (await dana.get('/offices/millbrook')).text()).toContain('The post was moved.');
  expect(await (await dana.get('/offices/millbrook')).text()).not.toContain('The post was moved.');
});

test('a visit that has ended is not brought back by what it still had to write', async () => {
  const { services } = world;
  const dana = await visitAs(app, services, DANA);
  await endVisit(services, dana.session);
  await amendVisit(services, dana.session, (current) => ({ ...current, notice: 'Too late.' }));
  expect(await services.store.readSession(dana.session.id, services.clock.now())).toBeUndefined();
});
