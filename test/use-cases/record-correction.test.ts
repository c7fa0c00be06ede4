import { afterAll, beforeAll, beforeEach, expect, it } from 'vitest';
import { summarizeCorrections } from '#core/correct-post.ts';
import type { Post } from '#core/post.ts';
import { HOUR, MINUTE } from '#core/time.ts';
import { publishPost } from '#use-cases/publish-post.ts';
import { type CorrectionOrder, recordCorrection } from '#use-cases/record-correction.ts';
import { by, type PublishingStage, type StageOffice, startPublishingStage } from './publishing-stage.ts';

let stage: PublishingStage;
let here: StageOffice;
/** Public since 10:30 in New York; it is 13:30. */
let post: Post;

beforeAll(async () => {
  stage = await startPublishingStage();
});
afterAll(() => stage.stop());
beforeEach(async () => {
  here = stage.enterOffice();
  await here.store.writeOffice(here.office);
  await here.connect('x');
  post = await publish();
  stage.clock.advance(3 * HOUR);
});

async function publish(): Promise<Post> {
  const scheduled = await here.scheduleUnconnected('x');
  stage.clock.advance(30 * MINUTE);
  expect(await publishPost(stage.parts, here.order(scheduled.id))).toBe('published');
  return here.read(scheduled.id);
}

const order = (given: Partial<CorrectionOrder> = {}): CorrectionOrder => ({
  id: 'one',
  postId: post.id,
  reason: 'The deadline was a day too late',
  noticed: { date: '2026-09-15', time: '11:30' },
  corrected: { date: '2026-09-15', time: '13:00' },
  remedy: { kind: 'deleted', permalink: '', postId: '' },
  zone: here.office.zone,
  platformName: 'X',
  by,
  ...given,
});

const record = (given?: Partial<CorrectionOrder>) => recordCorrection(stage.parts, here.store, order(given));

it('keeps a correction on the post, in its history, and in what its campaign is told', async () => {
  expect((await record()).ok).toBe(true);
  const stored = await here.read(post.id);
  expect(stored).toMatchObject({ state: 'published', reach: post.reach, corrections: [{ id: 'one', by }] });
  const history = await here.store.readHistory({ kind: 'post', id: post.id });
  expect(history.at(-1)).toMatchObject({ action: 'post.corrected', actor: by });
  expect(summarizeCorrections(await here.store.listCampaignPosts(post.campaignId))).toMatchObject({
    count: 1,
    medianHours: { sincePublished: 2.5, sinceNoticed: 1.5 },
    list: [{ post: { id: post.id }, correction: { id: 'one' } }],
  });
});

it('records a form once, however often it is sent, and several at the same moment each', async () => {
  const results = await Promise.all([record(), record(), record({ id: 'two' })]);
  expect(results.map(({ ok }) => ok)).toEqual([true, true, true]);
  const { corrections } = await here.read(post.id);
  expect(corrections?.map(({ id }) => id).sort()).toEqual(['one', 'two']);
});

it('takes another post of the office, or an address, and nothing else', async () => {
  const before = await readWhole();
  const other = await publish();
  const remedy = (permalink: string, postId = '') => ({
    remedy: { kind: 'post' as const, permalink, postId },
  });
  const draft = await here.scheduleUnconnected('x');
  for (const [wrong, field] of [
    [remedy(''), 'permalink'],
    [remedy('see our page'), 'permalink'],
    [remedy('https://x.example.gov/2', other.id), 'permalink'],
    [remedy('', post.id), 'postId'],
    [remedy('', draft.id), 'postId'],
    [remedy('', 'nobody-x'), 'postId'],
  ] as const) {
    expect(await record(wrong)).toMatchObject({ error: { kind: 'problems', problems: [{ field }] } });
  }
  expect(await readWhole()).toEqual(before);
  await record({ id: 'own', ...remedy('', other.id) });
  await record({ id: 'address', ...remedy(' https://x.example.gov/2 ') });
  expect((await here.read(post.id)).corrections?.map((each) => each.remedy)).toEqual([
    { kind: 'post', permalink: other.receipt?.permalink, postId: other.id },
    { kind: 'post', permalink: 'https://x.example.gov/2' },
  ]);
});

const readWhole = async () => (await here.read(post.id)).corrections;

it('tells all that is wrong at once', async () => {
  const refused = await record({
    noticed: { date: '2026-09-15', time: '10:00' },
    remedy: { kind: 'post', permalink: '', postId: '' },
  });
  expect(refused.ok ? [] : 'problems' in refused.error && refused.error.problems).toMatchObject([
    { field: 'permalink' },
    { field: 'noticedTime' },
  ]);
});

it('is of public posts only', async () => {
  const draft = await here.scheduleUnconnected('x');
  expect(await record({ postId: draft.id })).toMatchObject({ error: { kind: 'impossible' } });
});
