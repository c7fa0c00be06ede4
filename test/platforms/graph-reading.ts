import { once } from 'node:events';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import * as z from 'zod';
import { PostId } from '#core/ids.ts';
import type { Look } from '#core/reach/collect-steps.ts';
import type { Reading } from '#core/reach/reading.ts';
import type { Instant } from '#core/time.ts';
import type { PublishedPost, ReachReader, ReachReport } from '#ports/reach-reader.ts';
import { createJournal, type Stage, type StageChannel } from './sandbox.ts';

export type GraphName = 'facebook' | 'instagram' | 'threads';

const Insights = z.object({
  data: z.array(z.object({ name: z.string(), values: z.array(z.object({ value: z.unknown() })) })),
});

const VERSIONS = { facebook: 'v26.0', instagram: 'v26.0', threads: 'v1.0' } as const;

/** A fresh channel with a reader of its reach. */
export interface Gauge {
  readonly channel: StageChannel;
  readonly reader: ReachReader;
  /** Publishes a post, each with words of its own. */
  publish(): Promise<PublishedPost>;
  read(...posts: readonly PublishedPost[]): Promise<ReachReport>;
  /** The look at one post. */
  look(post: PublishedPost): Promise<Look>;
  /** Reads with the platform answering at another origin. */
  readAt(origin: string, ...posts: readonly PublishedPost[]): Promise<ReachReport>;
  lookAt(origin: string, post: PublishedPost): Promise<Look>;
  /** The readings of one post by the platform's own names. */
  readings(post: PublishedPost): Promise<Readonly<Record<string, Reading>>>;
  /** What the simulated platform itself answers on a post, by name; nothing of it is read by product code. */
  figures(post: PublishedPost, metrics: string): Promise<Readonly<Record<string, unknown>>>;
  /** The paths of the calls that something makes. */
  callsOf(act: () => Promise<unknown>): Promise<readonly string[]>;
}

export interface GaugeOptions {
  readonly followers?: number;
  /** Milliseconds that a call may take. */
  readonly patience?: number;
}

export async function openGauge(
  stage: Stage,
  platform: GraphName,
  { followers = 5000, patience = 5_000 }: GaugeOptions = {},
): Promise<Gauge> {
  const channel = await stage.openChannel(platform, { followers });
  const { accountId, credentials } = channel;
  const entry = stage.entryOf(platform);
  const deadlines = { get: patience, post: patience };
  const readerAt = (sandbox: string) =>
    entry.createReachReader({ ...stage.appOf(platform), sandbox }, { ...stage.deps, deadlines });
  const reader = readerAt(stage.sandbox.addresses[platform]);
  const readAt = (origin: string, ...posts: readonly PublishedPost[]) =>
    readerAt(origin).read({ accountId, credentials, posts });
  const publisher = entry.createPublisher(stage.appOf(platform), stage.deps);
  const read = (...posts: readonly PublishedPost[]) => reader.read({ accountId, credentials, posts });
  const look = async (post: PublishedPost) => lookIn(await read(post), post);
  let published = 0;
  return {
    channel,
    reader,
    read,
    look,
    readAt,
    lookAt: async (origin, post) => lookIn(await readAt(origin, post), post),
    async publish() {
      published += 1;
      const publication = channel.compose({ text: `Polls open at ${published}.` });
      const outcome = await publisher.publish(publication, createJournal(channel));
      if (outcome.kind !== 'published') throw new Error(outcome.kind);
      const { platformId, publishedAt } = outcome.receipt;
      return { id: PostId.parse(crypto.randomUUID()), platformId, publishedAt };
    },
    async readings(post) {
      const seen = await look(post);
      if (seen.kind !== 'read') throw new Error(JSON.stringify(seen));
      return Object.fromEntries(
        Object.entries(seen.readings).map(([key, each]) => [key.split('@')[0], each]),
      );
    },
    async figures({ platformId }, metrics) {
      const address = `${stage.sandbox.addresses[platform]}/${VERSIONS[platform]}/${platformId}/insights`;
      const headers = { authorization: `Bearer ${credentials.accessToken}` };
      const { data } = Insights.parse(
        await (await fetch(`${address}?metric=${metrics}`, { headers })).json(),
      );
      return Object.fromEntries(data.map(({ name, values }) => [name, values[0]?.value]));
    },
    async callsOf(act) {
      const before = (await channel.calls()).length;
      await act();
      return (await channel.calls()).slice(before).map(({ path }) => path);
    },
  };
}

/** The look at one of the posts of a report. */
export function lookIn(report: ReachReport, { id }: PublishedPost): Look {
  if (report.kind !== 'looked') throw new Error(report.reason);
  const look = report.looks.get(id);
  if (look === undefined) throw new Error(`no look at ${id}`);
  return look;
}

/** What a number is as a reading. */
export const counted = (count: unknown) =>
  count === 0 ? { status: 'zero' } : { status: 'value', value: count };

/** A sentence for people, with certain words in it. */
export const sentence = (words: RegExp) =>
  expect.toSatisfy((reason: string) => /^[A-Z].{20,}\.$/s.test(reason) && words.test(reason));

export const laterUntil = (until: Instant | undefined, words: RegExp) => ({
  kind: 'later',
  until,
  reason: sentence(words),
});

/** Where a platform answers some calls otherwise than the sandbox, until the test ends. Only for calls that read. */
export async function openAlteredOrigin(
  stage: Stage,
  platform: GraphName,
  alter: (path: string) => { readonly status: number; readonly body: unknown } | undefined,
): Promise<string> {
  const server = createServer(async (request, response) => {
    const path = request.url ?? '/';
    const altered = alter(new URL(path, 'http://altered').pathname);
    const real = altered ? undefined : await fetch(`${stage.sandbox.addresses[platform]}${path}`);
    const { status, body } = altered ?? { status: real?.status ?? 502, body: await real?.json() };
    response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
}
