import type { MiddlewareHandler } from 'hono';
import { describe, expect, test } from 'vitest';
import { FORM_TOKEN_FIELD } from '#web/components/form.tsx';
import { frameApp } from '#web/frame.tsx';
import type { Shell, WebEnv } from '#web/shell.ts';
import { FORM_TOKEN, makeShell, ORIGIN, signedIn } from './shell.ts';

const stranger: MiddlewareHandler<WebEnv> = (_, next) => next();

async function makeApp(changes: Partial<Shell> = {}, visit = signedIn) {
  const shell = await makeShell(changes);
  const app = frameApp(shell, visit);
  app.post('/change', (c) => c.text('changed'));
  app.get('/broken', () => {
    throw new Error('the store says: table office-secrets is gone');
  });
  return { app, shell };
}

interface Sent {
  readonly origin?: string;
  readonly fetchSite?: string;
  readonly token?: string;
  readonly type?: string;
}

function form({ origin, fetchSite, token, type = 'application/x-www-form-urlencoded' }: Sent): RequestInit {
  const headers = new Headers({ 'content-type': type });
  if (origin !== undefined) headers.set('origin', origin);
  if (fetchSite !== undefined) headers.set('sec-fetch-site', fetchSite);
  const body = token === undefined ? 'a=b' : `a=b&${FORM_TOKEN_FIELD}=${token}`;
  return { method: 'POST', headers, body };
}

describe('headers', () => {
  test('a page may load nothing but our own files and run nothing inline', async () => {
    const { app } = await makeApp();
    const response = await app.request('/about');
    const policy = response.headers.get('content-security-policy')?.split('; ');
    expect(policy).toEqual([
      "default-src 'none'",
      "style-src 'self'",
      "script-src 'self'",
      "font-src 'self'",
      "img-src 'self'",
      "connect-src 'self'",
      "form-action 'self' https://sign-in.example.gov",
      "frame-ancestors 'none'",
      "base-uri 'none'",
    ]);
  });

  test('a page is neither framed, sniffed, cached nor named to other sites', async () => {
    const { app } = await makeApp();
    const { headers } = await app.request('/about');
    expect(headers.get('x-content-type-options')).toBe('nosniff');
    expect(headers.get('x-frame-options')).toBe('DENY');
    expect(headers.get('referrer-policy')).toBe('same-origin');
    expect(headers.get('cross-origin-opener-policy')).toBe('same-origin');
    expect(headers.get('permissions-policy')).toContain('camera=()');
    expect(headers.get('cache-control')).toBe('no-store');
  });

  test('problem pages carry the same headers', async () => {
    const { app } = await makeApp();
    for (const path of ['/nowhere', '/broken']) {
      expect((await app.request(path)).headers.get('content-security-policy')).toContain(
        "default-src 'none'",
      );
    }
  });

  test('browsers are bound to https only where the site has it', async () => {
    const plain = await makeApp();
    const secure = await makeApp({ publicOrigin: 'https://clarion.example.gov' });
    expect((await plain.app.request('/about')).headers.has('strict-transport-security')).toBe(false);
    expect((await secure.app.request('/about')).headers.get('strict-transport-security')).toMatch(
      /^max-age=\d{8}/,
    );
  });

  test('an asset may be kept for good, and its name never reaches beyond the manifest', async () => {
    const { app, shell } = await makeApp();
    const response = await app.request(shell.assets.url('app.css'));
    expect(response.headers.get('content-type')).toBe('text/css; charset=utf-8');
    expect(response.headers.get('cache-control')).toBe('public, max-age=31536000, immutable');
    for (const name of ['manifest.json', '..%2Fmanifest.json', '%2e%2e%2f%2e%2e%2fpackage.json', 'app.css']) {
      expect((await app.request(`/assets/${name}`)).status, name).toBe(404);
    }
  });
});

