import type { PriceList } from '#core/cost/price-list.ts';
import type { Platform } from '#core/ids.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { Dependencies } from '#platforms/dependencies.ts';
import { DEADLINES } from '#platforms/http.ts';
import { PLATFORMS } from '#platforms/registry.ts';
import type { Connector } from '#ports/connector.ts';
import type { Publisher } from '#ports/publisher.ts';
import { startSandbox } from '#sandbox/server.ts';
import type { DataFolder } from './data-folder.ts';
import { HostError } from './host-error.ts';
import type { Pace } from './pace.ts';
import type { Rehearsal } from './rehearsal.ts';

/** The sandbox, and Clarion's publishers and connectors pointed at it. */
export interface LocalPlatforms {
  /** The sandbox's base addresses. */
  readonly addresses: Readonly<Record<string, string>>;
  readonly rules: readonly TextRules[];
  readonly prices: readonly PriceList[];
  readonly publishers: ReadonlyMap<Platform, Publisher>;
  readonly connectors: ReadonlyMap<Platform, Connector>;
  /** Settles after so many milliseconds, at the pace of the host. */
  readonly wait: Dependencies['wait'];
  stop(): Promise<void>;
}

/** What the sandbox knows Clarion's app by; worth nothing anywhere else. */
const SANDBOX_APP = { clientId: 'clarion-sandbox', clientSecret: 'sandbox-only-secret' };

export async function startPlatforms(
  folder: DataFolder,
  firstPort: number,
  rehearsal: Rehearsal,
): Promise<LocalPlatforms> {
  const { addresses, stop } = rehearsal.sandbox
    ? { addresses: rehearsal.sandbox, stop: async () => {} }
    : await startOwnSandbox(folder, firstPort, rehearsal.pace);
  const dependencies = paceDependencies(rehearsal.pace);
  const publishers = new Map<Platform, Publisher>();
  const connectors = new Map<Platform, Connector>();
  for (const entry of PLATFORMS) {
    const app = { ...SANDBOX_APP, sandbox: addresses[entry.platform] };
    publishers.set(entry.platform, entry.createPublisher(app, dependencies));
    connectors.set(entry.platform, entry.createConnector(app, dependencies));
  }
  return {
    addresses,
    rules: PLATFORMS.map(({ rules }) => rules),
    prices: PLATFORMS.map(({ prices }) => prices),
    publishers,
    connectors,
    wait: dependencies.wait,
    stop,
  };
}

async function startOwnSandbox(
  folder: DataFolder,
  firstPort: number,
  { now }: Pace,
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
