import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { CLARION } from '#core/audit.ts';
import { confirmPost } from '#core/author-post.ts';
import { Millicents } from '#core/cost/millicents.ts';
import { Platform } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { Checkpoint } from '#core/reach/checkpoint.ts';
import { MetricKey } from '#core/reach/metric.ts';
import { numberOf } from '#core/reach/reading.ts';
import type { Snapshot } from '#core/reach/snapshot.ts';
import { changeOf } from '#core/reach/take-snapshot.ts';
import { addCounts, type Counts, officeCells } from '#core/reach/tally.ts';
import { DAY, HOUR, later, MINUTE } from '#core/time.ts';
import type { ReachOrder } from '#core/work-order.ts';
import { collectReach } from '#use-cases/collect-reach.ts';
import { publishPost } from '#use-cases/publish-post.ts';
import { queueDueReach } from '#use-cases/queue-due-reach.ts';
import { by, type PublishingStage, type StageOffice, startPublishingStage } from './publishing-stage.ts';

let stage: PublishingStage;
let here: StageOffice;

beforeAll(async () => {
  stage = await startPublishingStage();
});
afterAll(() => stage.stop());
beforeEach(async () => {
  here = stage.enterOffice();
  await here.store.writeOffice(here.office);
  stage.checks.length = 0;
});

const VIEWS = MetricKey.parse('impression_count@1');

/** A post that is public from now on. */
async function publish(platform = 'x'): Promise<Post> {
  if ((await here.store.readChannel(Platform.parse(platform))) === undefined) await here.connect(platform);
  const post = await here.scheduleUnconnected(platform);
  stage.clock.advance(30 * MINUTE);
  expect(await publishPost(stage.parts, here.order(post.id))).toBe('published');
  return here.read(post.id);
}

const collect = (posts: readonly Post[], asked?: true) =>
  collectReach(stage.parts, stage.parts.store.forOffice(here.office.id, CLARION), {
    officeId: here.office.id,
    platform: posts[0]?.platform ?? Platform.parse('x'),
    posts: posts.map(({ id }) => id),
    ...(asked && { asked }),
  });

async function collectAt(post: Post, age: number) {
  const { receipt } = await here.read(post.id);
  stage.clock.set(later(receipt?.publishedAt ?? stage.clock.now(), age + 5 * MINUTE));
  return collect([post]);
}

const snapshotOf = async (post: Post, checkpoint: Checkpoint): Promise<Snapshot> => {
  const found = (await here.store.reach.listSnapshots(post.id)).find(
    (each) => each.checkpoint === checkpoint,
  );
  if (!found) throw new Error(`${post.id} has no snapshot at ${checkpoint}`);
  return found;
};

/** The tallies of the posts' campaign, and what its snapshots come to when they are added up anew. */
async function tallied(post: Post): Promise<{ readonly stored: unknown; readonly recomputed: unknown }> {
  const metrics = stage.parts.readerFor(post.platform)?.metrics ?? [];
  const cells = new Map<string, Counts>();
  for (const snapshot of await here.store.reach.listSnapshots()) {
    if (snapshot.campaignId !== post.campaignId) continue;
    for (const { cut, of, checkpoint } of officeCells(snapshot)) {
      const name = `${cut} ${of} ${checkpoint}`;
      cells.set(name, addCounts(cells.get(name) ?? {}, changeOf(snapshot, undefined, metrics)));
    }
  }
  const stored = new Map<string, Counts>();
  for (const cut of ['all', 'message', 'week'] as const) {
    for (const { cell, counts } of await here.store.reach.listTallies(post.campaignId, cut)) {
      const left = Object.entries(counts).filter(([, count]) => count !== 0);
      stored.set(`${cut} ${cell.of} ${cell.checkpoint}`, Object.fromEntries(left));
    }
  }
  return { stored, recomputed: cells };
}

it('reads a post at 1 hour, 24 hours, 7 days and 28 days, and then no more', async () => {
  const post = await publish();
  const ages = [];
  for (const age of [HOUR, DAY, 7 * DAY, 28 * DAY]) {
    const { reach } = await here.read(post.id);
    ages.push(reach?.next);
    expect(await collectAt(post, age)).toBe('collected');
    expect(await collect([post])).toBe('nothing-due');
  }
  expect(ages).toEqual(['1h', '24h', '7d', '28d']);
  expect((await here.read(post.id)).reach).toBeUndefined();
  const views = [];
  for (const age of ages)
    views.push(numberOf((await snapshotOf(post, Checkpoint.parse(age))).readings[VIEWS]));
  for (const reading of views) expect(reading).toBeTypeOf('number');
  const { stored, recomputed } = await tallied(post);
  expect(stored).toEqual(recomputed);
});

