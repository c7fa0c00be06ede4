import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { systemClock } from '#adapters/node/system-clock.ts';
import { CLARION } from '#core/audit.ts';
import { CHECKPOINTS } from '#core/reach/checkpoint.ts';
import { READING_STATUSES, type ReadingStatus } from '#core/reach/reading.ts';
import { readTally, type Tally } from '#core/reach/tally.ts';
import { DEMO_ASSOCIATION } from '#local/demo/offices.ts';
import { PAST_CAMPAIGN } from '#local/demo/past-story.ts';
import { type LivingStore, openLivingStore } from '#test/chaos/living-store.ts';
import { eventually } from '#test/fixtures/eventually.ts';
import {
  findFreePorts,
  type HostProcess,
  launchHostProcess,
  startHostProcess,
} from '#test/fixtures/host-process.ts';

/** What the demo has behind it at its first start, though somebody ends the host over it and starts it again. */
const LONG = 280_000;

let data: string;
let host: HostProcess;
let living: LivingStore;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'clarion-past-'));
  const settings = { port: await findFreePorts(), data };
  const first = launchHostProcess(settings);
  first.ready.catch(() => {});
  await eventually(hasBegun, (begun) => begun, { within: LONG, every: 400 });
  await first.kill('SIGKILL');
  host = await startHostProcess(settings);
  living = openLivingStore(join(data, 'store.pid'), systemClock);
}, LONG);
afterAll(async () => {
  living?.close();
  await host?.kill('SIGTERM');
  rmSync(data, { recursive: true, force: true });
});

describe('the demo’s past', () => {
  it('has published every post once, and left none on its way', async () => {
    const posts = await listPosts();
    const states = new Set(posts.map(({ state }) => state));
    expect([...states].sort()).toEqual(['cancelled', 'held', 'published']);
    const ids = posts.flatMap(({ receipt }) => receipt?.permalink ?? []);
    expect(new Set(ids).size).toBe(ids.length);
    expect(posts.filter(({ dueAt }) => dueAt !== undefined)).toEqual([]);
  });

  it('has read enough posts of two messages at every age to compare them', async () => {
    const { reach } = living.store.forAssociation(DEMO_ASSOCIATION.id, CLARION);
    for (const checkpoint of CHECKPOINTS) {
      const tallies = await reach.listTallies(PAST_CAMPAIGN, 'message', checkpoint);
      const onThreads = tallies.filter(({ cell }) => cell.platform === 'threads');
      expect(onThreads.filter(({ counts }) => readTally(counts).posts >= 5).length).toBeGreaterThan(1);
    }
  });

  it('shows everything that can be known of a number, and that can not', async () => {
    const found = new Set((await listTallies()).flatMap(statusesOf));
    const always = READING_STATUSES.filter((status) => status !== 'not-yet');
    expect([...found]).toEqual(expect.arrayContaining(always));
  });
});

/** Whether anything of the past has been read yet. There is no store to ask at first, and then no table. */
async function hasBegun(): Promise<boolean> {
  const pidFile = join(data, 'store.pid');
  if (!existsSync(pidFile)) return false;
  const opened = openLivingStore(pidFile, systemClock);
  try {
    const { reach } = opened.store.forAssociation(DEMO_ASSOCIATION.id, CLARION);
    return (await reach.listTallies(PAST_CAMPAIGN, 'all').catch(() => [])).length > 0;
  } finally {
    opened.close();
  }
}

async function listPosts() {
  const offices = await living.store.forAssociation(DEMO_ASSOCIATION.id, CLARION).listOffices();
  const posts = await Promise.all(
    offices.map(({ id }) => living.store.forOffice(id, CLARION).listCampaignPosts(PAST_CAMPAIGN)),
  );
  return posts.flat();
}

async function listTallies(): Promise<readonly Tally[]> {
  const { reach } = living.store.forAssociation(DEMO_ASSOCIATION.id, CLARION);
  return (await reach.listTallies(PAST_CAMPAIGN, 'all')).map(({ counts }) => readTally(counts));
}

function statusesOf({ metrics }: Tally): readonly ReadingStatus[] {
  return [...metrics.values()].flatMap(({ statuses }) => Object.keys(statuses) as ReadingStatus[]);
}
