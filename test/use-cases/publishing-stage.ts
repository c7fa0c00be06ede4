import * as z from 'zod';
import { sha256 } from '#adapters/node/sha256.ts';
import { approvePost } from '#core/author-post.ts';
import type { Channel, Credentials } from '#core/channel.ts';
import { CampaignId, OfficeId, Platform, type PostId } from '#core/ids.ts';
import type { Office } from '#core/office.ts';
import type { Post } from '#core/post.ts';
import type { PublishOrder } from '#core/publish-order.ts';
import { slotAt } from '#core/slot.ts';
import { later, MINUTE } from '#core/time.ts';
import { makeSandboxPresence } from '#local/demo/sandbox-accounts.ts';
import { findPlatform } from '#platforms/registry.ts';
import type { Publisher } from '#ports/publisher.ts';
import type { OfficeStore } from '#ports/store.ts';
import { startSandbox } from '#sandbox/server.ts';
import { REFERENCE_INSTANT, type TestClock } from '#test/fixtures/clock.ts';
import { actorOf, DANA, MILLBROOK, storeChannel } from '#test/fixtures/office.ts';
import { draftPost, sampleCampaign } from '#test/fixtures/post.ts';
import { startTestServices, type TestServices } from '#test/fixtures/services.ts';
import type { CollectingReach } from '#use-cases/collect-reach.ts';
import type { Publishing } from '#use-cases/publish-post.ts';

/** The whole way of a post that has fallen due: real store, real publishers, the sandbox's real answers. */
export interface PublishingStage extends TestServices {
  readonly parts: Publishing & CollectingReach;
  /** Where the platforms are. */
  readonly addresses: Readonly<Record<string, string>>;
  /** A fresh office, so that tests share a store as offices do; the clock goes back to its start. */
  enterOffice(): StageOffice;
  /** Makes the next call of this kind fail as the sandbox does; `more` says for whom, how often and how long. */
  inject(platform: string, operation: string, fault: string, more?: object): Promise<void>;
  /** How many calls of one path the platform has had so far. */
  countCalls(platform: string, path: string): Promise<number>;
}

export interface StageOffice {
  readonly office: Office;
  readonly store: OfficeStore;
  /** An approved post, due in half an hour, on a channel that the sandbox knows. */
  schedule(platform?: string): Promise<Post>;
  /** The same on whatever channel the office has by now. */
  scheduleUnconnected(platform?: string): Promise<Post>;
  /** A channel with everything that the platform gave, changed where a test says so. */
  connect(platform: string, changes?: StageChannel): Promise<Channel>;
  storeChannel(platform: string, given: Parameters<typeof storeChannel>[4]): Promise<unknown>;
  order(id: PostId): PublishOrder;
  read(id: PostId): Promise<Post>;
  /** What the public sees of this office on all platforms. */
  publicPosts(): Promise<readonly { readonly textAsSent: string }[]>;
}

export interface StageChannel {
  readonly channel?: Partial<Channel>;
  readonly credentials?: Partial<Credentials>;
}

export const by = actorOf(DANA);

const SandboxCalls = z.object({ requests: z.array(z.object({ path: z.string() })) });

const SandboxPosts = z.object({
  posts: z.array(
    z.object({ account: z.object({ handle: z.string() }), textAsSent: z.string(), published: z.boolean() }),
  ),
});

