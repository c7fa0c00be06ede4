import type { Hono } from 'hono';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { Month } from '#core/cost/month.ts';
import { Platform } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { MetricKey } from '#core/reach/metric.ts';
import type { Reading } from '#core/reach/reading.ts';
import type { Snapshot } from '#core/reach/snapshot.ts';
import { placeOf } from '#core/reach/take-snapshot.ts';
import { DAY, HOUR, later, MINUTE } from '#core/time.ts';
import { createApp } from '#web/app.tsx';
import { campaignPath, postPath } from '#web/office-paths.ts';
import type { WebEnv } from '#web/shell.ts';
import { REFERENCE_INSTANT as NOW } from '../fixtures/clock.ts';
import { DANA, MILLBROOK, memberWith, storeChannel } from '../fixtures/office.ts';
import { startTestServices, type TestServices } from '../fixtures/services.ts';
import { readFields, sendForm } from './form-on-page.ts';
import { millbrook, OFFICE, readBack, storePost } from './post-pages.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

const VIEWS = MetricKey.parse('impression_count@1');
const LIKES = MetricKey.parse('like_count@1');
const QUOTES = MetricKey.parse('quote_count@1');

let test: TestServices;
let app: Hono<WebEnv>;
let dana: TestVisitor;

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
beforeEach(() => {
  test.clock.set(NOW);
  test.checks.length = 0;
});

/** A post that has been public for as long as this, in milliseconds. */
const publish = (age: number, more: { readonly byHand?: true } & Partial<Post> = {}) => {
  const { byHand, ...became } = more;
  const receipt = {
    platformId: '1',
    permalink: 'https://x.example.gov/1',
    publishedAt: later(NOW, -age),
    ...(byHand && { byHand }),
  };
  return storePost(test, {}, { state: 'published', receipt, ...became });
};

async function storeSnapshot(
  post: Post,
  readings: Readonly<Record<string, Reading>>,
  given: Partial<Snapshot> = {},
): Promise<void> {
  const { receipt } = post;
  if (!receipt) throw new Error('It is not public');
  const place = placeOf({ ...post, receipt }, undefined);
  const snapshot: Snapshot = {
    ...place,
    checkpoint: '1h',
    takenAt: later(receipt.publishedAt, HOUR),
    readings,
    version: 0,
    ...given,
  };
  expect(await millbrook(test).reach.write([{ snapshot, counts: { posts: 1 } }])).toBe('written');
}

const READINGS: Readonly<Record<string, Reading>> = {
  [VIEWS]: { status: 'value', value: 1204 },
  [LIKES]: { status: 'zero' },
  [QUOTES]: { status: 'not-permitted', reason: 'Connect X again.' },
};

describe('the page of a public post', () => {
  it('tells what is known at each age, and never an unknown as zero', async () => {
    const post = await publish(2 * HOUR + MINUTE);
    await storeSnapshot(post, READINGS);
    const page = await textOf(dana.get(postPath(post)));
    expect(page).toContain('id="reach"');
    const rowOf = (label: string) =>
      page.match(new RegExp(`rowheader">${label}</th>(.*?)</tr>`, 's'))?.[1] ?? '';
    expect(rowOf('Views')).toContain('<div>1,204</div>');
    expect(rowOf('Likes')).toContain('<div>0</div>');
    expect(rowOf('Quotes')).toContain('Not permitted, <a href="#reach-note-1">note 1</a>');
    expect(rowOf('Quotes')).not.toMatch(/<div>0</);
    expect(page).toContain('Note 1: Not permitted. Connect X again.');
    expect(rowOf('Read')).toContain(`href="${postPath(post, 'reach/1h')}"`);
    // Due 24 hours after it was published at 7:59, on the office’s clock.
    expect(rowOf('Read')).toContain('Due <time datetime="2026-09-16T12:00:00.000Z">Wednesday, September 16');
  });

  it('says of each reading everything that is stored', async () => {
    const post = await publish(2 * HOUR);
    await storeSnapshot(post, READINGS);
    const page = await textOf(dana.get(postPath(post, 'reach/1h')));
    expect(page).toContain('impression_count, version 1, in views; since January 5, 2023');
    expect(page).toContain('The same person counts each time.');
    expect(page).toContain('The platform told that there is none');
    expect(page).toContain('Not permitted. Connect X again.');
    expect(page).toContain('href="https://docs.x.com/x-api/fundamentals/metrics"');
    for (const none of ['24h', 'asked', 'asked-2026-09-15T14:00:00.000Z', '2026-09-15T14:00:00.000Z']) {
      expect((await dana.get(postPath(post, `reach/${none}`))).status).toBe(404);
    }
  });

  it('has no reach before it is public', async () => {
    const post = await storePost(test);
    expect(await textOf(dana.get(postPath(post)))).not.toContain('id="reach"');
    expect((await send(postPath(post, 'reach'), { checkpoint: '1h', seen: '0' })).status).toBe(409);
    expect((await send(postPath(post, 'reach/ask'), {})).status).toBe(409);
  });

  it('offers readers nothing to change', async () => {
    const post = await publish(90 * MINUTE, { byHand: true });
    const reader = await visitAs(app, test.services, memberWith('viewer'));
    const page = await textOf(reader.get(postPath(post)));
    expect(page).toContain('id="reach"');
    expect(page).not.toContain('enter-reach');
    expect(page).not.toContain(postPath(post, 'correct'));
  });
});

