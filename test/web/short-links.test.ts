import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { LinkCode } from '#core/short-link.ts';
import type { OfficeStore, Store } from '#ports/store.ts';
import { LUIS } from '#test/fixtures/office.ts';
import type { TestServices } from '#test/fixtures/services.ts';
import { COUNTING_PATIENCE } from '#use-cases/count-opening.ts';
import { openShortLink } from '#use-cases/open-short-link.ts';
import { createApp } from '#web/app.tsx';
import type { WebEnv } from '#web/shell.ts';
import type { FreshOffice } from './fresh-office.ts';
import { BROWSER, type LinkStage, openLinkStage, TARGET } from './links-stage.ts';
import { readTable } from './reach-stage.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

const FETCHER = 'facebookexternalhit/1.1 (+http://www.facebook.com/externalhit_uatext.php)';

let test: TestServices;
let enter: LinkStage['enter'];
let follow: LinkStage['follow'];
let luis: TestVisitor;

beforeAll(async () => {
  const stage = await openLinkStage();
  ({ test, enter, follow } = stage);
  luis = await visitAs(stage.app, test.services, LUIS);
});
afterAll(() => test.stop());

async function countOf({ store }: FreshOffice, code: LinkCode): Promise<number> {
  const days = await store.links.listOpenings();
  return days.filter((day) => day.code === code).reduce((sum, { opened }) => sum + opened, 0);
}

/** An app whose store counts openings by this. */
function countingBy(count: OfficeStore['links']['count']): Hono<WebEnv> {
  const forOffice: Store['forOffice'] = (id, actor) => {
    const office = test.services.store.forOffice(id, actor);
    return Object.create(office, { links: { value: { ...office.links, count } } });
  };
  return createApp({ ...test.services, store: { ...test.services.store, forOffice } });
}

