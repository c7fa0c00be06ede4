import { measureImageHeader } from '#adapters/node/measure-image.ts';
import { sha256 } from '#adapters/node/sha256.ts';
import { readPackLibrary } from '#adapters/pack-files/read-pack-library.ts';
import type { FanOutOrder } from '#core/fan-out-order.ts';
import { PLATFORMS } from '#platforms/registry.ts';
import type { Clock } from '#ports/clock.ts';
import type { FanOutQueue } from '#ports/fan-out-queue.ts';
import type { Store } from '#ports/store.ts';
import { openPacks } from '#use-cases/open-packs.ts';

/** What offering and fanning out work with, as on one machine; nothing is due while it is measured. */
export async function partsOf(store: Store, clock: Clock, fanOut: FanOutQueue) {
  return {
    store,
    clock,
    fanOut,
    digest: sha256,
    packs: openPacks(
      await readPackLibrary('templates', { measure: measureImageHeader, keep: async () => {} }),
      store,
    ),
    rules: PLATFORMS.map(({ rules }) => rules),
    prices: PLATFORMS.map(({ prices }) => prices),
    wakeUps: { ensure: async () => {} },
    queue: { send: async () => {} },
    // Nobody is invited while it is measured.
    mailer: { send: async () => 'sent' as const },
    signInUrl: 'http://127.0.0.1:3000/sign-in',
  };
}

/** A queue for an order that nobody is to work on. */
export const unworked: FanOutQueue = { send: async (_order: FanOutOrder) => {} };