describe('forged forms', () => {
  const accepted: readonly (readonly [string, Sent])[] = [
    ['our own page', { origin: ORIGIN, token: FORM_TOKEN }],
    ['our own page behind a proxy that drops Origin', { fetchSite: 'same-origin', token: FORM_TOKEN }],
  ];
  test.each(accepted)('a form from %s is accepted', async (_, sent) => {
    const { app } = await makeApp();
    const response = await app.request('/change', form(sent));
    expect([response.status, await response.text()]).toEqual([200, 'changed']);
  });

  const refused: readonly (readonly [string, Sent])[] = [
    ['another site', { origin: 'https://evil.example', fetchSite: 'cross-site', token: FORM_TOKEN }],
    ['a sibling site', { origin: 'https://other.example.gov', fetchSite: 'same-site', token: FORM_TOKEN }],
    ['a sandboxed frame', { origin: 'null', token: FORM_TOKEN }],
    ['nowhere', { token: FORM_TOKEN }],
    ['our own page without a token', { origin: ORIGIN }],
    ['our own page with an empty token', { origin: ORIGIN, token: '' }],
    ['our own page with the token of another session', { origin: ORIGIN, token: `${FORM_TOKEN}x` }],
    ['a script that sends JSON', { origin: ORIGIN, type: 'application/json', token: FORM_TOKEN }],
    ['another site as plain text', { origin: 'https://evil.example', type: 'text/plain', token: FORM_TOKEN }],
  ];
  test.each(refused)('a form from %s is refused, and the operator can read of it', async (_, sent) => {
    const { app, shell } = await makeApp();
    const response = await app.request('/change', form(sent));
    expect(response.status).toBe(403);
    const page = await response.text();
    expect(page).toContain('nothing was changed');
    expect(page).toContain('<strong class="reference">ABCDEFGH</strong>');
    expect(shell.failures).toMatchObject([
      { reference: 'ABCDEFGH', method: 'POST', path: '/change', error: { name: 'RefusalError' } },
    ]);
    expect(shell.failures[0]?.error.message).toMatch(/another origin|form token/);
  });

  test('without a session nothing is accepted, not even an empty token', async () => {
    const { app } = await makeApp({}, stranger);
    expect((await app.request('/change', form({ origin: ORIGIN, token: '' }))).status).toBe(403);
    expect((await app.request('/change', form({ origin: ORIGIN, token: 'undefined' }))).status).toBe(403);
  });
});

describe('problem pages', () => {
  test('an unknown address is a page with a way back', async () => {
    const { app } = await makeApp();
    const response = await app.request('/nowhere');
    expect(response.status).toBe(404);
    const page = await response.text();
    expect(page).toMatch(
      /^<!DOCTYPE html><html lang="en"><head><meta charset="utf-8"\/><title>There is no page/,
    );
    expect(page.match(/<h1>/g)).toHaveLength(1);
    expect(page).toContain('href="/"');
  });

  test.each([
    ['announced', { 'content-length': String(70 * 1024) }],
    ['streamed', { 'transfer-encoding': 'chunked' }],
  ])('a form of more than 64 KB is refused, its size %s', async (_, sizeHeader) => {
    const { app } = await makeApp();
    const sent = form({ origin: ORIGIN, token: FORM_TOKEN });
    const headers = new Headers(sent.headers);
    for (const [name, value] of Object.entries(sizeHeader)) headers.set(name, value);
    const response = await app.request('/change', {
      ...sent,
      headers,
      body: `${sent.body}&c=${'x'.repeat(70 * 1024)}`,
    });
    expect(response.status).toBe(413);
    expect(await response.text()).toContain('64 KB');
  });

  test('a failure shows a code, keeps its cause to itself and is logged once under that code', async () => {
    const { app, shell } = await makeApp();
    const response = await app.request('/broken');
    expect(response.status).toBe(500);
    const page = await response.text();
    expect(page).toContain('ABCDEFGH');
    expect(page).not.toContain('office-secrets');
    expect(shell.failures).toMatchObject([{ reference: 'ABCDEFGH', method: 'GET', path: '/broken' }]);
    expect(shell.failures[0]?.error.message).toContain('office-secrets');
  });
});

describe('the frame', () => {
  test('tells on every page that platforms are simulated, and only then', async () => {
    const sandbox = await makeApp();
    const live = await makeApp({ platforms: 'live' });
    expect(await (await sandbox.app.request('/about')).text()).toContain('Nothing reaches the public');
    expect(await (await live.app.request('/about')).text()).not.toContain('Nothing reaches the public');
  });

  test('a stranger sees neither navigation nor a sign-out form', async () => {
    const { app } = await makeApp({}, stranger);
    const page = await (await app.request('/about')).text();
    expect(page).not.toContain('<nav');
    expect(page).not.toContain('<form');
  });

  test('a member sees the office, its sections and a sign-out form with the token', async () => {
    const { app } = await makeApp();
    const page = await (await app.request('/about')).text();
    expect(page).toContain('Maple County Clerk');
    expect(page).toContain('href="/offices/maple-county/calendar"');
    expect(page).toContain(`<input type="hidden" name="${FORM_TOKEN_FIELD}" value="${FORM_TOKEN}"/>`);
  });
});
