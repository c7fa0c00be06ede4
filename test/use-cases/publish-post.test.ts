import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import * as z from 'zod';
import { sha256 } from '#adapters/node/sha256.ts';
import { approvePost } from '#core/author-post.ts';
import { AttemptId, CampaignId, type OfficeId, type PostId } from '#core/ids.ts';
import type { Office } from '#core/office.ts';
import type { Post } from '#core/post.ts';
import { claimPost, LEASE, recoverPost } from '#core/publish-steps.ts';
import { DAY, HOUR, later, MINUTE } from '#core/time.ts';
import { makeSandboxPresence } from '#local/demo/sandbox-accounts.ts';
import { findPlatform } from '#platforms/registry.ts';
import { type Sandbox, startSandbox } from '#sandbox/server.ts';
import { REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf, DANA, MILLBROOK, storeChannel } from '#test/fixtures/office.ts';
import { draftPost, sampleCampaign } from '#test/fixtures/post.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import { type Publishing, publishPost } from '#use-cases/publish-post.ts';

/** The whole way of a post that has fallen due: real store, real publishers, the sandbox's real answers. */
let test: TestServices;
let sandbox: Sandbox;
let parts: Publishing;
let office: Office;
let counter = 0;
const by = actorOf(DANA);

const Posts = z.object({
  posts: z.array(
    z.object({ account: z.object({ handle: z.string() }), textAsSent: z.string(), published: z.boolean() }),
  ),
});

beforeAll(async () => {
  test = await startTestServices();
  sandbox = await startSandbox({
    file: ':memory:',
    ports: { x: 0, facebook: 0, instagram: 0, threads: 0 },
    now: () => Date.parse(test.clock.now()),
  });
  const deps = { clock: test.clock, wait: async (milliseconds: number) => test.clock.advance(milliseconds) };
  const addresses: Readonly<Record<string, string>> = sandbox.addresses;
  const entryOf = (platform: Post['platform']) => {
    const entry = findPlatform(platform);
    if (!entry) throw new Error(`no platform ${platform}`);
    const app = {
      clientId: 'clarion-sandbox',
      clientSecret: 'sandbox-only-secret',
      sandbox: addresses[platform],
    };
    return { entry, app };
  };
  parts = {
    ...test.services,
    publisherFor: (platform) => {
      const { entry, app } = entryOf(platform);
      return entry.createPublisher(app, deps);
    },
    connectorFor: ({ platform }) => {
      const { entry, app } = entryOf(platform);
      return entry.createConnector(app, deps);
    },
  };
});
afterAll(async () => {
  await sandbox.stop();
  await test.stop();
});

beforeEach(async () => {
  counter += 1;
  test.clock.set(REFERENCE_INSTANT);
  test.orders.length = 0;
  test.alarms.length = 0;
  office = { ...MILLBROOK, id: `office-${counter}` as OfficeId };
});

const storeOf = () => test.services.store.forOffice(office.id, by);

/** An approved post of this office, due in half an hour, on a channel that the sandbox knows. */
async function schedule(platform = 'x', connect = true): Promise<Post> {
  if (connect) await connectTo(platform);
  const campaign = sampleCampaign({ officeId: office.id, id: CampaignId.parse(`campaign-${counter}`) });
  const draft = draftPost({
    officeId: office.id,
    campaignId: campaign.id,
    platform,
    text: `Office ${counter} follows the Standards of Conduct.`,
  });
  const approved = approvePost(draft, by, test.clock.now(), sha256);
  if (!approved.ok) throw new Error(approved.error.message);
  await storeOf().launchCampaign(campaign, [approved.value], {
    subject: { kind: 'campaign', id: campaign.id },
    action: 'campaign.launched',
    summary: 'It was launched.',
  });
  return { ...approved.value.post, version: 1 };
}

async function connectTo(platform: string): Promise<void> {
  const addresses: Readonly<Record<string, string>> = sandbox.addresses;
  const account = { platform, handle: `office${counter}`, name: office.name, followers: 10 };
  const presence = await makeSandboxPresence(addresses[platform] ?? '', account, test.clock.now());
  await storeChannel(test.services.store, test.services.vault, office, platform, {
    accountId: presence.accountId,
    handle: presence.handle,
    accessToken: presence.credentials.accessToken,
  });
}

async function inject(platform: string, operation: string, fault: string): Promise<void> {
  const answer = await fetch(`${sandbox.addresses.x}/_/faults`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ platform, operation, fault }),
  });
  expect(answer.status).toBe(201);
}

async function publicPosts() {
  const { posts } = Posts.parse(await (await fetch(`${sandbox.addresses.x}/_/posts`)).json());
  return posts.filter(({ account, published }) => published && account.handle === `office${counter}`);
}

const order = (id: PostId) => ({ officeId: office.id, postId: id });
const read = async (id: PostId) => {
  const post = await storeOf().readPost(id);
  if (!post) throw new Error(`${id} is gone`);
  return post;
};

