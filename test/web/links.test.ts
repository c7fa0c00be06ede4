import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { createLinkProbe } from '#adapters/link-probe/link-probe.ts';
import { HOUR, SECOND } from '#core/time.ts';
import { openSite } from '#test/adapters/link-probe/site.ts';
import { DANA, MILLBROOK, memberWith } from '#test/fixtures/office.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { createApp } from '#web/app.tsx';
import { postPath } from '#web/office-paths.ts';
import type { WebEnv } from '#web/shell.ts';
import { OFFICE, storePost } from './post-pages.ts';
import { textOf } from './reach-stage.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

let test: TestServices;
let app: Hono<WebEnv>;
let dana: TestVisitor;

/** This machine under the names that end in .gov, and nothing of the internet. */
const linkProbe = createLinkProbe({
  userAgent: 'Clarion/test',
  resolve: async () => ['127.0.0.1'],
  permitsAddress: (address) => address === '127.0.0.1',
  permitsPort: () => true,
});

beforeAll(async () => {
  test = await startTestServices({ linkProbe });
  app = createApp(test.services);
  dana = await visitAs(app, test.services, DANA);
});
afterAll(() => test.stop());

/** A site with a page that is there, one that is not, and one that leads on. */
const openPages = () =>
  openSite((request, response) => {
    if (request.url === '/gone') response.writeHead(404).end();
    else if (request.url === '/on') response.writeHead(302, { location: '/there' }).end();
    else response.writeHead(200).end();
  });

const show = async (path: string, visitor = dana) => textOf(await (await visitor.get(path)).text());

describe('the page of a post', () => {
  it('tells which links open, which do not and where they lead, and asks for each once', async () => {
    const { origin, asked } = await openPages();
    const post = await storePost(test, {
      text: `Read ${origin}/there and ${origin}/gone or ${origin}/on today.`,
    });
    const page = await show(postPath(post));
    expect(page).toContain('3 links');
    expect(page).toContain(`${origin}/there opens.`);
    expect(page).toContain(`${origin}/gone does not open: the site has no such page (404).`);
    expect(page).toContain(`${origin}/on leads to ${origin}/there`);
    expect(page).toContain('Checked Tuesday, September 15, 2026 at 10:00 AM EDT');
    const before = asked.length;
    await show(postPath(post));
    expect(asked).toHaveLength(before);
  });

  it('has them asked for again, and not twice within half a minute', async () => {
    const { origin, asked } = await openPages();
    const post = await storePost(test, { text: `Read ${origin}/there.` });
    await show(postPath(post));
    const again = async () => {
      expect((await dana.post(postPath(post, 'check-links'))).status).toBe(303);
      return show(postPath(post));
    };
    test.clock.advance(HOUR);
    const page = await again();
    expect(page).toContain('The links were checked again.');
    expect(page).toContain('at 11:00 AM EDT');
    expect(asked).toHaveLength(2);
    expect(await again()).toContain('Wait half a minute');
    expect(asked).toHaveLength(2);
    test.clock.advance(30 * SECOND);
    await again();
    expect(asked).toHaveLength(3);
  });

  it('says of a site that turns programs away that nobody knows, and of a private place that nobody can go there', async () => {
    const { origin } = await openSite((_request, response) => response.writeHead(403).end());
    const post = await storePost(test, { text: `Read ${origin}/a and http://10.0.0.1/b.` });
    const page = await show(postPath(post));
    expect(page).toContain(`${origin}/a could not be checked: the site turned Clarion’s check away (403)`);
    expect(page).toContain('http://10.0.0.1/b does not open: it leads to a number instead of a name');
  });

  it('lets those who may write have links asked for again, and nobody else', async () => {
    const post = await storePost(test, { text: 'Read http://10.0.0.1/b.' });
    const viewer = await visitAs(app, test.services, memberWith('viewer'));
    expect(await show(postPath(post), viewer)).not.toContain('Check again');
    expect(await show(postPath(post))).toContain('Check again');
  });
});

describe('the page of approvals', () => {
  it('shows each post with its own links', async () => {
    const { origin } = await openPages();
    await storePost(test, { text: `First: ${origin}/gone` }, { state: 'review' });
    await storePost(test, { text: `Second: ${origin}/there` }, { state: 'review' });
    const page = await show(`${OFFICE}/approvals`);
    expect(page.match(/1 link/g)).toHaveLength(2);
    expect(page.match(/does not open/g)).toHaveLength(1);
  });
});

describe('a link that has died', () => {
  it('is among what an approver has to give a reason for, the first time that the page is opened', async () => {
    const { origin } = await openPages();
    const post = await storePost(test, { text: `Read ${origin}/gone` }, { state: 'review' });
    expect(await show(postPath(post))).toContain(
      `“${origin}/gone” did not open when it was tried: the site has no such page (404)`,
    );
  });
});

describe('a demonstration', () => {
  it('asks nobody, and says so', async () => {
    const { origin, asked } = await openPages();
    const post = await storePost(test, { text: `Read ${origin}/there?demo` });
    const site = createApp({ ...test.services, linkProbe: undefined });
    const visitor = await visitAs(site, test.services, DANA);
    const page = await show(postPath(post), visitor);
    expect(page).toContain('links are not checked in this demonstration');
    expect(page).not.toContain('Check again');
    await visitor.post(postPath(post, 'check-links'));
    await show(`/offices/${MILLBROOK.id}/approvals`, visitor);
    expect(asked).toEqual([]);
  });
});
