import { once } from 'node:events';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { expect, onTestFinished } from 'vitest';
import * as z from 'zod';
import { Credentials } from '#core/channel.ts';
import { PostId } from '#core/ids.ts';
import type { Look } from '#core/reach/collect-steps.ts';
import type { Reading } from '#core/reach/reading.ts';
import { DAY, type Instant } from '#core/time.ts';
import type { PublishedPost, ReachReader, ReachReport } from '#ports/reach-reader.ts';
import { createJournal, type Stage, type StageChannel } from './sandbox.ts';

type Name = 'x' | 'linkedin';

/** A fresh channel with a reader of its reach, whose access is renewed before each call. */
export interface Asker {
  readonly channel: StageChannel;
  readonly reader: ReachReader;
  /** Publishes a post, each with words of its own. */
  publish(): Promise<PublishedPost>;
  read(...posts: readonly PublishedPost[]): Promise<ReachReport>;
  look(post: PublishedPost): Promise<Look>;
  /** What the platform itself answers a call below its API, read by no product code. */
  answer(path: string): Promise<unknown>;
  /** How many calls something makes. */
  count(act: () => Promise<unknown>): Promise<number>;
}

export interface AskerOptions {
  readonly followers?: number;
  /** Where the platform answers, if not at the sandbox itself. */
  readonly origin?: string;
  /** Milliseconds that a call may take. */
  readonly patience?: number;
  /** What the access may be used for, if not everything. */
  readonly scopes?: readonly string[];
}

const Token = z.object({ access_token: z.string() });
const HEADERS = { 'linkedin-version': '202609', 'x-restli-protocol-version': '2.0.0' };

export async function openAsker(stage: Stage, platform: Name, options: AskerOptions = {}): Promise<Asker> {
  const { followers = 5000, patience = 5_000, scopes } = options;
  const { origin = stage.sandbox.addresses[platform] } = options;
  const channel = await stage.openChannel(platform, { followers });
  const entry = stage.entryOf(platform);
  const deps = { ...stage.deps, deadlines: { get: patience, post: patience } };
  const reader = entry.createReachReader({ ...stage.appOf(platform), sandbox: origin }, deps);
  const publisher = entry.createPublisher(stage.appOf(platform), stage.deps);
  const { accountId } = channel;
  const renew = async (more = {}) => {
    const token = await stage.control('POST', '/tokens', { platform, account: accountId, ...more });
    return Credentials.parse({ accessToken: Token.parse(token).access_token });
  };
  const read = async (...posts: readonly PublishedPost[]) =>
    reader.read({ accountId, credentials: await renew({ ...(scopes && { scopes }) }), posts });
  let published = 0;
  return {
    channel,
    reader,
    read,
    look: async (post) => lookIn(await read(post), post),
    async publish() {
      published += 1;
      const publication = channel.compose({
        text: `Polls open at ${published}.`,
        credentials: await renew(),
      });
      const outcome = await publisher.publish(publication, createJournal(channel));
      if (outcome.kind !== 'published') throw new Error(outcome.kind);
      const { platformId, publishedAt } = outcome.receipt;
      return { id: postId(), platformId, publishedAt };
    },
    async answer(path) {
      const { accessToken } = await renew();
      const headers = { ...HEADERS, authorization: `Bearer ${accessToken}` };
      return (await fetch(`${stage.sandbox.addresses[platform]}${path}`, { headers })).json();
    },
    async count(act) {
      const before = (await channel.calls()).length;
      await act();
      return (await channel.calls()).length - before;
    },
  };
}

/** An asker with a post that has been public for a day. */
export async function openWithPost(
  stage: Stage,
  platform: Name,
  options?: AskerOptions,
): Promise<readonly [Asker, PublishedPost]> {
  const asker = await openAsker(stage, platform, options);
  const post = await asker.publish();
  stage.clock.advance(DAY);
  return [asker, post];
}

export const postId = (): PostId => PostId.parse(crypto.randomUUID());

/** The look at one of the posts of a report. */
export function lookIn(report: ReachReport, { id }: PublishedPost): Look {
  if (report.kind !== 'looked') throw new Error(report.reason);
  const look = report.looks.get(id);
  if (look === undefined) throw new Error(`no look at ${id}`);
  return look;
}

/** The readings of a look by the platform's own names. */
export function readingsIn(look: Look): Readonly<Record<string, Reading>> {
  if (look.kind !== 'read') throw new Error(JSON.stringify(look));
  return Object.fromEntries(Object.entries(look.readings).map(([key, each]) => [key.split('@')[0], each]));
}

/** What numbers are as readings. */
export const asReadings = (figures: Readonly<Record<string, number>>) =>
  Object.fromEntries(
    Object.entries(figures).map(([name, count]) => [
      name,
      count === 0 ? { status: 'zero' } : { status: 'value', value: count },
    ]),
  );

/** A sentence for people, with certain words in it. */
export const sentence = (words: RegExp) =>
  expect.toSatisfy((reason: string) => /^[A-Z].{20,}\.$/s.test(reason) && words.test(reason));

export const later = (until: Instant | undefined, words: RegExp) => ({
  kind: 'later',
  until,
  reason: sentence(words),
});

export const refused = (words: RegExp) => ({ kind: 'refused', reason: sentence(words) });

/** A platform that answers some reading calls otherwise than the sandbox, until the test ends. */
export interface Altered {
  readonly origin: string;
  /** The calls that came, in order. */
  readonly urls: readonly URL[];
}

export async function openAltered(
  stage: Stage,
  platform: Name,
  alter: (url: URL) => Response | undefined = () => undefined,
): Promise<Altered> {
  const urls: URL[] = [];
  const server = createServer(async (request, response) => {
    const url = new URL(request.url ?? '/', stage.sandbox.addresses[platform]);
    urls.push(url);
    const answer = alter(url) ?? (await fetch(url, { headers: headersOf(request) }));
    response.writeHead(answer.status, { 'content-type': 'application/json' }).end(await answer.text());
  });
  onTestFinished(() => {
    server.close();
    server.closeAllConnections();
  });
  server.listen(0, '127.0.0.1');
  await once(server, 'listening');
  return { origin: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, urls };
}

export const json = (body: unknown, status = 200) => new Response(JSON.stringify(body), { status });

function headersOf({ headers }: IncomingMessage): Record<string, string> {
  const kept = ['authorization', ...Object.keys(HEADERS)];
  return Object.fromEntries(kept.flatMap((name) => (headers[name] ? [[name, String(headers[name])]] : [])));
}
