import { afterAll, beforeAll, expect, test } from 'vitest';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { createApp } from '#web/app.tsx';

let world: TestServices;

beforeAll(async () => {
  world = await startTestServices();
});
afterAll(() => world.stop());

test('health is told without sign-in', async () => {
  const response = await createApp(world.services).request('/healthz');
  expect(response.status).toBe(200);
  expect(await response.json()).toEqual({
    status: 'ok',
    store: 'ok',
    wakeUps: 'ok',
    queue: 'ok',
    overdue: 0,
    version: '0.0.0-test',
  });
});

test('what fails is named, with a status that monitors understand', async () => {
  const workers = { wakeUps: async () => 'ok' as const, queue: async () => 'failing' as const };
  const response = await createApp({ ...world.services, workers }).request('/healthz');
  expect(response.status).toBe(503);
  expect(await response.json()).toMatchObject({ status: 'failing', queue: 'failing', store: 'ok' });
});