it('sets an alarm for the first reading when a post becomes public', async () => {
  const post = await publish();
  const { reach, receipt } = await here.read(post.id);
  expect(reach?.at).toBe('2026-09-15T15:30:00.000Z');
  expect(receipt?.publishedAt).toBe('2026-09-15T14:30:00.000Z');
  expect(stage.alarms).toContain('2026-09-15T15:30Z');
});

it('queues the posts of a channel together, once their time has come', async () => {
  const [one, other] = [await publish(), await publish()];
  const elsewhere = await publish('linkedin');
  const reachOrders = () =>
    stage.checks
      .map((order) => order as ReachOrder)
      .filter(({ officeId, posts }) => posts !== undefined && officeId === here.office.id);
  stage.clock.set((await here.read(one.id)).reach?.at ?? stage.clock.now());
  stage.clock.advance(-1);
  await queueDueReach(stage.parts);
  expect(reachOrders()).toEqual([]);
  stage.clock.advance(2 * HOUR);
  await queueDueReach(stage.parts);
  expect(reachOrders().map(({ platform, posts }) => [platform, posts.toSorted()])).toEqual(
    expect.arrayContaining([
      ['x', [one.id, other.id].toSorted()],
      ['linkedin', [elsewhere.id]],
    ]),
  );
  expect(reachOrders().flatMap(({ posts }) => posts)).toHaveLength(3);
});

it('counts a post once, whatever number of orders comes at the same moment', async () => {
  const post = await publish();
  stage.clock.advance(70 * MINUTE);
  const reports = await Promise.all(Array.from({ length: 6 }, () => collect([post])));
  expect(reports.filter((report) => report === 'collected')).toHaveLength(1);
  const [all] = await here.store.reach.listTallies(post.campaignId, 'all');
  expect(all?.counts.posts).toBe(1);
});

it('looks again where the platform did not answer, and says in the end that nobody knows', async () => {
  const post = await publish();
  await stage.inject('x', 'read-post', '500-before', { account: here.office.id, times: 100 });
  expect(await collectAt(post, HOUR)).toBe('collected');
  expect((await snapshotOf(post, '1h')).readings[VIEWS]?.status).toBe('not-yet');
  for (let look = 0; look < 6 && (await here.read(post.id)).reach?.next === '1h'; look += 1) {
    stage.clock.set((await here.read(post.id)).reach?.at ?? stage.clock.now());
    await collect([post]);
  }
  expect((await here.read(post.id)).reach?.next).toBe('24h');
  expect((await snapshotOf(post, '1h')).readings[VIEWS]).toMatchObject({
    status: 'not-available',
    reason: expect.stringContaining('in time'),
  });
  const { stored, recomputed } = await tallied(post);
  expect(stored).toEqual(recomputed);
});

it('learns within the hour what a lost connection kept from it', async () => {
  const post = await publish('threads');
  await stage.inject('threads', 'read-reach', 'expired-token');
  await collectAt(post, HOUR);
  expect((await here.store.readChannel(post.platform))?.status).toBe('disconnected');
  const key = MetricKey.parse('views@1');
  expect((await snapshotOf(post, '1h')).readings[key]?.status).toBe('not-permitted');
  const before = await here.store.readChannel(post.platform);
  await here.connect('threads', { channel: { version: before?.version ?? 0 } });
  stage.clock.set((await here.read(post.id)).reach?.at ?? stage.clock.now());
  expect(await collect([post])).toBe('collected');
  expect(numberOf((await snapshotOf(post, '1h')).readings[key])).toBeTypeOf('number');
  const { stored, recomputed } = await tallied(post);
  expect(stored).toEqual(recomputed);
});

it('reads other channels while one fails', async () => {
  const [failing, fine] = [await publish('x'), await publish('threads')];
  await stage.inject('x', 'read-post', '500-before');
  stage.clock.advance(70 * MINUTE);
  await collect([failing]);
  await collect([fine]);
  expect((await snapshotOf(failing, '1h')).readings[VIEWS]?.status).toBe('not-yet');
  expect(numberOf((await snapshotOf(fine, '1h')).readings[MetricKey.parse('views@1')])).toBeTypeOf('number');
});

