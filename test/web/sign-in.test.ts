import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { HOUR } from '#core/time.ts';
import { DANA } from '#test/fixtures/office.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { createApp } from '#web/app.tsx';
import type { WebEnv } from '#web/shell.ts';
import { PROVIDER, standInSignIn } from './stand-in-sign-in.ts';
import { visitAs } from './visitor.ts';

let world: TestServices;
let app: Hono<WebEnv>;

beforeAll(async () => {
  world = await startTestServices({ signIn: standInSignIn() });
  app = createApp(world.services);
});
afterAll(() => world.stop());

async function ask(path: string, cookie?: string): Promise<Response> {
  return app.request(`${world.services.shell.publicOrigin}${path}`, cookie ? { headers: { cookie } } : {});
}

function cookieOf(response: Response): string {
  return response.headers.get('set-cookie')?.split(';')[0] ?? '';
}

/** Goes to the provider and comes back as somebody. */
async function signIn(as: string, returnTo = '/offices/millbrook/posts?show=all') {
  const begun = await ask(`/sign-in?${new URLSearchParams({ returnTo })}`);
  const state = new URL(begun.headers.get('location') ?? '').searchParams.get('state');
  const finished = await ask(`/sign-in/return?state=${state}&as=${as}`, cookieOf(begun));
  return { begun, finished, state };
}

describe('signing in', () => {
  test('leads to the provider and back to the page that was asked for', async () => {
    const { begun, finished } = await signIn('dana');
    expect(begun.status).toBe(303);
    expect(begun.headers.get('location')).toMatch(`${PROVIDER}/authorize?state=`);
    expect(finished.status).toBe(303);
    expect(finished.headers.get('location')).toBe('/offices/millbrook/posts?show=all');
    const page = await ask('/offices/millbrook', cookieOf(finished));
    expect(page.status).toBe(200);
    expect(await page.text()).toContain('Dana Whitfield');
  });

  test('keeps the visit in a cookie that only this host sets and no script reads', async () => {
    const { begun } = await signIn('dana');
    const [pair, ...attributes] = begun.headers.get('set-cookie')?.split('; ') ?? [];
    expect(pair).toMatch(/^__Host-clarion=[\w-]{43}$/);
    expect(attributes.sort()).toEqual(['HttpOnly', 'Path=/', 'SameSite=Lax', 'Secure']);
  });

  test('makes the cookie from before worth nothing', async () => {
    const { begun, finished } = await signIn('dana');
    expect(cookieOf(finished)).not.toBe(cookieOf(begun));
    const planted = await ask('/offices/millbrook', cookieOf(begun));
    expect(planted.headers.get('location')).toMatch(/^\/sign-in\?/);
  });

  test('never leads to another site, whether signed in before or not', async () => {
    const dana = await visitAs(app, world.services, DANA);
    for (const elsewhere of ['//evil.example', 'https://evil.example/', '/\\evil.example']) {
      const { finished } = await signIn('dana', elsewhere);
      expect(finished.headers.get('location')).toBe('/');
      const onwards = await dana.get(`/sign-in?${new URLSearchParams({ returnTo: elsewhere })}`);
      expect(onwards.headers.get('location')).toBe('/');
    }
  });

  test('does not end a visit under way, whoever links to it', async () => {
    const dana = await visitAs(app, world.services, DANA);
    const response = await dana.get('/sign-in?returnTo=/offices');
    expect(response.headers.get('location')).toBe('/offices');
    expect(response.headers.get('set-cookie')).toBeNull();
  });

  test('fails with a sentence for an answer that was not asked for here', async () => {
    const begun = await ask('/sign-in');
    const logged = world.failures.length;
    for (const response of [
      await ask('/sign-in/return?state=state-1&as=dana'),
      await ask('/sign-in/return?state=forged&as=dana', cookieOf(begun)),
    ]) {
      expect(response.status).toBe(403);
      expect(await response.text()).toContain('<h1>You were not signed in</h1>');
      expect((await ask('/offices', cookieOf(response))).headers.get('location')).toMatch(/^\/sign-in\?/);
    }
    expect(world.failures.slice(logged)).toMatchObject([
      { path: '/sign-in/return', error: { message: expect.stringContaining('not begun here') } },
      { path: '/sign-in/return', error: { message: expect.stringContaining('answered something else') } },
    ]);
  });

  test('tells somebody whom nobody has invited what to do', async () => {
    const { finished } = await signIn('stranger');
    expect(finished.status).toBe(403);
    expect(await finished.text()).toContain('nobody has invited you');
  });
});

describe('a visit', () => {
  test('ends by signing out, here and at the provider', async () => {
    const { finished } = await signIn('dana');
    const cookie = cookieOf(finished);
    const page = await (await ask('/offices/millbrook', cookie)).text();
    const token = page.match(/name="form_token" value="(\w+)"/)?.[1] ?? '';
    const origin = world.services.shell.publicOrigin;
    const signedOut = await app.request(`${origin}/sign-out`, {
      method: 'POST',
      headers: { cookie, origin, 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ form_token: token }),
    });
    expect(signedOut.status).toBe(303);
    expect(signedOut.headers.get('location')).toBe(`${PROVIDER}/end?hint=token-of-dana`);
    expect(signedOut.headers.get('set-cookie')).toMatch(/^__Host-clarion=; Max-Age=0/);
    expect((await ask('/offices/millbrook', cookie)).headers.get('location')).toMatch(/^\/sign-in\?/);
  });

  test('is not ended by a page of another site', async () => {
    const dana = await visitAs(app, world.services, DANA);
    const forged = await app.request(`${world.services.shell.publicOrigin}/sign-out`, {
      method: 'POST',
      headers: { cookie: dana.cookie, origin: 'https://evil.example', 'sec-fetch-site': 'cross-site' },
      body: new URLSearchParams({ form_token: 'guessed' }),
    });
    expect(forged.status).toBe(403);
    expect((await dana.get('/offices/millbrook')).status).toBe(200);
  });

  test('ends after twelve hours', async () => {
    const dana = await visitAs(app, world.services, DANA);
    world.clock.advance(12 * HOUR);
    expect((await dana.get('/offices/millbrook')).headers.get('location')).toMatch(/^\/sign-in\?/);
  });
});
