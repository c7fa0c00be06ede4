import { createHash } from 'node:crypto';
import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import sharp from 'sharp';
import * as z from 'zod';
import { Credentials } from '#core/channel.ts';
import { MediaId, Platform } from '#core/ids.ts';
import type { Progress } from '#core/post.ts';
import type { Verdict } from '#core/publish-outcome.ts';
import { epochOf } from '#core/time.ts';
import type { Dependencies } from '#platforms/dependencies.ts';
import { type App, findPlatform, type PlatformEntry } from '#platforms/registry.ts';
import type { Journal, Publication, PublicationImage } from '#ports/publisher.ts';
import { type Sandbox, startSandbox } from '#sandbox/server.ts';
import { createTestClock, type TestClock } from '#test/fixtures/clock.ts';

export type PlatformName = keyof Sandbox['addresses'];

const AcceptedPost = z
  .object({
    platform: z.string(),
    id: z.string(),
    account: z.object({ id: z.string() }),
    text: z.string(),
    textAsSent: z.string(),
    images: z.array(z.object({ sha256: z.string(), alt: z.string() })),
    published: z.boolean(),
    permalink: z.string(),
  })
  // The sandbox counts; LinkedIn itself names its posts by URN.
  .transform((post) => (post.platform === 'linkedin' ? { ...post, id: `urn:li:share:${post.id}` } : post));
export type AcceptedPost = z.infer<typeof AcceptedPost>;
/** Of all channels that a stage has had: only those that are asked for are read whole. */
const Posts = z.object({
  posts: z.array(z.looseObject({ platform: z.string(), account: z.looseObject({ id: z.string() }) })),
});
const Account = z.object({ id: z.string(), handle: z.string(), name: z.string() });
const Token = z.object({ access_token: z.string(), refresh_token: z.string().optional() });
const SandboxCall = z.object({ method: z.string(), path: z.string(), status: z.number().nullable() });
export type SandboxCall = z.infer<typeof SandboxCall>;

/** The simulated platforms, with a clock that they share with the publishers and that only waiting moves. */
export interface Stage {
  readonly sandbox: Sandbox;
  readonly clock: TestClock;
  readonly deps: Dependencies;
  readonly image: PublicationImage;
  appOf(platform: PlatformName): App;
  entryOf(platform: PlatformName): PlatformEntry;
  openChannel(platform: PlatformName, options?: Readonly<Record<string, unknown>>): Promise<StageChannel>;
  control(method: 'GET' | 'POST', path: string, body?: unknown): Promise<unknown>;
  close(): Promise<void>;
}

/** A fresh channel on one simulated platform. */
export interface StageChannel {
  readonly accountId: string;
  readonly handle: string;
  readonly credentials: Credentials;
  compose(post?: Partial<Publication>): Publication;
  order(operation: string, fault: string, more?: Readonly<Record<string, unknown>>): Promise<void>;
  /** Everything the platform accepted for this channel. */
  posts(): Promise<readonly AcceptedPost[]>;
  publicPosts(): Promise<readonly AcceptedPost[]>;
  calls(): Promise<readonly SandboxCall[]>;
}

