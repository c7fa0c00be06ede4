import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { HOUR, later } from '#core/time.ts';
import { createApp } from '#web/app.tsx';
import { postPath } from '#web/office-paths.ts';
import { ABILITY_FOR } from '#web/post-actions.ts';
import type { WebEnv } from '#web/shell.ts';
import { DANA, MILLBROOK, memberWith, storeChannel } from '../fixtures/office.ts';
import { slotOf } from '../fixtures/post.ts';
import { startTestServices, type TestServices } from '../fixtures/services.ts';
import { readFields, sendForm } from './form-on-page.ts';
import { millbrook, readBack, storePost } from './post-pages.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

let test: TestServices;
let app: Hono<WebEnv>;
let dana: TestVisitor;

const LOST = { state: 'unconfirmed', trouble: 'Look on the platform, then say what you found.' } as const;

const textOf = async (response: Response | Promise<Response>) => (await response).text();
const send = (path: string, fields: Parameters<typeof sendForm>[4], visitor = dana) =>
  sendForm(app, test.services, visitor, path, fields);

beforeAll(async () => {
  test = await startTestServices();
  await storeChannel(test.services.store, test.services.vault, MILLBROOK, 'x');
  app = createApp(test.services);
  dana = await visitAs(app, test.services, DANA);
});
afterAll(() => test.stop());

describe('approving', () => {
  it('needs the attestation, then schedules the text as it stands', async () => {
    const post = await storePost(test, {}, { state: 'draft' });
    const path = postPath(post, 'approve');
    const refused = await send(path, readFields(await textOf(dana.get(postPath(post))), path));
    expect(refused.status).toBe(422);
    expect(await textOf(refused)).toContain('href="#attested"');
    expect(await readBack(millbrook(test), post)).toMatchObject({ state: 'draft' });

    const response = await send(path, { seen: '2', attested: 'yes' });
    expect(response.status).toBe(303);
    expect(await readBack(millbrook(test), post)).toMatchObject({ state: 'scheduled' });
    expect(await textOf(dana.get(postPath(post)))).toContain('approved and scheduled for Wednesday');
  });

  it('is not possible once the time has passed: the post is moved first', async () => {
    const post = await storePost(test, { slot: slotOf('2026-09-15T09:00') }, { state: 'draft' });
    const page = await textOf(dana.get(postPath(post)));
    expect(page).toContain('Its time has passed');
    expect(page).not.toContain(postPath(post, 'approve'));
    const response = await send(postPath(post, 'approve'), { seen: '2', attested: 'yes' });
    expect(response.status).toBe(422);
    expect(await textOf(response)).toContain('Move the post to a new time first');
  });

  it('binds to the text that was seen', async () => {
    const post = await storePost(test, {}, { state: 'draft' });
    await send(postPath(post, 'edit'), { seen: '2', text: 'Changed under the approver’s eyes.' });
    const response = await send(postPath(post, 'approve'), { seen: '2', attested: 'yes' });
    expect(response.status).toBe(409);
    expect(await textOf(response)).toContain('This post has changed since you opened it');
    expect(await readBack(millbrook(test), post)).toMatchObject({ state: 'draft' });
  });
});

describe('cancelling', () => {
  it('asks once more, then takes the post out', async () => {
    const post = await storePost(test);
    const path = postPath(post, 'cancel');
    const page = await textOf(dana.get(path));
    expect(page).toContain('A cancelled post cannot be brought back');
    await send(path, readFields(page, path));
    expect(await readBack(millbrook(test), post)).toMatchObject({ state: 'cancelled' });
    expect(await textOf(dana.get(postPath(post)))).toContain('The post is cancelled. It will not go out.');
  });

  it('sent twice, shows that it is done', async () => {
    const post = await storePost(test);
    await send(postPath(post, 'cancel'), { seen: '1' });
    const response = await send(postPath(post, 'cancel'), { seen: '1' });
    expect(response.status).toBe(409);
    expect(await textOf(response)).toContain('Dana Whitfield cancelled the post.');
  });
});

