import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { systemClock } from '#adapters/node/system-clock.ts';
import { openLivingStore } from '#test/chaos/living-store.ts';
import { findFreePorts, startHostProcess } from '#test/fixtures/host-process.ts';
import { buildHostProgram } from '#test/fixtures/host-program.ts';
import { type Bench, percentile } from './bench.ts';
import { inFolder } from './bench-store.ts';
import { countPosts } from './count-posts.ts';
import { LARGE } from './large-association.ts';
import { type SeededData, seedData } from './seeded-data.ts';

const OFFICES = 2_000;
/** How long a person waits until they look again, in milliseconds. */
const EVERY = 250;
/** When it is given up, in milliseconds. */
const LONGEST = 600_000;

/** The board, looked at again and again in a real host while it goes through the offices beside. */
export const responsive: Bench = {
  name: 'responsive',
  about: 'The board of that campaign, read again and again while a host fans it out',
  runs: 1,
  open: async () => {
    await buildHostProgram();
    return { run: () => inFolder(watchOnce), close: async () => {} };
  },
};

async function watchOnce(folder: string) {
  const data = await seedData(folder, OFFICES);
  const host = await startHostProcess({ port: await findFreePorts(), data: folder });
  try {
    const looks = await lookUntilDone(host.origin, data);
    const living = openLivingStore(join(folder, 'store.pid'), systemClock);
    const posts = await countPosts(living.store, data.campaignId, OFFICES).finally(() => living.close());
    return {
      'p50 ms': percentile(looks.board, 50),
      'p95 ms': percentile(looks.board, 95),
      'longest ms': Math.max(...looks.board),
      'health p95 ms': percentile(looks.health, 95),
      looks: looks.board.length,
      posts,
    };
  } finally {
    await host.kill('SIGTERM');
  }
}

const Progress = z.object({ reached: z.int(), underWay: z.boolean() });

async function lookUntilDone(origin: string, { campaignId, cookie }: SeededData) {
  const board = `${origin}/associations/${LARGE.id}/campaigns/${campaignId}`;
  const looks: { readonly board: number[]; readonly health: number[] } = { board: [], health: [] };
  for (const start = performance.now(); ; ) {
    const progress = Progress.parse(await (await get(`${board}/progress`, cookie)).json());
    if (!progress.underWay) break;
    if (performance.now() - start > LONGEST) throw new Error(`Not done: ${JSON.stringify(progress)}`);
    looks.board.push(await timed(() => get(board, cookie)));
    looks.health.push(await timed(() => get(`${origin}/healthz`, cookie)));
    await pause(EVERY);
  }
  if (looks.board.length < 10) throw new Error('It was over before anybody could look');
  return looks;
}

async function get(url: string, cookie: string): Promise<Response> {
  const response = await fetch(url, { headers: { cookie }, redirect: 'error' });
  if (!response.ok) throw new Error(`${url} answered ${response.status}`);
  return response;
}

async function timed(work: () => Promise<Response>): Promise<number> {
  const start = performance.now();
  await (await work()).text();
  return performance.now() - start;
}
