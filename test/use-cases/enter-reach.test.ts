import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { CLARION } from '#core/audit.ts';
import { confirmPost } from '#core/author-post.ts';
import { Platform } from '#core/ids.ts';
import type { Post } from '#core/post.ts';
import type { Checkpoint } from '#core/reach/checkpoint.ts';
import { isAdditive, keyOf, type MetricKey } from '#core/reach/metric.ts';
import type { Snapshot } from '#core/reach/snapshot.ts';
import { addCounts, type Counts, countsOf, readTally } from '#core/reach/tally.ts';
import { DAY, HOUR, later, MINUTE } from '#core/time.ts';
import { collectReach } from '#use-cases/collect-reach.ts';
import { amendReach, enterReach, type ReachEntry } from '#use-cases/enter-reach.ts';
import { publishPost } from '#use-cases/publish-post.ts';
import { by, type PublishingStage, type StageOffice, startPublishingStage } from './publishing-stage.ts';

const VIEWS = 'impression_count@1';
const LIKES = 'like_count@1';

let stage: PublishingStage;
let here: StageOffice;
/** Put up by a person on X, at the reference instant and half an hour. */
let post: Post;

beforeAll(async () => {
  stage = await startPublishingStage();
});
afterAll(() => stage.stop());
beforeEach(async () => {
  here = stage.enterOffice();
  await here.store.writeOffice(here.office);
  post = await putUp();
});

async function putUp(): Promise<Post> {
  await here.storeChannel('x', { mode: 'manual' });
  const scheduled = await here.scheduleUnconnected('x');
  stage.clock.advance(30 * MINUTE);
  expect(await publishPost(stage.parts, here.order(scheduled.id))).toBe('handoff');
  const handed = await here.read(scheduled.id);
  const confirmed = confirmPost(handed, 'https://x.example.gov/1', by, stage.clock.now());
  if (!confirmed.ok) throw new Error(confirmed.error.message);
  await here.store.writePost(confirmed.value);
  return here.read(scheduled.id);
}

const age = (milliseconds: number) =>
  stage.clock.set(later(post.receipt?.publishedAt ?? stage.clock.now(), milliseconds));

const collect = (asked?: true) =>
  collectReach(stage.parts, stage.parts.store.forOffice(here.office.id, CLARION), {
    officeId: here.office.id,
    platform: post.platform,
    posts: [post.id],
    ...(asked && { asked }),
  });

const enter = (numbers: Record<string, string>, given: Partial<ReachEntry> = {}) =>
  enterReach(stage.services, here.store, { id: post.id, checkpoint: '1h', seen: 0, numbers, by, ...given });

const read = async (checkpoint: Snapshot['checkpoint']): Promise<Snapshot> => {
  const all = await here.store.reach.listSnapshots(post.id);
  const found = all.find((each) => each.checkpoint === checkpoint);
  if (!found) throw new Error(`There is nothing at ${checkpoint}`);
  return found;
};

/** The stored tally of the post's campaign at an age, and what its snapshots come to. */
async function tallies(checkpoint: Checkpoint) {
  const additive = new Set<MetricKey>(stage.services.metrics.filter(isAdditive).map(keyOf));
  let counts: Counts = {};
  for (const snapshot of await here.store.reach.listSnapshots(post.id)) {
    if (snapshot.checkpoint !== checkpoint) continue;
    counts = addCounts(
      counts,
      countsOf(snapshot, (key) => additive.has(key)),
    );
  }
  const [stored] = await here.store.reach.listTallies(post.campaignId, 'all', checkpoint);
  return { stored: readTally(stored?.counts ?? {}), recomputed: readTally(counts) };
}

it('a number counts for the age whose time it is, in the tallies too', async () => {
  age(70 * MINUTE);
  await collect();
  const { version } = await read('1h');
  expect(await enter({ [VIEWS]: '1,204', [LIKES]: '' }, { seen: version })).toMatchObject({ ok: true });
  const { readings } = await read('1h');
  expect(readings[VIEWS as MetricKey]).toMatchObject({ status: 'manual', value: 1204, by });
  expect(readings[LIKES as MetricKey]?.status).toBe('not-available');
  const { stored, recomputed } = await tallies('1h');
  expect(stored).toEqual(recomputed);
  expect(stored.metrics.get(VIEWS as MetricKey)).toMatchObject({ sum: 1204, statuses: { manual: 1 } });
  const history = await here.store.readHistory({ kind: 'post', id: post.id });
  expect(history.at(-1)).toMatchObject({ action: 'reach.entered', actor: by, details: { [VIEWS]: '1204' } });
});

it('a number that came before Clarion looked is kept by its look, and both count once', async () => {
  age(HOUR);
  expect((await enter({ [VIEWS]: '40' })).ok).toBe(true);
  expect(await collect()).toBe('collected');
  expect((await read('1h')).readings[VIEWS as MetricKey]).toMatchObject({ status: 'manual', value: 40, by });
  const { stored, recomputed } = await tallies('1h');
  expect(stored).toEqual(recomputed);
  expect(stored.posts).toBe(1);
});