describe('reading now', () => {
  it('says what it costs, queues the reading, and asks for patience', async () => {
    const post = await publish(3 * HOUR);
    const path = postPath(post, 'reach/ask');
    const page = await textOf(dana.get(postPath(post)));
    expect(page).toContain('X charges $0.005 for an answer');
    expect((await send(path, readFields(page, path))).headers.get('location')).toBe(
      `${postPath(post)}#reach`,
    );
    expect(test.checks).toEqual([{ officeId: MILLBROOK.id, platform: 'x', posts: [post.id], asked: true }]);
    const asked = await textOf(dana.get(postPath(post)));
    expect(asked).toContain('Load this page again in a minute');
    expect(asked).not.toContain(`action="${path}"`);
    const again = await send(path, {});
    expect(again.status).toBe(409);
    expect(await textOf(again)).toContain('less than 10 minutes ago');
  });

  it('is not offered right after an answer, and again later', async () => {
    const post = await publish(3 * HOUR, { askedAt: later(NOW, -5 * MINUTE) });
    await storeSnapshot(post, READINGS, { checkpoint: 'asked', takenAt: later(NOW, -4 * MINUTE) });
    const path = `action="${postPath(post, 'reach/ask')}"`;
    const page = await textOf(dana.get(postPath(post)));
    expect(page).toContain('Views 1,204, Likes 0; 1 not known');
    expect(page).toContain('They can be read again from');
    expect(page).not.toContain(path);
    test.clock.advance(5 * MINUTE);
    expect(await textOf(dana.get(postPath(post)))).toContain(path);
  });
});