it('notices that a post is gone, and does not ask for it again', async () => {
  const post = await publish();
  await fetch(`${stage.addresses.x}/_/removals`, {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ platform: 'x', post: post.receipt?.platformId }),
  });
  expect(await collectAt(post, HOUR)).toBe('removed');
  expect((await snapshotOf(post, '1h')).readings[VIEWS]).toEqual({ status: 'deleted' });
  const gone = await here.read(post.id);
  expect(gone).toMatchObject({ state: 'published', removedAt: stage.clock.now() });
  const history = await here.store.readHistory({ kind: 'post', id: post.id });
  expect(history.at(-1)).toMatchObject({ action: 'post.removed', actor: CLARION });
  const calls = await stage.countCalls('x', '/2/tweets');
  expect(await collectAt(post, DAY)).toBe('collected');
  expect((await snapshotOf(post, '24h')).readings[VIEWS]).toEqual({ status: 'deleted' });
  expect(await stage.countCalls('x', '/2/tweets')).toBe(calls);
});

it('does not pass off a later figure as one of an age that it missed', async () => {
  const post = await publish();
  const calls = await stage.countCalls('x', '/2/tweets');
  await collectAt(post, 5 * HOUR);
  expect((await snapshotOf(post, '1h')).readings[VIEWS]).toMatchObject({
    status: 'not-available',
    reason: expect.stringContaining('1 hour'),
  });
  expect(await stage.countCalls('x', '/2/tweets')).toBe(calls);
  expect((await here.read(post.id)).reach?.next).toBe('24h');
});

it('says of a post that a person put up that nobody can ask for its numbers', async () => {
  const post = await here.scheduleUnconnected();
  const confirmed = confirmPost(
    { ...post, state: 'handoff' },
    'https://x.com/office/status/1',
    by,
    stage.clock.now(),
  );
  if (!confirmed.ok) throw new Error(confirmed.error.message);
  expect(confirmed.value.post.reach?.next).toBe('1h');
  await here.store.writePost(confirmed.value);
  await collectAt(post, HOUR);
  expect((await snapshotOf(post, '1h')).readings[VIEWS]).toMatchObject({
    status: 'not-available',
    reason: expect.stringContaining('by hand'),
  });
});

it('pays for no reading over the cap, and keeps account of those it paid for', async () => {
  const posts = [await publish(), await publish(), await publish()];
  const cap = (amount: number, version: number) =>
    here.store.writeCostCap(
      { officeId: here.office.id, amount: Millicents.parse(amount), by, at: stage.clock.now(), version },
      { subject: { kind: 'office', id: here.office.id }, action: 'cost.cap', summary: 'It was set.' },
    );
  // Three plain posts at $0.015, and one reading at $0.005.
  await cap(3 * 1_500 + 500, 0);
  stage.clock.advance(70 * MINUTE);
  await collect(posts);
  const statuses = await Promise.all(
    posts.map(async (post) => (await snapshotOf(post, '1h')).readings[VIEWS]?.status ?? ''),
  );
  // The first is too old by now to be read for this age at all.
  expect(statuses).toEqual(['not-available', expect.stringMatching(/value|zero/), 'not-yet']);
  expect(await here.store.reach.listPaidReads()).toEqual([{ month: '2026-09', platform: 'x', count: 1 }]);
  await cap(3 * 1_500 + 2 * 500, 1);
  stage.clock.advance(20 * MINUTE);
  await collect(posts);
  expect(await here.store.reach.listPaidReads()).toEqual([{ month: '2026-09', platform: 'x', count: 2 }]);
});

it('keeps what a person asked for out of the figures of an age', async () => {
  const post = await publish();
  stage.clock.advance(20 * MINUTE);
  expect(await collect([post], true)).toBe('collected');
  const [snapshot] = await here.store.reach.listSnapshots(post.id);
  expect(snapshot).toMatchObject({ checkpoint: 'asked', takenAt: stage.clock.now() });
  expect(numberOf(snapshot?.readings[VIEWS])).toBeTypeOf('number');
  expect(await here.store.reach.listTallies(post.campaignId, 'all')).toEqual([]);
  expect((await here.read(post.id)).reach?.next).toBe('1h');
});
