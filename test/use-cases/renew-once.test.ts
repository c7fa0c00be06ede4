import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { CLARION } from '#core/audit.ts';
import type { Channel } from '#core/channel.ts';
import { Platform } from '#core/ids.ts';
import { HOUR, later, MINUTE, SECOND } from '#core/time.ts';
import { checkChannel } from '#use-cases/check-channel.ts';
import { connectChannel, disconnectChannel } from '#use-cases/connect-channel.ts';
import { lookForPost } from '#use-cases/look-for-post.ts';
import { type Publishing, publishPost } from '#use-cases/publish-post.ts';
import { useCredentials } from '#use-cases/use-credentials.ts';
import {
  by,
  intercept,
  type PublishingStage,
  type StageOffice,
  startPublishingStage,
} from './publishing-stage.ts';

const X = Platform.parse('x');
const TOKEN = '/2/oauth2/token';

let stage: PublishingStage;
let here: StageOffice;
let renewalsBefore: number;

beforeAll(async () => {
  stage = await startPublishingStage();
});
afterAll(() => stage.stop());
beforeEach(async () => {
  here = stage.enterOffice();
  renewalsBefore = await stage.countCalls('x', TOKEN);
});

const renewals = async () => (await stage.countCalls('x', TOKEN)) - renewalsBefore;

/** A channel on X whose access ends within minutes, and whose refresh token works once. */
const connectEnding = (channel: Partial<Channel> = {}) =>
  here.connect('x', { credentials: { expiresAt: later(stage.clock.now(), 35 * MINUTE) }, channel });

const use = (channel: Channel, parts: Publishing = stage.parts) =>
  useCredentials(parts, stage.parts.store.forOffice(here.office.id, CLARION), channel);

/** Something else happens between the platform's answer to a renewal and its storing. */
const renewThen = (happen: () => Promise<unknown>): Publishing => ({
  ...stage.parts,
  connectorFor: (channel) => {
    const connector = stage.parts.connectorFor(channel);
    return {
      ...connector,
      refresh: async (credentials) => {
        const renewed = await connector.refresh(credentials);
        await happen();
        return renewed;
      },
    };
  },
});

describe('a refresh token that works once', () => {
  it('is used once by a publication, checks and looks at the same moment, and the post goes out', async () => {
    await connectEnding();
    const post = await here.scheduleUnconnected();
    stage.clock.advance(30 * MINUTE);
    const office = stage.parts.store.forOffice(here.office.id, CLARION);
    const channel = await here.store.readChannel(X);
    const [published, ...others] = await Promise.all([
      publishPost(stage.parts, here.order(post.id)),
      publishPost(stage.parts, here.order(post.id)),
      checkChannel(stage.parts, office, X),
      checkChannel(stage.parts, office, X),
      lookForPost(stage.parts, office, post, channel),
      lookForPost(stage.parts, office, post, channel),
    ]);
    expect(await renewals()).toBe(1);
    expect([published, ...others]).not.toContain('disconnected');
    expect(await here.store.readChannel(X)).toMatchObject({ status: 'connected' });
    expect(await here.read(post.id)).toMatchObject({ state: 'published' });
    expect(await here.publicPosts()).toHaveLength(1);
  });

  it('gives all who wait for it the same access', async () => {
    const channel = await connectEnding();
    stage.clock.advance(30 * MINUTE);
    const opened = await Promise.all(Array.from({ length: 6 }, () => use(channel)));
    expect(await renewals()).toBe(1);
    const tokens = opened.map((each) => each.ok && each.value.credentials.accessToken);
    expect(new Set(tokens).size).toBe(1);
    expect(tokens).not.toContain(false);
  });

  it('is left to whoever is at it, and not for ever', async () => {
    const channel = await connectEnding({ renewingUntil: later(stage.clock.now(), 31 * MINUTE) });
    stage.clock.advance(30 * MINUTE);
    expect(await use(channel, { ...stage.parts, wait: async () => {} })).toMatchObject({
      ok: false,
      error: { kind: 'unreachable' },
    });
    expect(await renewals()).toBe(0);
    const waitsLonger = { ...stage.parts, wait: async () => stage.clock.advance(30 * SECOND) };
    expect(await use(channel, waitsLonger)).toMatchObject({ ok: true });
    expect(await renewals()).toBe(1);
  });

  it('is given back at once where the platform has a fault of its own', async () => {
    const channel = await connectEnding();
    stage.clock.advance(30 * MINUTE);
    await stage.inject('x', 'token', '500-before');
    expect(await use(channel)).toMatchObject({ ok: true });
    expect((await here.store.readChannel(X))?.renewingUntil).toBeUndefined();
  });
});

describe('renewed access', () => {
  it('is stored although something else about the channel has changed meanwhile', async () => {
    const channel = await connectEnding();
    stage.clock.advance(30 * MINUTE);
    const parts = renewThen(async () => {
      const now = await here.store.readChannel(X);
      expect(now && (await here.store.noteChannel({ ...now, checkAt: stage.clock.now() }))).toBe('written');
    });
    const opened = await use(channel, parts);
    const stored = await here.store.readChannel(X);
    expect(stored).toMatchObject({
      checkAt: stage.clock.now(),
      version: opened.ok && opened.value.channel.version,
    });
    expect(stored?.sealed).not.toBe(channel.sealed);
    expect(stored?.renewingUntil).toBeUndefined();
    stage.clock.advance(3 * HOUR);
    expect(stored && (await use(stored))).toMatchObject({ ok: true });
  });

  it('gives way to what a person has connected meanwhile', async () => {
    const channel = await connectEnding();
    stage.clock.advance(30 * MINUTE);
    const { accountId, handle, name } = channel;
    const mine = { accountId, handle, name, credentials: { accessToken: 'given-by-a-person' } };
    const parts = renewThen(() =>
      connectChannel({ ...stage.services, redirectUri: () => '' }, here.store, X, mine, by),
    );
    expect(await use(channel, parts)).toMatchObject({
      ok: true,
      value: { credentials: { accessToken: 'given-by-a-person' } },
    });
  });

  it('is forgotten where a person has disconnected the channel meanwhile', async () => {
    const channel = await connectEnding();
    stage.clock.advance(30 * MINUTE);
    const parts = renewThen(() => disconnectChannel(stage.services, here.store, X, by));
    expect(await use(channel, parts)).toMatchObject({ ok: false, error: { kind: 'revoked' } });
    const stored = await here.store.readChannel(X);
    expect(stored).toMatchObject({ status: 'disconnected' });
    expect(stored?.sealed).toBeUndefined();
  });
});

it('a post that was refused with access which was renewed meanwhile is tried again, and its channel stays', async () => {
  await connectEnding();
  const post = await here.scheduleUnconnected();
  stage.clock.advance(30 * MINUTE);
  await stage.inject('x', 'create-post', 'expired-token');
  const parts = intercept(stage.parts, {
    after: async () => {
      stage.clock.advance(2 * HOUR);
      const channel = await here.store.readChannel(X);
      expect(channel && (await use(channel))).toMatchObject({ ok: true });
    },
  });
  expect(await publishPost(parts, here.order(post.id))).toBe('scheduled');
  expect(await here.store.readChannel(X)).toMatchObject({ status: 'connected' });
});