describe('sending now', () => {
  it('queues the post at once', async () => {
    const post = await storePost(test);
    const path = postPath(post, 'send-now');
    await send(path, readFields(await textOf(dana.get(path)), path));
    expect(await readBack(millbrook(test), post)).toMatchObject({
      state: 'scheduled',
      dueAt: test.clock.now(),
    });
    expect(test.orders.map(({ order }) => order.postId)).toContain(post.id);
  });

  it.each(['draft', 'held'] as const)('is not possible for a %s post', async (state) => {
    const post = await storePost(test, {}, { state });
    expect((await dana.get(postPath(post, 'send-now'))).status).toBe(409);
    expect((await send(postPath(post, 'send-now'), { seen: '2' })).status).toBe(409);
    expect(await readBack(millbrook(test), post)).toMatchObject({ state, version: 2 });
  });
});

describe('releasing', () => {
  it('puts a held post back to its time', async () => {
    const post = await storePost(test, {}, { state: 'held', trouble: 'Its channel was not connected.' });
    const page = await textOf(dana.get(postPath(post)));
    expect(page).toContain('When released, it goes out at its time');
    const path = postPath(post, 'release');
    await send(path, readFields(page, path));
    expect(await textOf(dana.get(postPath(post)))).toContain(
      'It goes out at its time: Wednesday, September 16',
    );
    expect(await readBack(millbrook(test), post)).toMatchObject({
      state: 'scheduled',
      dueAt: later(post.slot.due, 0),
    });
  });

  it('says that it goes out at once where its time has come', async () => {
    const post = await storePost(test, { slot: slotOf('2026-09-15T09:30') }, { state: 'held' });
    const page = await textOf(dana.get(postPath(post)));
    expect(page).toContain('Release it and send it at once');
    await send(postPath(post, 'release'), { seen: '2' });
    expect(await textOf(dana.get(postPath(post)))).toContain('The post is released and goes out at once.');
  });

  it.each([
    ['its channel is not connected', { platform: 'threads' }, {}, 'Its channel has to be connected'],
    ['its text is not the approved one', {}, { text: 'Something else.' }, 'Its text is not the approved one'],
    [
      'its last moment has passed',
      { slot: slotOf('2026-09-15T09:30') },
      { notAfter: later(slotOf('2026-09-15T09:30').due, HOUR / 4) },
      'Its time is over',
    ],
  ])('is refused where %s', async (_, given, became, sentence) => {
    const post = await storePost(test, given, { state: 'held', ...became });
    const page = await textOf(dana.get(postPath(post)));
    expect(page).toContain(sentence);
    expect(page).not.toContain(postPath(post, 'release'));
    expect((await send(postPath(post, 'release'), { seen: '2' })).status).toBe(409);
    expect(await readBack(millbrook(test), post)).toMatchObject({ state: 'held' });
  });
});

describe('a post that nobody knows of', () => {
  it('is published once a person gives its address', async () => {
    const post = await storePost(test, {}, LOST);
    const path = postPath(post, 'confirm');
    const refused = await send(path, { seen: '2', permalink: 'on X' });
    const page = await textOf(refused);
    expect(refused.status).toBe(422);
    expect(page).toContain('href="#permalink"');
    expect(readFields(page, path)).toMatchObject({ permalink: ['on X'] });

    const permalink = 'https://x.example.gov/millbrook/status/1';
    await send(path, { seen: '2', permalink });
    expect(await readBack(millbrook(test), post)).toMatchObject({
      state: 'published',
      receipt: { permalink },
    });
  });

  it('is sent again only by a person who has looked', async () => {
    const post = await storePost(test, {}, LOST);
    const path = postPath(post, 'send-again');
    const page = await textOf(dana.get(path));
    expect(page).toContain('If it is there after all, it would be public twice.');
    expect(page).not.toContain('It will be marked as missed');
    await send(path, readFields(page, path));
    expect(await readBack(millbrook(test), post)).toMatchObject({
      state: 'scheduled',
      dueAt: test.clock.now(),
    });
  });

  it('warns that a post whose last moment has passed is not sent', async () => {
    const notAfter = later(test.clock.now(), -HOUR);
    const post = await storePost(test, { slot: slotOf('2026-09-15T08:00') }, { ...LOST, notAfter });
    expect(await textOf(dana.get(postPath(post, 'send-again')))).toContain('It will be marked as missed');
  });

  it('is never sent again from an outdated page', async () => {
    const post = await storePost(test, {}, LOST);
    await send(postPath(post, 'confirm'), { seen: '2', permalink: 'https://x.example.gov/1' });
    expect((await send(postPath(post, 'send-again'), { seen: '2' })).status).toBe(409);
    expect((await send(postPath(post, 'send-again'), {})).status).toBe(409);
    expect(await readBack(millbrook(test), post)).toMatchObject({ state: 'published' });
  });
});

