import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { Platform } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import { MetricKey } from '#core/reach/metric.ts';
import { numberOf } from '#core/reach/reading.ts';
import { MINUTE } from '#core/time.ts';
import { WorkOrder } from '#core/work-order.ts';
import { askReach } from '#use-cases/ask-reach.ts';
import { publishPost } from '#use-cases/publish-post.ts';
import { workOnOrder } from '#use-cases/work-on-order.ts';
import { type AttentionStage, openAttentionStage } from './attention-stage.ts';
import { by, type PublishingStage, type StageOffice, startPublishingStage } from './publishing-stage.ts';

let stage: PublishingStage;
let attention: AttentionStage;
let here: StageOffice;
let post: Post;

beforeAll(async () => {
  stage = await startPublishingStage();
  attention = openAttentionStage({ store: stage.services.store, clock: stage.clock });
});
afterAll(async () => {
  attention.close();
  await stage.stop();
});
beforeEach(async () => {
  here = stage.enterOffice();
  await here.store.writeOffice(here.office);
  await here.connect('x');
  const scheduled = await here.scheduleUnconnected('x');
  stage.clock.advance(30 * MINUTE);
  expect(await publishPost(stage.parts, here.order(scheduled.id))).toBe('published');
  post = await here.read(scheduled.id);
  stage.checks.length = 0;
});

const ask = () => askReach(stage.parts, here.store, { id: post.id, by });
const snapshots = () => here.store.reach.listSnapshots(post.id);

it('has the worker read the post at any age', async () => {
  stage.clock.advance(3 * MINUTE);
  expect(await ask()).toMatchObject({ ok: true, value: { askedAt: stage.clock.now() } });
  const [order, ...rest] = stage.checks.map((each) => WorkOrder.parse(each));
  expect(rest).toEqual([]);
  if (order === undefined) throw new Error('Nothing was queued');
  const { report } = await workOnOrder({ ...stage.parts, ...attention.parts }, order);
  expect(report).toBe('collected');
  const [snapshot] = await snapshots();
  expect(snapshot).toMatchObject({ checkpoint: 'asked', takenAt: stage.clock.now() });
  expect(numberOf(snapshot?.readings[MetricKey.parse('impression_count@1')])).toBeTypeOf('number');
  // The ages go on as if nobody had asked.
  expect((await here.read(post.id)).reach).toEqual(post.reach);
  const history = await here.store.readHistory({ kind: 'post', id: post.id });
  expect(history.at(-1)).toMatchObject({ action: 'reach.asked', actor: by });
});

it('happens every ten minutes at most, however many people ask', async () => {
  const answers = await Promise.all([ask(), ask(), ask()]);
  expect(answers.filter(({ ok }) => ok)).toHaveLength(1);
  expect(answers.find(({ ok }) => !ok)).toMatchObject({ error: { kind: 'too-soon' } });
  stage.clock.advance(10 * MINUTE - 1);
  expect((await ask()).ok).toBe(false);
  stage.clock.advance(1);
  expect((await ask()).ok).toBe(true);
  expect(stage.checks).toHaveLength(2);
});

it.each<[string, () => Promise<unknown>]>([
  ['is gone', () => store({ removedAt: stage.clock.now() })],
  ['was put up by hand', () => store({ receipt: { ...receipt(), byHand: true } })],
  ['has no connected channel', disconnect],
])('is refused for a post that %s', async (_, become) => {
  await become();
  expect(await ask()).toMatchObject({ error: { kind: 'impossible' } });
  expect(stage.checks).toEqual([]);
});

it('is refused for a post that is not public', async () => {
  post = await here.scheduleUnconnected('x');
  expect(await ask()).toMatchObject({ error: { kind: 'impossible' } });
});

async function disconnect(): Promise<void> {
  const channel = await here.store.readChannel(Platform.parse('x'));
  if (!channel) throw new Error('There is no channel');
  await here.store.writeChannel(
    { ...channel, status: 'disconnected' },
    { subject: { kind: 'channel', id: channel.platform }, action: 'channel.left', summary: 'It was.' },
  );
}

function receipt() {
  if (!post.receipt) throw new Error('It has no receipt');
  return post.receipt;
}

const store = async (changes: Partial<Post>) =>
  here.store.writePost({
    post: { ...(await here.read(post.id)), ...changes },
    happening: { subject: { kind: 'post', id: post.id }, action: 'post.changed', summary: 'It was.' },
  });