/** `sandboxFile` is where the platforms keep their state, for a test that tells them what they have counted. */
export async function startPublishingStage(sandboxFile = ':memory:'): Promise<PublishingStage> {
  const test = await startTestServices();
  const sandbox = await startSandbox({
    file: sandboxFile,
    ports: { x: 0, facebook: 0, instagram: 0, threads: 0, linkedin: 0 },
    now: () => Date.parse(test.clock.now()),
  });
  const addresses: Readonly<Record<string, string>> = sandbox.addresses;
  let offices = 0;
  let posts = 0;

  const enterOffice = (): StageOffice => {
    offices += 1;
    test.clock.set(REFERENCE_INSTANT);
    const handle = `office${offices}`;
    const office = { ...MILLBROOK, id: OfficeId.parse(handle) };
    const store = test.services.store.forOffice(office.id, by);

    const scheduleUnconnected = async (platform = 'x'): Promise<Post> => {
      posts += 1;
      const campaign = sampleCampaign({ officeId: office.id, id: CampaignId.parse(`campaign-${posts}`) });
      const draft = draftPost({
        officeId: office.id,
        campaignId: campaign.id,
        platform,
        text: `Office ${offices} follows the Standards of Conduct, point ${posts}.`,
        slot: slotAt(later(test.clock.now(), 30 * MINUTE), office.zone),
      });
      const approved = approvePost(draft, by, test.clock.now(), sha256);
      if (!approved.ok) throw new Error(approved.error.message);
      await store.launchCampaign(campaign, [approved.value], {
        subject: { kind: 'campaign', id: campaign.id },
        action: 'campaign.launched',
        summary: 'It was launched.',
      });
      return { ...approved.value.post, version: 1 };
    };

    const makePresence = (platform: string) => {
      const account = { platform, handle, name: office.name, followers: 10 };
      return makeSandboxPresence(addresses[platform] ?? '', account, test.clock.now());
    };

    return {
      office,
      store,
      scheduleUnconnected,
      connect: async (platform, changes = {}) => {
        const presence = await makePresence(platform);
        const credentials = { ...presence.credentials, ...changes.credentials };
        const context = { officeId: office.id, platform: Platform.parse(platform) };
        return storeChannel(test.services.store, test.services.vault, office, platform, {
          accountId: presence.accountId,
          handle: presence.handle,
          name: presence.name,
          sealed: await test.services.vault.seal(JSON.stringify(credentials), context),
          ...changes.channel,
        });
      },
      schedule: async (platform = 'x') => {
        const presence = await makePresence(platform);
        await storeChannel(test.services.store, test.services.vault, office, platform, {
          accountId: presence.accountId,
          handle: presence.handle,
          accessToken: presence.credentials.accessToken,
        });
        return scheduleUnconnected(platform);
      },
      storeChannel: (platform, given) =>
        storeChannel(test.services.store, test.services.vault, office, platform, given),
      order: (postId) => ({ officeId: office.id, postId }),
      read: async (id) => {
        const post = await store.readPost(id);
        if (!post) throw new Error(`${id} is gone`);
        return post;
      },
      publicPosts: async () => {
        const answer = await fetch(`${sandbox.addresses.x}/_/posts`);
        const { posts: all } = SandboxPosts.parse(await answer.json());
        return all.filter(({ account, published }) => published && account.handle === handle);
      },
    };
  };

  return {
    ...test,
    parts: { ...test.services, ...usePlatforms(test.clock, addresses) },
    addresses,
    enterOffice,
    inject: async (platform, operation, fault, more = {}) => {
      const answer = await fetch(`${sandbox.addresses.x}/_/faults`, {
        method: 'POST',
        headers: { 'content-type': 'application/json' },
        body: JSON.stringify({ platform, operation, fault, ...more }),
      });
      if (answer.status !== 201) throw new Error(await answer.text());
    },
    countCalls: async (platform, path) => {
      const answer = await fetch(`${sandbox.addresses.x}/_/requests?platform=${platform}`);
      const { requests } = SandboxCalls.parse(await answer.json());
      return requests.filter((request) => request.path === path).length;
    },
    stop: async () => {
      await sandbox.stop();
      await test.stop();
    },
  };
}

/** Publishing whose publisher does something else before, or after, the real one does its work. */
export function intercept(
  parts: Publishing,
  { before, after }: { readonly before?: () => Promise<unknown>; readonly after?: () => Promise<unknown> },
): Publishing {
  const wrap = (publisher: Publisher): Publisher => ({
    ...publisher,
    publish: async (publication, journal) => {
      await before?.();
      const outcome = await publisher.publish(publication, journal);
      await after?.();
      return outcome;
    },
  });
  return {
    ...parts,
    publisherFor: (platform) => {
      const publisher = parts.publisherFor(platform);
      return publisher && wrap(publisher);
    },
  };
}

function usePlatforms(clock: TestClock, addresses: Readonly<Record<string, string>>) {
  const deps = { clock, wait: async (milliseconds: number) => clock.advance(milliseconds) };
  const find = (platform: Post['platform']) => {
    const entry = findPlatform(platform);
    if (!entry) throw new Error(`no platform ${platform}`);
    const app = {
      clientId: 'clarion-sandbox',
      clientSecret: 'sandbox-only-secret',
      sandbox: addresses[platform],
    };
    return { entry, app };
  };
  return {
    // What is waited for is somebody else's real call: no time of the office passes over it.
    wait: () => new Promise<void>((resolve) => setTimeout(resolve, 100)),
    publisherFor: (platform: Post['platform']) => {
      const { entry, app } = find(platform);
      return entry.createPublisher(app, deps);
    },
    readerFor: (platform: Post['platform']) => {
      const { entry, app } = find(platform);
      return entry.createReachReader(app, deps);
    },
    connectorFor: ({ platform }: { readonly platform: Post['platform'] }) => {
      const { entry, app } = find(platform);
      return entry.createConnector(app, deps);
    },
  };
}