describe('a post that is posted by hand', () => {
  it('shows its text to copy, and takes its address', async () => {
    const post = await storePost(test, {}, { state: 'handoff' });
    const page = await textOf(dana.get(postPath(post)));
    expect(page).toContain('Post it on X by hand');
    expect(page).toContain('id="copy-text"');
    expect(page).toContain('Record where it is');
  });
});

describe('roles', () => {
  it.each(['viewer', 'records'] as const)('a member who is only %s decides nothing', async (role) => {
    const reader = await visitAs(app, test.services, memberWith(role));
    const post = await storePost(test);
    for (const action of Object.keys(ABILITY_FOR)) {
      const fields = { seen: '1', attested: 'yes', permalink: 'https://x.example.gov/1', text: 'New.' };
      const response = await send(postPath(post, action), fields, reader);
      expect([action, response.status]).toEqual([action, 403]);
    }
    expect(await readBack(millbrook(test), post)).toEqual(post);
  });

  it('an approver may approve, and nothing else', async () => {
    const approver = await visitAs(app, test.services, memberWith('approver'));
    const post = await storePost(test, {}, { state: 'draft' });
    for (const action of Object.keys(ABILITY_FOR).filter((each) => each !== 'approve')) {
      const fields = { seen: '2', permalink: 'https://x.example.gov/1', text: 'New.' };
      const response = await send(postPath(post, action), fields, approver);
      expect([action, response.status]).toEqual([action, 403]);
    }
    expect((await send(postPath(post, 'approve'), { seen: '2', attested: 'yes' }, approver)).status).toBe(
      303,
    );
    expect(await readBack(millbrook(test), post)).toMatchObject({ state: 'scheduled' });
  });

  it('an author edits, moves and cancels, but sends nothing', async () => {
    const author = await visitAs(app, test.services, memberWith('author'));
    const post = await storePost(test);
    const page = await textOf(author.get(postPath(post)));
    for (const step of ['edit', 'move', 'cancel']) expect(page).toContain(postPath(post, step));
    expect(page).not.toContain(postPath(post, 'send-now'));
    for (const step of ['approve', 'send-now', 'release', 'confirm', 'send-again']) {
      expect((await send(postPath(post, step), { seen: '1' }, author)).status).toBe(403);
    }
  });

  it('nothing is decided for an office by another one’s member, or without a form of this session', async () => {
    const post = await storePost(test);
    const stranger = await visitAs(app, test.services, { ...memberWith('owner'), grants: [] });
    expect((await send(postPath(post, 'cancel'), { seen: '1' }, stranger)).status).toBe(404);
    const { publicOrigin } = test.services.shell;
    const response = await app.request(`${publicOrigin}${postPath(post, 'cancel')}`, {
      method: 'POST',
      headers: { cookie: dana.cookie, origin: publicOrigin, 'sec-fetch-site': 'same-origin' },
      body: new URLSearchParams({ seen: '1' }),
    });
    expect(response.status).toBe(403);
    expect(await readBack(millbrook(test), post)).toEqual(post);
  });
});