describe('a short link', () => {
  it('leads whoever opens it to its page, and is counted', async () => {
    const { here, make } = await enter();
    const code = await make();
    const answer = await follow(code);
    expect(answer.status).toBe(302);
    expect(answer.headers.get('location')).toBe(TARGET);
    expect(answer.headers.get('cache-control')).toBe('no-store');
    expect(answer.headers.get('referrer-policy')).toBe('no-referrer');
    expect(answer.headers.get('set-cookie')).toBeNull();
    expect(await answer.text()).toBe('');
    await follow(code.toUpperCase());
    expect(await countOf(here, code)).toBe(2);
  });

  it('counts fifty openings at once as fifty', async () => {
    const { here, make } = await enter();
    const code = await make();
    const answers = await Promise.all(Array.from({ length: 50 }, () => follow(code)));
    expect(new Set(answers.map(({ status }) => status))).toEqual(new Set([302]));
    expect(await countOf(here, code)).toBe(50);
  });

  it('leads previews and probes there too, and does not count them', async () => {
    const { here, make } = await enter();
    const code = await make();
    for (const answer of [await follow(code, {}, 'HEAD'), await follow(code, { 'user-agent': FETCHER })]) {
      expect(answer.status).toBe(302);
      expect(answer.headers.get('location')).toBe(TARGET);
    }
    expect(await countOf(here, code)).toBe(0);
  });

  it('leads nowhere but to what is stored, whatever the address says', async () => {
    const { make } = await enter();
    const code = await make();
    for (const more of ['?to=https://example.com', '?target=https://example.com&url=//example.com']) {
      expect((await follow(`${code}${more}`)).headers.get('location')).toBe(TARGET);
    }
    expect((await follow(`${code}/https://example.com`)).status).toBe(404);
  });

  it('does not look at who has signed in', async () => {
    const { here, owner, make, show } = await enter();
    const code = await make();
    const blind = createApp({
      ...test.services,
      store: {
        ...test.services.store,
        readSession: () => Promise.reject(new Error('The session was read')),
        readMember: () => Promise.reject(new Error('The member was read')),
      },
    });
    const headers = { cookie: owner.cookie };
    const origin = test.services.shell.publicOrigin;
    expect((await blind.request(`${origin}/l/${code}`, { headers })).status).toBe(302);
    const missing = await blind.request(`${origin}/l/2222222`, { headers });
    expect(missing.status).toBe(404);
    expect(await missing.text()).not.toContain(here.owner.name);
    expect(await show()).toContain(`The short link is ready: ${origin}/l/${code}`);
  });

  it('leads nowhere any more once it is retired, even where the index still knows it', async () => {
    const { here, owner, make, show } = await enter();
    const code = await make();
    await follow(code);
    const retire = here.path(`/links/${code}/retire`);
    expect(await (await owner.get(retire)).text()).toContain('This cannot be taken back.');
    expect((await follow(code)).status).toBe(302);
    expect((await owner.post(retire)).headers.get('location')).toBe(here.path('/links'));
    expect(await show()).toContain('The short link “Register” is retired. It leads nowhere any more.');
    const gone = await follow(code);
    expect(gone.status).toBe(404);
    expect(gone.headers.get('location')).toBeNull();
    expect(await openShortLink(test.services, code)).toBeUndefined();
    expect(await countOf(here, code)).toBe(2);
    expect(readTable(await show(), 'Short links')).toMatchObject([{ 'Opened in total': '2' }]);
    const actions = (await here.store.readAudit()).map(({ action }) => action);
    expect(actions).toEqual(['link.made', 'link.retired']);
    expect((await owner.post(retire)).status).toBe(303);
    expect((await here.store.readAudit()).length).toBe(2);
  });

  it.each(['2222222', 'cdfh23', 'CDFH2345', 'robots.txt', '%00', '..%2f..'])(
    'that nobody has made is no page: %s',
    async (code) => {
      const answer = await follow(code);
      expect(answer.status).toBe(404);
      expect(answer.headers.get('set-cookie')).toBeNull();
      expect(await answer.text()).toContain('There is no page here');
    },
  );

  it('is neither seen nor retired by another office', async () => {
    const { here, make } = await enter();
    const code = await make();
    const theirs = '/offices/riverton/links';
    expect((await luis.get(here.path('/links'))).status).toBe(404);
    expect((await luis.post(`${theirs}/${code}/retire`)).status).toBe(404);
    expect((await luis.get(`${theirs}/${code}/retire`)).status).toBe(404);
    expect(await (await luis.get(theirs)).text()).toContain('Your office has no short links');
    expect((await follow(code)).status).toBe(302);
  });
});

describe('a count that fails', () => {
  it('keeps nobody from the page, and is told of without anything about them', async () => {
    const { here, make } = await enter();
    const code = await make();
    const failing = countingBy(() => Promise.reject(new Error('The table is busy')));
    const before = test.failures.length;
    const headers = { 'user-agent': BROWSER, 'x-forwarded-for': '203.0.113.7', referer: 'https://x.com/a' };
    const answer = await failing.request(`${test.services.shell.publicOrigin}/l/${code}?who=me`, { headers });
    expect([answer.status, answer.headers.get('location')]).toEqual([302, TARGET]);
    const [told, ...more] = test.failures.slice(before);
    expect(more).toEqual([]);
    expect(told).toMatchObject({ method: 'GET', path: '/l/…' });
    expect(told?.error.cause).toMatchObject({ message: 'The table is busy' });
    const words = `${JSON.stringify(told)} ${told?.error.stack}`;
    for (const secret of ['203.0.113.7', 'Chrome', 'x.com', 'who=me']) expect(words).not.toContain(secret);
    expect(await countOf(here, code)).toBe(0);
  });

  it('keeps nobody waiting', async () => {
    const { make } = await enter();
    const code = await make();
    const stuck = countingBy(() => new Promise(() => {}));
    const before = test.failures.length;
    const began = performance.now();
    const answer = await stuck.request(`${test.services.shell.publicOrigin}/l/${code}`);
    expect([answer.status, answer.headers.get('location')]).toEqual([302, TARGET]);
    expect(performance.now() - began).toBeGreaterThanOrEqual(COUNTING_PATIENCE - 5);
    expect(test.failures.length).toBe(before + 1);
  });
});
