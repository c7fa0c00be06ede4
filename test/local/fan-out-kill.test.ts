import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from 'vitest';
import { systemClock } from '#adapters/node/system-clock.ts';
import type { CampaignId } from '#core/ids.ts';
import type { Store } from '#ports/store.ts';
import { countPosts, POSTS_EACH } from '#test/bench/count-posts.ts';
import { BY, LARGE, officeIds } from '#test/bench/large-association.ts';
import { seedData } from '#test/bench/seeded-data.ts';
import { openLivingStore } from '#test/chaos/living-store.ts';
import { eventually } from '#test/fixtures/eventually.ts';
import { launchHostProcess } from '#test/fixtures/host-process.ts';
import { FAN_OUT_BATCH } from '#use-cases/fan-out.ts';
import { type Machine, setUpMachine } from './machine.ts';

/** A host that is killed without warning while it goes through an association's offices, and started again. */

const OFFICES = 55;
/** A host starts within seconds, unless the machine is busy. */
const LONG = 500_000;
/** The host is killed as soon as so many offices have their offer: somewhere in a batch, elsewhere each time. */
const KILLS = [9, 41];

let machine: Machine;
let campaignId: CampaignId;

beforeAll(async () => {
  machine = await setUpMachine();
  ({ campaignId } = await seedData(machine.data, OFFICES));
});
afterAll(() => machine.dispose());

interface Sight {
  readonly reached: number;
  readonly state: string;
  readonly offers: number;
}

test(`killed at ${KILLS.join(', ')} of ${OFFICES} offices, each ends with its offer and posts, once`, {
  timeout: LONG,
}, async () => {
  const kept: Sight[] = [];
  for (const offers of KILLS) {
    await runUntil((sight) => sight.offers >= offers);
    kept.push(await look());
  }
  const end = await runUntil(({ state }) => state === 'offered');

  for (const { reached, offers, state } of kept) {
    expect(state).toBe('offering');
    // What was said to be done is done, and no more than a batch is beyond it.
    expect(offers).toBeGreaterThanOrEqual(reached);
    expect(offers).toBeLessThanOrEqual(reached + FAN_OUT_BATCH);
  }
  const progress = [...kept, end].map(({ reached }) => reached);
  expect(progress).toEqual(progress.toSorted((a, b) => a - b));
  expect(end).toEqual({ reached: OFFICES, state: 'offered', offers: OFFICES });

  await withStore(async (store) => {
    expect(await countPosts(store, campaignId, OFFICES)).toBe(OFFICES * POSTS_EACH);
    const told = await Promise.all(officeIds(OFFICES).map((id) => countReceived(store, id)));
    expect(told.filter((times) => times !== 1)).toEqual([]);
  });
});

/** Starts a host, and kills it the moment that the store is as wished. */
async function runUntil(isAsWished: (sight: Sight) => boolean): Promise<Sight> {
  const host = launchHostProcess({ port: machine.port, data: machine.data });
  // One that is killed before it is ready is no failure here.
  host.ready.catch(() => {});
  try {
    return await eventually(look, isAsWished, { within: 120_000, every: 40 });
  } catch (cause) {
    await host.kill('SIGKILL');
    throw new Error(`The host said: ${(await host.ended).stderr}`, { cause });
  } finally {
    await host.kill('SIGKILL');
  }
}

const NOTHING: Sight = { reached: 0, state: 'unknown', offers: 0 };

/** What is stored, by whichever engine serves the folder; a host that starts replaces the last one's. */
function look(): Promise<Sight> {
  return withStore(async (store) => {
    const association = store.forAssociation(LARGE.id, BY);
    const campaign = await association.readCampaign(campaignId);
    const offers = (await association.listOffers(campaignId)).length;
    return campaign ? { reached: campaign.reached, state: campaign.state, offers } : NOTHING;
  }).catch((cause: unknown) => {
    if (isBetweenEngines(cause)) return NOTHING;
    throw cause;
  });
}

async function withStore<T>(work: (store: Store) => Promise<T>): Promise<T> {
  const living = openLivingStore(join(machine.data, 'store.pid'), systemClock);
  return work(living.store).finally(() => living.close());
}

function isBetweenEngines(cause: unknown): boolean {
  const codes = ['ENOENT', 'ESRCH', 'ECONNREFUSED', 'ECONNRESET', 'ERR_INVALID_URL'];
  return cause instanceof Error && 'code' in cause && codes.includes(String(cause.code));
}

async function countReceived(store: Store, id: ReturnType<typeof officeIds>[number]): Promise<number> {
  const history = await store.forOffice(id, BY).readHistory({ kind: 'campaign', id: campaignId });
  return history.filter(({ action }) => action === 'offer.received').length;
}
