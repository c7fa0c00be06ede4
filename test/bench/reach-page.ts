import { cpSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { systemClock } from '#adapters/node/system-clock.ts';
import { CHECKPOINTS } from '#core/reach/checkpoint.ts';
import { readTally } from '#core/reach/tally.ts';
import { openLivingStore } from '#test/chaos/living-store.ts';
import { findFreePorts, startHostProcess } from '#test/fixtures/host-process.ts';
import { buildHostProgram } from '#test/fixtures/host-program.ts';
import { type Bench, percentile } from './bench.ts';
import { inFolder } from './bench-store.ts';
import { BY, LARGE, PLATFORMS, SLOTS } from './large-association.ts';
import { type ReachData, seedReach } from './reach-data.ts';

const OFFICES = 2_000;
const LOOKS = 100;

/** An association's page of how far its campaign reached, opened again and again in a real host. */
export const reachPage: Bench = {
  name: 'reachPage',
  about:
    '60,000 posts of 2,000 offices, read at four ages each: the association’s page of the campaign is opened',
  runs: 1,
  open: async () => {
    await buildHostProgram();
    const folder = mkdtempSync(join(tmpdir(), 'clarion-bench-'));
    const data = await seedReach(folder, OFFICES);
    return {
      run: () => inFolder((own) => openOften(folder, own, data)),
      close: async () => rmSync(folder, { recursive: true, force: true }),
    };
  },
};

async function openOften(stored: string, folder: string, data: ReachData) {
  cpSync(stored, folder, { recursive: true });
  const host = await startHostProcess({ port: await findFreePorts(), data: folder });
  try {
    const page = `${host.origin}/associations/${LARGE.id}/reach/${data.campaignId}`;
    // The first look compiles what it runs through.
    await look(page, data.cookie);
    const looks: number[] = [];
    for (let turn = 0; turn < LOOKS; turn += 1) {
      looks.push(await look(`${page}?at=${CHECKPOINTS[turn % CHECKPOINTS.length]}`, data.cookie));
    }
    const living = openLivingStore(join(folder, 'store.pid'), systemClock);
    const posts = await countPosts(living.store, data).finally(() => living.close());
    return {
      'p50 ms': percentile(looks, 50),
      'p95 ms': percentile(looks, 95),
      'longest ms': Math.max(...looks),
      looks: looks.length,
      'writing seconds': data.seconds,
      'snapshots a second': data.snapshots / data.seconds,
      posts,
    };
  } finally {
    await host.kill('SIGTERM');
  }
}

/** How long it takes until the whole page has arrived, in milliseconds. */
async function look(url: string, cookie: string): Promise<number> {
  const start = performance.now();
  const response = await fetch(url, { headers: { cookie }, redirect: 'error' });
  const text = await response.text();
  const took = performance.now() - start;
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  if (!text.includes(OFFICES.toLocaleString('en-US')))
    throw new Error(`${url} does not tell of ${OFFICES} offices`);
  return took;
}

/** Throws where a tally holds more or fewer posts than were read; returns how many there are. */
async function countPosts(
  store: ReturnType<typeof openLivingStore>['store'],
  { campaignId }: ReachData,
): Promise<number> {
  const { reach } = store.forAssociation(LARGE.id, BY);
  const each = OFFICES * SLOTS;
  for (const { cell, counts } of await reach.listTallies(campaignId, 'all')) {
    const { posts } = readTally(counts);
    if (posts !== each)
      throw new Error(`${cell.platform} ${cell.checkpoint} counts ${posts} posts, not ${each}`);
  }
  return each * PLATFORMS.length;
}
