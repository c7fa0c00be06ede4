import type { Channel } from '#core/channel.ts';
import { HOUR, type Instant, later, startOf } from '#core/time.ts';
import type { Clock } from '#ports/clock.ts';
import type { Store } from '#ports/store.ts';
import type { CollectingReach } from '#use-cases/collect-reach.ts';
import type { FanningOut } from '#use-cases/fan-out.ts';
import type { Publishing } from '#use-cases/publish-post.ts';
import type { Services } from '#web/services.ts';
import type { PastClock } from '../past-clock.ts';
import type { LocalPlatforms, PastPlatforms } from '../platforms.ts';

/** All that Clarion works with, at another time. */
export interface PastParts extends Services, Publishing, CollectingReach, FanningOut {
  readonly store: Store;
  readonly clock: PastClock;
}

/** Works at another time, from an instant on, with the sandbox in it; the present has been untouched by then. */
export type Relive = <T>(from: Instant, work: (past: PastParts) => Promise<T>) => Promise<T>;

/** How this host's demo lives through its past; absent where its sandbox runs elsewhere, and keeps its own time. */
export function reliveWith(
  services: Services,
  { relive }: Pick<LocalPlatforms, 'relive'>,
  storeAt: (clock: Clock) => Store,
): Relive | undefined {
  return (
    relive && ((from, work) => relive(from, (past) => work(partsAt(services, past, storeAt(past.clock)))))
  );
}

/**
 * The parts of the present, with the clock of the past. What falls due in the past is gone through by whoever lives
 * through it, so that only alarms of the future are set, and nothing is queued.
 */
function partsAt(services: Services, past: PastPlatforms, store: Store): PastParts {
  const { clock, wait, publishers, readers, connectors } = past;
  const alarms = new Set<string>();
  const opened = new Map<string, Promise<string>>();
  return {
    ...services,
    store,
    clock,
    wait,
    connectors,
    publisherFor: (platform) => publishers.get(platform),
    readerFor: (platform) => readers.get(platform),
    connectorFor: ({ platform }: Channel) => {
      const connector = connectors.get(platform);
      if (!connector) throw new Error(`There is no connector for ${platform}`);
      return connector;
    },
    queue: { send: async () => {} },
    fanOut: { send: async () => {} },
    wakeUps: {
      ensure: async (minute) => {
        if (startOf(minute) <= services.clock.now() || alarms.has(minute)) return;
        alarms.add(minute);
        await services.wakeUps.ensure(minute);
      },
    },
    vault: {
      ...services.vault,
      // Opening the same credentials for every post of six weeks would take a good part of the start.
      open: (sealed, context) => {
        const name = `${context.officeId} ${context.platform} ${sealed}`;
        const known = opened.get(name) ?? services.vault.open(sealed, context);
        opened.set(name, known);
        return known;
      },
    },
    media: {
      ...services.media,
      // A platform comes for the image now, whenever that was: an address of that time would have ended long ago.
      publicUrl: (id) => services.media.publicUrl(id, later(services.clock.now(), HOUR)),
    },
  };
}
