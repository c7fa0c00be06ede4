import type { PriceList } from '#core/cost/price-list.ts';
import type { Platform } from '#core/ids.ts';
import type { Metric } from '#core/reach/metric.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { Instant } from '#core/time.ts';
import type { Dependencies } from '#platforms/dependencies.ts';
import { DEADLINES } from '#platforms/http.ts';
import { PLATFORMS } from '#platforms/registry.ts';
import type { Connector } from '#ports/connector.ts';
import type { Publisher } from '#ports/publisher.ts';
import type { ReachReader } from '#ports/reach-reader.ts';
import { startSandbox } from '#sandbox/server.ts';
import type { DataFolder } from './data-folder.ts';
import { HostError } from './host-error.ts';
import type { Pace } from './pace.ts';
import { createPastClock, createTurnableTime, type PastClock } from './past-clock.ts';
import type { Rehearsal } from './rehearsal.ts';

/** Clarion's publishers, connectors and readers, pointed at the sandbox. */
interface Connections {
  readonly publishers: ReadonlyMap<Platform, Publisher>;
  readonly connectors: ReadonlyMap<Platform, Connector>;
  readonly readers: ReadonlyMap<Platform, ReachReader>;
  /** Settles after so many milliseconds, at the pace of the host. */
  readonly wait: Dependencies['wait'];
}

/** The same at another time, in which the sandbox lives as well. */
export interface PastPlatforms extends Connections {
  readonly clock: PastClock;
}

/** The sandbox, and what Clarion reaches it by. */
export interface LocalPlatforms extends Connections {
  /** The sandbox's base addresses. */
  readonly addresses: Readonly<Record<string, string>>;
  readonly rules: readonly TextRules[];
  readonly prices: readonly PriceList[];
  /** How each of them counts. */
  readonly metrics: readonly Metric[];
  /**
   * Puts the sandbox back to an instant for as long as the work takes: what is published then was published then. Absent
   * where the sandbox runs elsewhere.
   */
  readonly relive: (<T>(from: Instant, work: (past: PastPlatforms) => Promise<T>) => Promise<T>) | undefined;
  stop(): Promise<void>;
}

/** What the sandbox knows Clarion's app by; worth nothing anywhere else. */
const SANDBOX_APP = { clientId: 'clarion-sandbox', clientSecret: 'sandbox-only-secret' };

export async function startPlatforms(
  folder: DataFolder,
  firstPort: number,
  rehearsal: Rehearsal,
): Promise<LocalPlatforms> {
  const time = createTurnableTime(rehearsal.pace.now);
  const { addresses, stop } = rehearsal.sandbox
    ? { addresses: rehearsal.sandbox, stop: async () => {} }
    : await startOwnSandbox(folder, firstPort, time.now);
  return {
    addresses,
    rules: PLATFORMS.map(({ rules }) => rules),
    prices: PLATFORMS.map(({ prices }) => prices),
    metrics: PLATFORMS.flatMap(({ metrics }) => metrics),
    ...connect(addresses, paceDependencies(rehearsal.pace)),
    relive: rehearsal.sandbox
      ? undefined
      : (from, work) => {
          const clock = createPastClock(from);
          return time.during(clock, () =>
            work({ clock, ...connect(addresses, { clock, wait: clock.wait }) }),
          );
        },
    stop,
  };
}

function connect(addresses: LocalPlatforms['addresses'], dependencies: Dependencies): Connections {
  const publishers = new Map<Platform, Publisher>();
  const connectors = new Map<Platform, Connector>();
  const readers = new Map<Platform, ReachReader>();
  for (const entry of PLATFORMS) {
    const app = { ...SANDBOX_APP, sandbox: addresses[entry.platform] };
    publishers.set(entry.platform, entry.createPublisher(app, dependencies));
    connectors.set(entry.platform, entry.createConnector(app, dependencies));
    readers.set(entry.platform, entry.createReachReader(app, dependencies));
  }
  return { publishers, connectors, readers, wait: dependencies.wait };
}

async function startOwnSandbox(
  folder: DataFolder,
  firstPort: number,
  now: () => number,
): Promise<Pick<LocalPlatforms, 'addresses' | 'stop'>> {
  const ports = {
    x: firstPort,
    facebook: firstPort + 1,
    instagram: firstPort + 2,
    threads: firstPort + 3,
    linkedin: firstPort + 4,
  };
  return startSandbox({ file: folder.file('sandbox.sqlite'), ports, now }).catch((cause: unknown) => {
    throw new HostError(
      `One of the ports ${firstPort} to ${firstPort + 4}, which the sandbox needs, is in use. Choose other ports by --port.`,
      { cause },
    );
  });
}

/** What publishers and connectors need: an attempt has to fit its lease at any pace, so its deadlines shrink alike. */
function paceDependencies({ clock, real }: Pace): Dependencies {
  return {
    clock,
    wait: (milliseconds) => new Promise((resolve) => setTimeout(resolve, real(milliseconds))),
    deadlines: { get: real(DEADLINES.get), post: real(DEADLINES.post) },
  };
}
