import fc from 'fast-check';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { AssociationId, CampaignId, MessageId, OfficeId, Platform, PostId } from '#core/ids.ts';
import { ageOf, CHECKPOINTS, type Checkpoint } from '#core/reach/checkpoint.ts';
import type { Look } from '#core/reach/collect-steps.ts';
import type { Figure } from '#core/reach/figures.ts';
import { keyOf, type Metric } from '#core/reach/metric.ts';
import { numberOf, type Reading } from '#core/reach/reading.ts';
import type { Readings, Snapshot } from '#core/reach/snapshot.ts';
import { takeSnapshot } from '#core/reach/take-snapshot.ts';
import { DAY, later, MINUTE } from '#core/time.ts';
import { PLATFORMS } from '#platforms/registry.ts';
import type { Store } from '#ports/store.ts';
import { createTestClock, REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf, DANA } from '#test/fixtures/office.ts';
import { draftPost } from '#test/fixtures/post.ts';
import { startTestStore, type TestStore } from '#test/fixtures/store.ts';
import { type CutFigures, readCampaignReach } from '#use-cases/read-campaign-reach.ts';

const METRICS = PLATFORMS.flatMap(({ metrics }) => metrics);
const ORDER = PLATFORMS.map(({ rules }) => rules.platform);
const ASSOCIATION = AssociationId.parse('four-rivers');
const OFFICES = ['ames', 'berne'].map((id) => OfficeId.parse(id));

let test: TestStore;
let store: Store;

beforeAll(async () => {
  test = await startTestStore(createTestClock());
  store = test.store;
});
afterAll(() => test.stop());

const officeOf = (id: OfficeId) => store.forOffice(id, actorOf(DANA));

const number = fc.oneof(
  fc.integer({ min: 1, max: 100_000 }).map((value): Reading => ({ status: 'value', value })),
  fc.constant<Reading>({ status: 'zero' }),
  fc.constant<Reading>({ status: 'not-available', reason: 'Not enough viewers.' }),
);

const look: fc.Arbitrary<Look> = fc.oneof(
  { weight: 5, arbitrary: anyReadings().map((readings): Look => ({ kind: 'read', readings })) },
  fc.constantFrom<Look>(
    { kind: 'removed' },
    { kind: 'later', until: undefined, reason: 'No answer.' },
    { kind: 'refused', reason: 'The access has ended.' },
    { kind: 'unavailable', reason: 'Posted by hand.' },
  ),
);

/** Some of the metrics of some platform: what the post's own does not know is left out by what reads it. */
function anyReadings(): fc.Arbitrary<Readings> {
  return fc.dictionary(fc.constantFrom(...METRICS.map(keyOf)), number);
}

const reading = fc.record({
  office: fc.constantFrom(...OFFICES),
  platform: fc.constantFrom('x', 'facebook', 'instagram'),
  message: fc.constantFrom('one', 'two', 'three'),
  days: fc.integer({ min: 0, max: 20 }),
  checkpoint: fc.constantFrom(...CHECKPOINTS),
  /** Looks at the same place, one after another. */
  looks: fc.array(look, { minLength: 1, maxLength: 3 }),
});
type Wanted = typeof reading extends fc.Arbitrary<infer T> ? T : never;

let runs = 0;

/** Writes readings as those of one campaign, and returns what is stored of it. */
async function write(campaignId: CampaignId, wanted: readonly Wanted[]): Promise<readonly Snapshot[]> {
  const posts = wanted.map(({ office: officeId, platform, message, days }, index) => ({
    ...draftPost({ officeId, campaignId, platform }),
    id: PostId.parse(`${campaignId}-${index}`),
    source: { ...draftPost().source, messageId: MessageId.parse(message) },
    state: 'published' as const,
    receipt: {
      platformId: '1',
      permalink: 'https://x.example/1',
      publishedAt: later(REFERENCE_INSTANT, days * DAY),
    },
  }));
  const known = new Map<PostId, Snapshot>();
  for (const turn of [0, 1, 2]) {
    for (const officeId of OFFICES) {
      const taken = posts.flatMap((post, index) => {
        const { checkpoint, looks } = wanted[index] ?? { looks: [] };
        const seen = looks[turn];
        if (post.officeId !== officeId || seen === undefined || checkpoint === undefined) return [];
        const now = later(post.receipt.publishedAt, ageOf(checkpoint) + turn * MINUTE);
        const before = known.get(post.id);
        const { snapshot, counts } = takeSnapshot({
          ...{ post, checkpoint, look: seen, metrics: METRICS, before, now },
          associationId: ASSOCIATION,
          platformName: post.platform,
        });
        known.set(post.id, { ...snapshot, version: snapshot.version + 1 });
        return [{ snapshot, counts }];
      });
      if (taken.length > 0) expect(await officeOf(officeId).reach.write(taken)).toBe('written');
    }
  }
  const all = await Promise.all(OFFICES.map((id) => officeOf(id).reach.listSnapshots()));
  return all.flat().filter((snapshot) => snapshot.campaignId === campaignId);
}

/** A figure as somebody counts it who has only the snapshots. */
function recount(snapshots: readonly Snapshot[], metric: Metric) {
  const readings = snapshots.map((each) => each.readings[keyOf(metric)]);
  const numbers = readings.map(numberOf).filter((each) => each !== undefined);
  const total = numbers.reduce((sum, each) => sum + each, 0);
  const isTold = numbers.length > 0 && metric.counting === 'repeats';
  const statuses: Record<string, number> = {};
  for (const each of readings) if (each) statuses[each.status] = (statuses[each.status] ?? 0) + 1;
  return {
    total: isTold ? total : undefined,
    average: isTold ? total / numbers.length : undefined,
    coverage: { reported: numbers.length, posts: snapshots.length },
    statuses,
  };
}