describe('typing numbers in', () => {
  it('is offered for what the platform does not tell, for the age whose time it is', async () => {
    const post = await publish(90 * MINUTE);
    await storeSnapshot(post, READINGS);
    const path = postPath(post, 'reach');
    const page = await textOf(dana.get(postPath(post)));
    expect(page).toContain('counts for the age of 1 hour');
    const fields = readFields(page, path);
    expect(fields).toEqual({ checkpoint: ['1h'], seen: ['1'], [`number.${QUOTES}`]: [''] });
    await send(path, { ...fields, [`number.${QUOTES}`]: '7' });
    const after = await textOf(dana.get(postPath(post)));
    expect(after).toContain('They count for the age of 1 hour.');
    expect(after).toMatch(/7, typed in, <a href="#reach-note-1">note 1<\/a>/);
    expect(after).toContain(
      'Note 1: Typed in by Dana Whitfield on Tuesday, September 15, 2026 at 10:00 AM EDT.',
    );
    expect(readFields(after, path)).toMatchObject({ seen: ['2'], [`number.${QUOTES}`]: ['7'] });
  });

  it('says so where it counts for no age, and shows it beside them', async () => {
    const post = await publish(5 * HOUR, { byHand: true });
    const path = postPath(post, 'reach');
    const page = await textOf(dana.get(postPath(post)));
    expect(page).toContain('kept beside the four ages');
    await send(path, { ...readFields(page, path), [`number.${VIEWS}`]: '40' });
    expect(await textOf(dana.get(postPath(post)))).toContain('Views 40 (typed in)');
  });

  it('puts what is no number back to its field, with everything that was typed', async () => {
    const post = await publish(90 * MINUTE, { byHand: true });
    const path = postPath(post, 'reach');
    const fields = { ...readFields(await textOf(dana.get(postPath(post))), path) };
    const response = await send(path, { ...fields, [`number.${VIEWS}`]: 'many', [`number.${LIKES}`]: '3' });
    expect(response.status).toBe(422);
    const page = await textOf(response);
    expect(page).toContain(`href="#number.${VIEWS}"`);
    expect(readFields(page, path)).toMatchObject({
      [`number.${VIEWS}`]: ['many'],
      [`number.${LIKES}`]: ['3'],
    });
  });

  it('shows what others have written since, and keeps what was typed', async () => {
    const post = await publish(90 * MINUTE, { byHand: true });
    const path = postPath(post, 'reach');
    const fields = readFields(await textOf(dana.get(postPath(post))), path);
    await send(path, { ...fields, [`number.${VIEWS}`]: '40' });
    const response = await send(path, { ...fields, [`number.${VIEWS}`]: '50' });
    expect(response.status).toBe(409);
    const page = await textOf(response);
    expect(page).toContain('Numbers of this post were read or typed in since you opened the page');
    expect(page).toMatch(/40, typed in/);
    expect(readFields(page, path)).toMatchObject({ seen: ['1'], [`number.${VIEWS}`]: ['50'] });
  });

  it('is mended or taken back on the page of the reading, however late', async () => {
    const post = await publish(90 * MINUTE, { byHand: true });
    const path = postPath(post, 'reach');
    const form = readFields(await textOf(dana.get(postPath(post))), path);
    await send(path, { ...form, [`number.${VIEWS}`]: '400', [`number.${LIKES}`]: '3' });
    test.clock.advance(3 * DAY);
    // Nobody stays signed in for days.
    const back = await visitAs(app, test.services, DANA);
    const own = postPath(post, 'reach/1h');
    const fields = readFields(await textOf(back.get(own)), own);
    expect(fields).toEqual({ seen: ['1'], [`number.${VIEWS}`]: ['400'], [`number.${LIKES}`]: ['3'] });
    const mended = { ...fields, [`number.${VIEWS}`]: '40', [`number.${LIKES}`]: '' };
    expect((await send(own, mended, back)).headers.get('location')).toBe(own);
    const page = await textOf(back.get(own));
    expect(readFields(page, own)).toEqual({ seen: ['2'], [`number.${VIEWS}`]: ['40'] });
    expect(page).toContain('Not available. Nobody has typed this number in.');
    expect((await send(own, mended, back)).status).toBe(409);
  });
});

describe('a post that is gone from its platform', () => {
  it('is named as such wherever it stands, and stays published', async () => {
    const post = await publish(3 * HOUR, { removedAt: NOW });
    const page = await textOf(dana.get(postPath(post)));
    expect(page).toContain('This post is gone from X');
    expect(page).not.toContain('The public can see this post');
    expect(page).not.toContain(postPath(post, 'reach/ask'));
    for (const path of [`${OFFICE}/posts?show=published`, campaignPath(MILLBROOK.id, post.campaignId)]) {
      expect(await textOf(dana.get(path))).toMatch(/>Published<\/span> <span[^>]*>Removed</);
    }
    expect(await textOf(dana.get(OFFICE))).toContain(
      'It is not on X any more, and Clarion did not remove it.',
    );
    expect(await readBack(millbrook(test), post)).toMatchObject({ state: 'published' });
  });
});

describe('the costs', () => {
  it('name what reading numbers has cost this month', async () => {
    await millbrook(test).reach.write(
      [],
      [{ month: Month.parse('2026-09'), platform: Platform.parse('x'), count: 3 }],
    );
    const page = await textOf(dana.get(`${OFFICE}/costs`));
    expect(page).toContain('3 readings of a post at $0.005');
    expect(page).toContain('$0.015');
  });
});