it('a number between two ages is kept as of now and counts in no tally', async () => {
  age(5 * HOUR);
  expect((await enter({ [VIEWS]: '40' }, { checkpoint: 'asked' })).ok).toBe(true);
  expect(await read('asked')).toMatchObject({ takenAt: stage.clock.now() });
  expect(await here.store.reach.listTallies(post.campaignId, 'all')).toEqual([]);
  // The same form once more, a moment later.
  stage.clock.advance(MINUTE);
  expect(await enter({ [VIEWS]: '40' }, { checkpoint: 'asked' })).toMatchObject({
    error: { kind: 'changed-meanwhile' },
  });
});

it('a form for an age that is over is put back instead of counting for another', async () => {
  age(5 * HOUR);
  expect(await enter({ [VIEWS]: '40' })).toMatchObject({ error: { kind: 'another-age', open: undefined } });
  age(DAY);
  expect(await enter({ [VIEWS]: '40' })).toMatchObject({ error: { kind: 'another-age', open: '24h' } });
  expect(await here.store.reach.listSnapshots(post.id)).toEqual([]);
});

it('of two people with the same page one is told that it has changed', async () => {
  age(70 * MINUTE);
  const results = await Promise.all([enter({ [VIEWS]: '40' }), enter({ [VIEWS]: '50' })]);
  expect(results.map(({ ok }) => ok).sort()).toEqual([false, true]);
  expect(results.find(({ ok }) => !ok)).toMatchObject({ error: { kind: 'changed-meanwhile' } });
  const { stored, recomputed } = await tallies('1h');
  expect(stored).toEqual(recomputed);
});

it('a page that is outdated changes nothing', async () => {
  age(70 * MINUTE);
  expect((await enter({ [VIEWS]: '40' })).ok).toBe(true);
  const stored = await read('1h');
  expect(await enter({ [VIEWS]: '50' })).toMatchObject({ error: { kind: 'changed-meanwhile' } });
  expect(await read('1h')).toEqual(stored);
  expect((await enter({ [VIEWS]: '50' }, { seen: stored.version })).ok).toBe(true);
});

it('every wrong field is named, and nothing is stored', async () => {
  age(70 * MINUTE);
  const refused = await enter({ [VIEWS]: '-1', [LIKES]: 'many' });
  expect(refused).toMatchObject({
    error: { kind: 'problems', problems: [{ field: `number.${VIEWS}` }, { field: `number.${LIKES}` }] },
  });
  expect(await enter({ [VIEWS]: '' })).toMatchObject({
    error: { kind: 'problems', problems: [{ field: '' }] },
  });
  expect(await here.store.reach.listSnapshots(post.id)).toEqual([]);
});

it('taking a number back, long after, makes it unknown again', async () => {
  age(70 * MINUTE);
  await collect();
  const before = await read('1h');
  await enter({ [VIEWS]: '1204' }, { seen: before.version });
  age(3 * DAY);
  const place = await read('1h');
  const amend = (seen: number) =>
    amendReach(stage.services, here.store, {
      id: post.id,
      place,
      seen,
      numbers: { [VIEWS]: '', [LIKES]: '7' },
      by,
    });
  expect(await amend(before.version)).toMatchObject({ error: { kind: 'changed-meanwhile' } });
  expect((await amend(place.version)).ok).toBe(true);
  // What nobody had typed in at its time cannot be typed in any more.
  expect((await read('1h')).readings).toEqual(before.readings);
  const { stored, recomputed } = await tallies('1h');
  expect(stored).toEqual(recomputed);
});

it('a number that the platform tells takes the place of what was typed in, and is never typed over', async () => {
  const platform = Platform.parse('x');
  const channel = await here.store.readChannel(platform);
  await here.connect('x', { channel: { version: channel?.version ?? 0 } });
  const scheduled = await here.scheduleUnconnected('x');
  stage.clock.advance(30 * MINUTE);
  expect(await publishPost(stage.parts, here.order(scheduled.id))).toBe('published');
  post = await here.read(scheduled.id);
  age(70 * MINUTE);
  expect((await enter({ [VIEWS]: '89,999,999' })).ok).toBe(true);
  expect((await read('1h')).readings[LIKES as MetricKey]?.status).toBe('not-yet');
  expect(await collect()).toBe('collected');
  const told = await read('1h');
  expect(told.readings[VIEWS as MetricKey]?.status).toMatch(/^(value|zero)$/);
  expect(await enter({ [VIEWS]: '5' }, { seen: told.version })).toMatchObject({ ok: false });
  expect(await read('1h')).toEqual(told);
  const { stored, recomputed } = await tallies('1h');
  expect(stored).toEqual(recomputed);
});

it('a post that is not public, or gone, takes no numbers', async () => {
  age(70 * MINUTE);
  const draft = await here.scheduleUnconnected('facebook');
  expect(await enter({ [VIEWS]: '1' }, { id: draft.id })).toMatchObject({ error: { kind: 'impossible' } });
  await here.store.writePost({
    post: { ...(await here.read(post.id)), removedAt: stage.clock.now() },
    happening: { subject: { kind: 'post', id: post.id }, action: 'post.removed', summary: 'It is gone.' },
  });
  expect(await enter({ [VIEWS]: '1' })).toMatchObject({ error: { kind: 'impossible' } });
});