const shown = ({ total, average, coverage, statuses }: Figure) => ({ total, average, coverage, statuses });

function expectSame(cut: CutFigures<unknown>, snapshots: readonly Snapshot[]) {
  expect(cut.tally.posts).toBe(snapshots.length);
  for (const figure of cut.figures) expect(shown(figure)).toEqual(recount(snapshots, figure.metric));
  const keys = new Set(snapshots.flatMap(({ readings }) => Object.keys(readings)));
  expect(new Set(cut.figures.map(({ key }) => key))).toEqual(keys);
}

async function expectFigures(
  source: Parameters<typeof readCampaignReach>[0],
  campaignId: CampaignId,
  at: Checkpoint,
  all: readonly Snapshot[],
) {
  const reached = await readCampaignReach(source, METRICS, ORDER, campaignId, at);
  expect(reached.map(({ platform }) => platform)).toEqual(
    ORDER.filter((platform) => all.some((each) => each.platform === platform)),
  );
  for (const { platform, whole, growth, messages, weeks, asOf } of reached) {
    const own = all.filter((each) => each.platform === platform);
    const atAge = own.filter(({ checkpoint }) => checkpoint === at);
    expectSame(whole, atAge);
    for (const cut of growth) {
      expectSame(
        cut,
        own.filter(({ checkpoint }) => checkpoint === cut.of),
      );
    }
    expect(messages.map(({ of }) => of).toSorted()).toEqual(
      [...new Set(atAge.map(({ messageId }) => messageId))].toSorted(),
    );
    for (const cut of messages) {
      expectSame(
        cut,
        atAge.filter(({ messageId }) => messageId === cut.of),
      );
    }
    expect(weeks.map(({ of }) => of)).toEqual([...new Set(atAge.map(({ week }) => week))].toSorted());
    for (const cut of weeks) {
      expectSame(
        cut,
        atAge.filter(({ week }) => week === cut.of),
      );
    }
    expect(asOf).toBe(REFERENCE_INSTANT);
  }
}

describe('the figures of a campaign', () => {
  it('equal what its snapshots come to when they are counted anew, for office and association', async () => {
    await fc.assert(
      fc.asyncProperty(
        fc.array(reading, { minLength: 1, maxLength: 12 }),
        fc.constantFrom(...CHECKPOINTS),
        async (wanted, at) => {
          runs += 1;
          const campaignId = CampaignId.parse(`campaign-${runs}`);
          const all = await write(campaignId, wanted);
          const { reach } = store.forAssociation(ASSOCIATION, actorOf(DANA));
          await expectFigures(reach, campaignId, at, all);
          for (const id of OFFICES) {
            const own = all.filter(({ officeId }) => officeId === id);
            await expectFigures(officeOf(id).reach, campaignId, at, own);
          }
        },
      ),
      { numRuns: 15, endOnFailure: true },
    );
  }, 120_000);
});

describe('a definition that took another’s place', () => {
  const facebook = Platform.parse('facebook');
  const change = '2025-11-15';

  it('is told with the one before, and the posts of each stand by themselves', async () => {
    const campaignId = CampaignId.parse('over-the-change');
    const [officeId] = OFFICES;
    if (!officeId) throw new Error('no office');
    const day = (date: string) => later(REFERENCE_INSTANT, Date.parse(date) - Date.parse(REFERENCE_INSTANT));
    const views = (native: string, value: number): Look => ({
      kind: 'read',
      readings: { [keyOf({ native, version: 1 })]: { status: 'value', value } },
    });
    const posts = [
      ['2025-11-04T12:00Z', views('post_impressions', 900)],
      ['2025-11-05T12:00Z', views('post_impressions', 1_100)],
      ['2025-11-18T12:00Z', views('post_media_view', 300)],
    ] as const;
    for (const [index, [date, seen]] of posts.entries()) {
      const post = {
        ...draftPost({ officeId, campaignId, platform: 'facebook' }),
        id: PostId.parse(`${campaignId}-${index}`),
        state: 'published' as const,
        receipt: { platformId: '1', permalink: 'https://x.example/1', publishedAt: day(date) },
      };
      const taken = takeSnapshot({
        ...{ post, checkpoint: '24h', look: seen, metrics: METRICS, before: undefined },
        associationId: undefined,
        platformName: 'Facebook',
        now: later(day(date), DAY),
      });
      await officeOf(officeId).reach.write([taken]);
    }
    const [reach] = await readCampaignReach(officeOf(officeId).reach, METRICS, ORDER, campaignId, '24h');
    expect(reach?.platform).toBe(facebook);
    expect(
      reach?.changes.map(({ metric, before }) => [metric.validFrom, before.native, metric.native]),
    ).toEqual([[change, 'post_impressions', 'post_media_view']]);
    expect(reach?.leads.map(({ native }) => native)).toEqual(['post_impressions', 'post_media_view']);
    // Two of three posts stand under it.
    expect(reach?.lead?.native).toBe('post_impressions');
    const totals = reach?.whole.figures.map(({ metric, total, coverage }) => [
      metric.native,
      total,
      coverage,
    ]);
    expect(totals).toContainEqual(['post_impressions', 2_000, { reported: 2, posts: 3 }]);
    expect(totals).toContainEqual(['post_media_view', 300, { reported: 1, posts: 3 }]);
  });
});
