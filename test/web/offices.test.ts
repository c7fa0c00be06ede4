import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { MemberId } from '#core/ids.ts';
import type { Member } from '#core/member.ts';
import { DANA, LUIS, MILLBROOK, RIVERTON } from '#test/fixtures/office.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { createApp } from '#web/app.tsx';
import type { WebEnv } from '#web/shell.ts';
import { visitAs } from './visitor.ts';

const PAT: Member = {
  id: MemberId.parse('pat'),
  name: 'Pat Lind',
  email: 'pat@four-rivers.example.gov',
  grants: [
    { officeId: MILLBROOK.id, roles: ['viewer'] },
    { officeId: RIVERTON.id, roles: ['author'] },
  ],
};

let world: TestServices;
let app: Hono<WebEnv>;

beforeAll(async () => {
  world = await startTestServices();
  app = createApp(world.services);
});
afterAll(() => world.stop());

describe('the way in', () => {
  test('welcomes a stranger and names the way to sign in', async () => {
    const response = await app.request('/');
    expect(response.status).toBe(200);
    expect(await response.text()).toMatch(/<a class="usa-button" href="\/sign-in">/);
  });

  test('leads the member of one office straight to it', async () => {
    const dana = await visitAs(app, world.services, DANA);
    expect((await dana.get('/')).headers.get('location')).toBe('/offices');
    expect((await dana.get('/offices')).headers.get('location')).toBe('/offices/millbrook');
  });

  test('lets the member of several offices choose', async () => {
    const pat = await visitAs(app, world.services, PAT);
    const page = await (await pat.get('/offices')).text();
    expect(page).toContain('href="/offices/millbrook"');
    expect(page).toContain('href="/offices/riverton"');
  });

  test('tells a member without an office whom to ask', async () => {
    const member = { ...PAT, id: MemberId.parse('new'), grants: [] };
    const visitor = await visitAs(app, world.services, member);
    expect(await (await visitor.get('/offices')).text()).toContain('You do not belong to an office yet');
  });
});

describe('an office', () => {
  test('sends a stranger to sign in and back to the same page', async () => {
    const response = await app.request('/offices/millbrook/calendar?month=2026-11');
    expect(response.status).toBe(303);
    const returnTo = encodeURIComponent('/offices/millbrook/calendar?month=2026-11');
    expect(response.headers.get('location')).toBe(`/sign-in?returnTo=${returnTo}`);
  });

  test('of others looks exactly like one that does not exist', async () => {
    const luis = await visitAs(app, world.services, LUIS);
    const pages = ['', '/channels', '/posts', '/calendar', '/channels/x/disconnect', '/media/0'];
    for (const path of pages) {
      const foreign = await luis.get(`/offices/millbrook${path}`);
      const missing = await luis.get(`/offices/nowhere${path}`);
      expect(foreign.status).toBe(404);
      expect(await foreign.text()).toBe(await missing.text());
    }
    expect((await luis.post('/offices/millbrook/channels/x/disconnect')).status).toBe(404);
  });

  test('is closed to a member from the moment their role is taken away', async () => {
    const visitor = await visitAs(app, world.services, PAT);
    expect((await visitor.get('/offices/riverton')).status).toBe(200);
    await world.services.store.writeMember({
      ...PAT,
      grants: [{ officeId: MILLBROOK.id, roles: ['viewer'] }],
    });
    expect((await visitor.get('/offices/riverton')).status).toBe(404);
  });
});