/** `file` is where the sandbox keeps its state, for a test that tells it what it has counted. */
export async function openStage(file = ':memory:'): Promise<Stage> {
  const clock = createTestClock();
  const sandbox = await startSandbox({
    file,
    ports: { x: 0, facebook: 0, instagram: 0, threads: 0 },
    now: () => epochOf(clock.now()),
  });
  const bytes = await sharp({ create: { width: 400, height: 400, channels: 3, background: '#225588' } })
    .jpeg()
    .toBuffer();
  const pictures = createServer((_, response) => response.setHeader('content-type', 'image/jpeg').end(bytes));
  pictures.listen(0, '127.0.0.1');
  await once(pictures, 'listening');
  const { port } = pictures.address() as AddressInfo;

  const control: Stage['control'] = async (method, path, body) => {
    const response = await fetch(`${sandbox.addresses.x}/_${path}`, {
      method,
      ...(body !== undefined && {
        body: JSON.stringify(body),
        headers: { 'content-type': 'application/json' },
      }),
    });
    if (!response.ok) throw new Error(`${method} ${path}: ${response.status} ${await response.text()}`);
    return response.json();
  };

  let channels = 0;
  const stage: Stage = {
    sandbox,
    clock,
    deps: {
      clock,
      wait: async (milliseconds) => clock.advance(milliseconds),
      deadlines: { get: 5_000, post: 5_000 },
    },
    image: {
      mediaId: MediaId.parse(createHash('sha256').update(bytes).digest('hex')),
      mimeType: 'image/jpeg',
      bytes: bytes.byteLength,
      width: 400,
      height: 400,
      alt: 'A blue square — the colour of “Adams County” 🗳️',
      content: bytes,
      url: `http://127.0.0.1:${port}/square.jpg`,
    },
    appOf: (platform) => ({
      clientId: 'clarion-sandbox',
      clientSecret: 'sandbox-only-secret',
      sandbox: sandbox.addresses[platform],
    }),
    entryOf(platform) {
      const entry = findPlatform(Platform.parse(platform));
      if (!entry) throw new Error(`${platform} is not registered`);
      return entry;
    },
    control,
    async openChannel(platform, options = {}) {
      channels += 1;
      const account = Account.parse(
        await control('POST', '/accounts', {
          platform,
          handle: `Office${channels}`,
          name: `Office ${channels}`,
          ...options,
        }),
      );
      const token = Token.parse(await control('POST', '/tokens', { platform, account: account.id }));
      const credentials = Credentials.parse({
        accessToken: token.access_token,
        ...(token.refresh_token && { refreshToken: token.refresh_token }),
      });
      const posts = async () =>
        Posts.parse(await control('GET', '/posts'))
          .posts.filter((post) => post.platform === platform && post.account.id === account.id)
          .map((post) => AcceptedPost.parse(post));
      return {
        accountId: account.id,
        handle: account.handle,
        credentials,
        compose: (post = {}) => ({
          accountId: account.id,
          handle: account.handle,
          credentials,
          text: 'Our office has adopted the Standards of Conduct.',
          mentions: [],
          image: platform === 'instagram' ? stage.image : undefined,
          progress: {},
          startedAt: clock.now(),
          ...post,
        }),
        async order(operation, fault, more = {}) {
          await control('POST', '/faults', { platform, operation, fault, account: account.id, ...more });
        },
        posts,
        publicPosts: async () => (await posts()).filter(({ published }) => published),
        calls: async () =>
          z
            .object({ requests: z.array(SandboxCall) })
            .parse(await control('GET', `/requests?platform=${platform}`)).requests,
      };
    },
    async close() {
      await sandbox.stop();
      pictures.close();
      pictures.closeAllConnections();
    },
  };
  return stage;
}

/** A journal that remembers, and notes how many calls the platform had seen when sending began. */
export interface TestJournal extends Journal {
  readonly progress: Progress;
  /** One entry per `beginSending`: the calls that the platform had seen by then. */
  readonly begun: readonly number[];
}

export interface JournalOptions {
  readonly progress?: Progress;
  readonly verdict?: Verdict;
  /** Happens between the last check and the call that makes the post public. */
  readonly atSending?: () => Promise<void>;
}

export function createJournal(channel: StageChannel, options: JournalOptions = {}): TestJournal {
  const begun: number[] = [];
  const kept: Progress = { ...options.progress };
  return {
    progress: kept,
    begun,
    async record(added) {
      Object.assign(kept, added);
    },
    async beginSending() {
      begun.push((await channel.calls()).length);
      await options.atSending?.();
      return options.verdict ?? { kind: 'go' };
    },
  };
}