describe('a post that is due', () => {
  it.each(['x', 'facebook', 'threads'])(
    'goes out once on %s, with a receipt and a history of every step',
    async (platform) => {
      const post = await schedule(platform);
      test.clock.advance(30 * MINUTE);
      expect(await publishPost(parts, order(post.id))).toBe('published');
      const stored = await read(post.id);
      expect(stored.state).toBe('published');
      expect(stored.receipt?.permalink).toMatch(/^http/);
      expect(await publicPosts()).toMatchObject([{ textAsSent: post.text }]);
      const history = await storeOf().readHistory({ kind: 'post', id: post.id });
      const actions = history.map(({ action }) => action).filter((action) => action !== 'post.progress');
      expect(actions).toEqual(['post.approve', 'post.claim', 'post.sending', 'post.publish']);
    },
  );

  it('goes out once however many orders come for it at once', async () => {
    const post = await schedule();
    test.clock.advance(30 * MINUTE);
    const reports = await Promise.all(Array.from({ length: 8 }, () => publishPost(parts, order(post.id))));
    expect(reports.filter((report) => report === 'published')).toHaveLength(1);
    expect(await publicPosts()).toHaveLength(1);
  });

  it('is left alone before its time, and ordered again if that is soon', async () => {
    const post = await schedule();
    expect(await publishPost(parts, order(post.id))).toBe('nothing-due');
    expect(test.orders).toEqual([]);
    test.clock.advance(29 * MINUTE);
    expect(await publishPost(parts, order(post.id))).toBe('nothing-due');
    expect(test.orders).toEqual([{ order: order(post.id), delaySeconds: 60 }]);
    expect(await publicPosts()).toEqual([]);
  });

  it('is missed, and never sent, once its time limit has passed', async () => {
    const post = await schedule();
    test.clock.advance(DAY);
    expect(await publishPost(parts, order(post.id))).toBe('missed');
    expect((await read(post.id)).trouble).toMatch(/not to go out after/);
    expect(await publicPosts()).toEqual([]);
  });

  it('is held where its channel is not connected', async () => {
    const post = await schedule('x', false);
    test.clock.advance(30 * MINUTE);
    expect(await publishPost(parts, order(post.id))).toBe('held');
    expect((await read(post.id)).trouble).toMatch(/Channels page/);
  });

  it('is held, and its channel taken out of use, where the platform no longer takes the token', async () => {
    await storeChannel(test.services.store, test.services.vault, office, 'x', { accessToken: 'ended' });
    const post = await schedule('x', false);
    test.clock.advance(30 * MINUTE);
    expect(await publishPost(parts, order(post.id))).toBe('held');
    expect(await storeOf().readChannel(post.platform)).toMatchObject({ status: 'disconnected' });
  });

  it('is handed to a person on a channel that is posted to by hand', async () => {
    await storeChannel(test.services.store, test.services.vault, office, 'x', { mode: 'manual' });
    const post = await schedule('x', false);
    test.clock.advance(30 * MINUTE);
    expect(await publishPost(parts, order(post.id))).toBe('handoff');
  });

  it('waits for the platform’s own reset time when it is told to slow down', async () => {
    const post = await schedule();
    test.clock.advance(30 * MINUTE);
    await inject('x', 'create-post', '429');
    expect(await publishPost(parts, order(post.id))).toBe('scheduled');
    const deferred = await read(post.id);
    expect(deferred.dueAt && deferred.dueAt > test.clock.now()).toBe(true);
    test.clock.advance(HOUR);
    expect(await publishPost(parts, order(post.id))).toBe('published');
    expect(await publicPosts()).toHaveLength(1);
  });

  it('is not sent again blindly when the answer was lost', async () => {
    const post = await schedule();
    test.clock.advance(30 * MINUTE);
    await inject('x', 'create-post', 'accept-then-drop');
    expect(await publishPost(parts, order(post.id))).toBe('unconfirmed');
    test.clock.advance(HOUR);
    expect(await publishPost(parts, order(post.id))).toBe('nothing-due');
    expect(await publicPosts()).toHaveLength(1);
  });
});

describe('an attempt whose host died', () => {
  it('before anything was sent is taken up after its lease, and publishes once', async () => {
    const post = await schedule();
    test.clock.advance(30 * MINUTE);
    const claim = claimPost(post, AttemptId.parse('died'), test.clock.now(), sha256);
    if (!claim.ok) throw new Error('not claimed');
    await storeOf().writePost(claim.value);
    expect(await publishPost(parts, order(post.id))).toBe('nothing-due');
    test.clock.advance(LEASE);
    expect(await publishPost(parts, order(post.id))).toBe('scheduled');
    expect(test.orders.at(-1)).toEqual({ order: order(post.id), delaySeconds: 0 });
    expect(await publishPost(parts, order(post.id))).toBe('published');
    expect(await publicPosts()).toHaveLength(1);
  });

  it('can still tell what it learned, after it was given up', async () => {
    const post = await schedule();
    test.clock.advance(30 * MINUTE);
    const { publisherFor } = parts;
    // While this attempt waits for the platform, its lease ends and a sweep gives it up.
    const slow: Publishing = {
      ...parts,
      publisherFor: (platform) => {
        const publisher = publisherFor(platform);
        return (
          publisher && {
            ...publisher,
            publish: async (publication, journal) => {
              const outcome = await publisher.publish(publication, journal);
              const current = await read(post.id);
              const given = recoverPost(current, later(test.clock.now(), LEASE));
              if (given.ok) await storeOf().writePost(given.value);
              expect((await read(post.id)).state).toBe('unconfirmed');
              return outcome;
            },
          }
        );
      },
    };
    expect(await publishPost(slow, order(post.id))).toBe('published');
    expect(await publicPosts()).toHaveLength(1);
  });
});
