import type { Hono } from 'hono';
import { afterAll, afterEach, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '#core/channel.ts';
import type { StopScope } from '#core/gate.ts';
import { AttemptId, CampaignId } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { HOUR, later, MINUTE } from '#core/time.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf, DANA, MILLBROOK, storeChannel } from '#test/fixtures/office.ts';
import { draftPost, sampleCampaign } from '#test/fixtures/post.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { resumePosting } from '#use-cases/resume-posting.ts';
import { stopPosting } from '#use-cases/stop-posting.ts';
import { createApp } from '#web/app.tsx';
import { postPath } from '#web/office-paths.ts';
import type { WebEnv } from '#web/shell.ts';
import { readFields, sendForm } from './form-on-page.ts';
import { millbrook, OFFICE, readBack, storePost, TOMORROW } from './post-pages.ts';
import { type TestVisitor, visitAs } from './visitor.ts';

/** What pages say before and after a button, where the likely thing is not what happens. */
let test: TestServices;
let app: Hono<WebEnv>;
let dana: TestVisitor;
const by = actorOf(DANA);

const read = async (path: string) => (await dana.get(path)).text();

/** Sends the form of a step's page as it is drawn, and gives what the next page says. */
async function take(post: Post, step: 'send-now' | 'send-again' | 'cancel') {
  const path = postPath(post, step);
  const before = await read(path);
  const sent = await sendForm(app, test.services, dana, path, readFields(before, path));
  expect(sent.status).toBe(303);
  return { before, after: await read(postPath(post)) };
}

const connect = (platform: string, given: Partial<Channel> = {}) =>
  storeChannel(test.services.store, test.services.vault, MILLBROOK, platform, given);

beforeAll(async () => {
  test = await startTestServices();
  app = createApp(test.services);
  dana = await visitAs(app, test.services, DANA);
  await connect('x');
  await connect('facebook');
  const byHand = { address: 'https://threads.example.gov/millbrook', poster: 'the web team' };
  await connect('threads', { mode: 'manual', byHand });
});
afterAll(() => test.stop());
beforeEach(() => test.clock.set(REFERENCE_INSTANT));

describe('sending now', () => {
  let lift: (() => Promise<unknown>) | undefined;
  const stop = async (scope: StopScope = { kind: 'office' }) => {
    const { at } = await stopPosting(test.services, millbrook(test), { scope, reason: 'a rumor', by });
    lift = () => resumePosting(millbrook(test), { scope, seen: at, reason: 'settled', by });
  };
  afterEach(async () => {
    await lift?.();
    lift = undefined;
  });

  it('under a stop says before and after that the post is put on hold', async () => {
    const post = await storePost(test);
    await stop();
    const { before, after } = await take(post, 'send-now');
    expect(before).toContain('Put this X post on hold now?');
    expect(before).toContain('It would not go out now.');
    expect(before).toContain('Dana Whitfield stopped all posts of this office: a rumor.');
    expect(before).not.toContain('It goes out within a minute');
    expect(after).toContain('The post does not go out now: it is put on hold.');
    expect(after).not.toContain('on its way');
    expect(after).toContain('Approved, and kept back');
    expect(after).not.toContain('It goes out by itself');
    expect(await readBack(millbrook(test), post)).toMatchObject({ state: 'scheduled', version: 2 });
  });

  it('says so for the stop of its announcement, and not for that of another', async () => {
    const [post, other] = [await storePost(test), await storePost(test)];
    await stop({ kind: 'campaign', id: post.campaignId });
    expect((await take(post, 'send-now')).after).toContain('it is put on hold');
    const { before, after } = await take(other, 'send-now');
    expect(before).toContain('It goes out within a minute');
    expect(after).toContain('The post is on its way.');
  });

  it('in a blackout that leaves posts out says so', async () => {
    const post = await storePost(test);
    const now = test.clock.now();
    const blackout = {
      id: 'the-eve',
      from: now,
      until: later(now, HOUR),
      reason: 'the eve of a measure',
      citation: 'Code 12-3',
      posts: 'skip' as const,
      by,
    };
    const happening = {
      subject: { kind: 'office' as const, id: MILLBROOK.id },
      action: 'office.blackout-added',
    };
    await millbrook(test).writeBlackout(blackout, { ...happening, summary: 'It was entered.' });
    const { before, after } = await take(post, 'send-now');
    await millbrook(test).removeBlackout(blackout.id, { ...happening, summary: 'It was removed.' });
    expect(before).toContain('Leave this X post out now?');
    expect(before).toContain('the eve of a measure');
    expect(after).toContain('The post does not go out now: it is left out.');
  });

  it('on a channel that is posted to by hand says that a person posts it', async () => {
    const post = await storePost(test, { platform: 'threads' });
    const { before, after } = await take(post, 'send-now');
    expect(before).toContain('You then post it by hand.');
    expect(after).toContain('The post is handed over within a minute.');
    expect(after).not.toContain('on its way');
  });

  it('again, under a stop, says that the post is put on hold', async () => {
    const post = await storePost(test, {}, { state: 'unconfirmed' });
    await stop();
    const { before, after } = await take(post, 'send-again');
    expect(before).toContain('It would not go out now: it would be put on hold.');
    expect(after).toContain('The post does not go out now: it is put on hold.');
  });

  it('again, after its last moment, does not say that the post is on its way', async () => {
    const post = await storePost(
      test,
      {},
      { state: 'unconfirmed', notAfter: later(REFERENCE_INSTANT, -MINUTE) },
    );
    expect((await take(post, 'send-again')).after).toContain('its last moment has passed');
  });
});

describe('a post that may be public', () => {
  const attempt = {
    id: AttemptId.parse('attempt-1'),
    number: 1,
    startedAt: REFERENCE_INSTANT,
    leaseUntil: later(REFERENCE_INSTANT, MINUTE),
    sendingAt: REFERENCE_INSTANT,
  };

  it('says what each choice means', async () => {
    const post = await storePost(test, {}, { state: 'unconfirmed', attempt });
    const page = await read(postPath(post));
    for (const choice of [
      '<strong>It is there.</strong> Give its address.',
      '<strong>It is not there: send it again.</strong> Clarion sends the same text once more.',
      'the public sees it twice',
      '<strong>Cancel the post.</strong>',
      'cancelling does not take it back',
    ]) {
      expect(page.replaceAll(/\s+/g, ' ')).toContain(choice);
    }
  });

  it('says when it is cancelled, before and after, that it may be public', async () => {
    const post = await storePost(test, {}, { state: 'unconfirmed', attempt });
    const { before, after } = await take(post, 'cancel');
    expect(before).toContain('The post was sent and may be public. Cancelling does not take it back.');
    expect(before).not.toContain('It will not go out.');
    expect(after).toContain('It may be public: look on X.');
    // The notice is gone by the next time, the warning is not.
    expect(await read(postPath(post))).toContain('Cancelled, and perhaps public');
  });

  it('by hand is not taken back by cancelling it either', async () => {
    const post = await storePost(test, { platform: 'threads' }, { state: 'handoff' });
    const { before, after } = await take(post, 'cancel');
    expect(before).toContain('If somebody has posted it by hand already, it stays public');
    expect(after).toContain('Nobody is asked to post it any more.');
  });

  it('is no other one that is cancelled', async () => {
    const { before, after } = await take(await storePost(test), 'cancel');
    expect(before).toContain('It will not go out.');
    expect(before).not.toContain('may be public');
    expect(after).not.toContain('perhaps public');
  });
});

describe('an announcement that is scheduled', () => {
  const launch = async (name: string, platforms: readonly string[]) => {
    const campaign = sampleCampaign({ id: CampaignId.parse(name), slot: TOMORROW });
    const happening = { action: 'post.stored', summary: 'Stored.' };
    const posts = platforms.map((platform) =>
      draftPost({ campaignId: campaign.id, platform, state: 'scheduled', slot: TOMORROW }),
    );
    await millbrook(test).launchCampaign(
      campaign,
      posts.map((post) => ({ post, happening: { ...happening, subject: { kind: 'post', id: post.id } } })),
      { ...happening, subject: { kind: 'campaign', id: campaign.id } },
    );
    return (await read(`${OFFICE}/campaigns/${name}`)).replaceAll(/\s+/g, ' ');
  };

  it('goes out by itself where Clarion posts', async () => {
    const page = await launch('by-itself', ['x', 'facebook']);
    expect(page).toContain('Clarion sends each post by itself at its time; you need not be there.');
    expect(page).not.toContain('by hand');
  });

  it('is posted by a person where nothing else posts', async () => {
    const page = await launch('by-hand', ['threads']);
    expect(page).toContain('On Threads a person posts by hand: at its time Clarion sends you a message');
    expect(page).not.toContain('by itself');
  });

  it('says of each channel which of both it is', async () => {
    const page = await launch('both', ['x', 'facebook', 'threads']);
    expect(page).toContain('Clarion sends each post on X and Facebook by itself at its time');
    expect(page).toContain('On Threads a person posts by hand');
  });
});
