import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import type { Member } from '#core/member.ts';
import { readCalendarFeed } from '#use-cases/read-calendar-feed.ts';
import { createApp } from '#web/app.tsx';
import type { WebEnv } from '#web/shell.ts';
import { actorOf, DANA, LUIS, MILLBROOK, memberWith, RIVERTON } from '../fixtures/office.ts';
import { startTestServices, type TestServices } from '../fixtures/services.ts';
import { readFields, sendForm } from './form-on-page.ts';
import { OFFICE, storePost } from './post-pages.ts';
import { readIcs } from './read-ics.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

let test: TestServices;
let app: Hono<WebEnv>;
let dana: TestVisitor;

beforeAll(async () => {
  test = await startTestServices();
  app = createApp(test.services);
  dana = await visitAs(app, test.services, DANA);
});
afterAll(() => test.stop());

const ADDRESS = /http:\/\/127\.0\.0\.1:3000(\/calendars\/([\w-]{43})\.ics)/;
const FEED = `${OFFICE}/calendar/feed`;

const showCalendar = async (visitor = dana) => (await visitor.get(`${OFFICE}/calendar`)).text();

/** Presses the page's button for a feed address, and takes the path and the secret from the answer. */
async function makeAddress(page: string): Promise<{ path: string; secret: string; answer: Response }> {
  test.clock.advance(1_000);
  const answer = await sendForm(app, test.services, dana, FEED, readFields(page, FEED));
  const [, path = '', secret = ''] = ADDRESS.exec(await answer.clone().text()) ?? [];
  return { path, secret, answer };
}

const fetchFeed = (path: string) => app.request(`${test.services.shell.publicOrigin}${path}`);
const statusOf = async (path: string) => (await fetchFeed(path)).status;
const close = () => dana.post(`${FEED}/close`);

describe('a feed address', () => {
  it('opens the office’s approved posts to a program without a session', async () => {
    const post = await storePost(test);
    await storePost(test, { platform: 'facebook' }, { state: 'cancelled' });
    const { path, answer } = await makeAddress(await showCalendar());
    expect(answer.status).toBe(200);
    expect(answer.headers.get('cache-control')).toBe('no-store');

    const feed = await fetchFeed(path);
    expect(feed.status).toBe(200);
    expect(feed.headers.get('content-type')).toBe('text/calendar; charset=utf-8');
    expect(feed.headers.get('cache-control')).toBe('private, no-cache');
    expect(feed.headers.get('referrer-policy')).toBe('same-origin');
    expect(feed.headers.get('set-cookie')).toBeNull();
    const { properties, entries } = readIcs(await feed.text());
    expect(properties.get('NAME')).toBe('Millbrook Town Clerk: posts');
    expect(entries.map((entry) => entry.get('STATUS')).sort()).toEqual(['CANCELLED', 'CONFIRMED']);
    expect(entries.find((entry) => entry.get('UID')?.startsWith(post.id))?.get('DESCRIPTION')).toBe(
      post.text,
    );
  });

  it('is shown once, and the store keeps only its hash', async () => {
    const { secret } = await makeAddress(await showCalendar());
    const page = await showCalendar();
    expect(page).toContain('Dana Whitfield made its address on');
    expect(page).not.toContain(secret);
    const office = test.services.store.forOffice(MILLBROOK.id, actorOf(DANA));
    const kept = JSON.stringify([await office.readFeed(), await office.readAudit()]);
    expect(kept).toContain(test.services.digest(secret));
    expect(kept).not.toContain(secret);
  });

  it('stops working when a new one is made', async () => {
    const first = await makeAddress(await showCalendar());
    const second = await makeAddress(await showCalendar());
    expect(second.secret).not.toBe(first.secret);
    expect([await statusOf(first.path), await statusOf(second.path)]).toEqual([404, 200]);
  });

  it('stops working when the feed is closed, which the history keeps', async () => {
    const { path } = await makeAddress(await showCalendar());
    expect((await close()).headers.get('location')).toBe(`${OFFICE}/calendar`);
    expect(await showCalendar()).toContain('The calendar feed is closed. Its address stopped working.');
    expect(await statusOf(path)).toBe(404);
    const office = test.services.store.forOffice(MILLBROOK.id, actorOf(DANA));
    const history = await office.readHistory({ kind: 'office', id: MILLBROOK.id });
    expect(history.at(-1)).toMatchObject({ action: 'feed.closed', actor: { name: 'Dana Whitfield' } });
    await close();
    expect(await showCalendar()).toContain('The calendar feed was closed already.');
  });

  it('opens nothing any more as soon as it is closed, even where the index still knows it', async () => {
    const { secret } = await makeAddress(await showCalendar());
    await close();
    const store = { ...test.services.store, findFeed: async () => MILLBROOK.id };
    expect(await readCalendarFeed({ ...test.services, store }, secret)).toBeUndefined();
  });

  it('is not taken away by a page from before it was made', async () => {
    const outdated = await showCalendar();
    const { path } = await makeAddress(outdated);
    const { answer } = await makeAddress(outdated);
    expect(answer.headers.get('location')).toBe(`${OFFICE}/calendar`);
    expect(await showCalendar()).toContain('Somebody has changed the calendar feed meanwhile');
    expect(await statusOf(path)).toBe(200);
    await close();
  });

  it('shows nothing of another office', async () => {
    const { path } = await makeAddress(await showCalendar());
    const luis = await visitAs(app, test.services, LUIS);
    expect((await luis.post(FEED)).status).toBe(404);
    expect((await luis.post(`${FEED}/close`)).status).toBe(404);
    const riverton = `/offices/${RIVERTON.id}/calendar`;
    const fields = readFields(await (await luis.get(riverton)).text(), `${riverton}/feed`);
    const theirs = await sendForm(app, test.services, luis, `${riverton}/feed`, fields);
    const [, other = ''] = ADDRESS.exec(await theirs.text()) ?? [];
    expect(readIcs(await (await fetchFeed(other)).text()).entries).toEqual([]);
    expect(await statusOf(path)).toBe(200);
  });
});

describe('whoever may not write', () => {
  it.each<Member>([memberWith('viewer'), memberWith('approver'), memberWith('records')])(
    'is offered no feed and can make or close none: $name',
    async (member) => {
      const visitor = await visitAs(app, test.services, member);
      expect(await showCalendar(visitor)).not.toContain(FEED);
      expect((await visitor.post(FEED, { seen: '' })).status).toBe(403);
      expect((await visitor.post(`${FEED}/close`)).status).toBe(403);
    },
  );
});

describe('an address that is no feed’s', () => {
  it.each([`${'A'.repeat(43)}.ics`, 'A.ics', 'A'.repeat(43), `${'A'.repeat(43)}.ics/more`, '%00.ics'])(
    'looks as anything unknown: %s',
    async (file) => {
      const response = await fetchFeed(`/calendars/${file}`);
      expect(response.status).toBe(404);
      expect(await response.text()).toContain('There is no page here');
    },
  );
});

describe('the log of a failure', () => {
  it('does not hold the secret', async () => {
    const { path, secret } = await makeAddress(await showCalendar());
    const failing = createApp({
      ...test.services,
      store: { ...test.services.store, findFeed: () => Promise.reject(new Error('The table is gone')) },
    });
    const response = await failing.request(`${test.services.shell.publicOrigin}${path}`);
    expect(response.status).toBe(500);
    expect(test.failures.at(-1)).toMatchObject({ method: 'GET', path: '/calendars/…' });
    expect(JSON.stringify(test.failures)).not.toContain(secret);
  });
});
