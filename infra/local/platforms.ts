import type { Platform } from '#core/ids.ts';
import type { TextRules } from '#core/text-rules.ts';
import { PLATFORMS } from '#platforms/registry.ts';
import type { Clock } from '#ports/clock.ts';
import type { Connector } from '#ports/connector.ts';
import type { Publisher } from '#ports/publisher.ts';
import { startSandbox } from '#sandbox/server.ts';
import type { DataFolder } from './data-folder.ts';
import { HostError } from './host-error.ts';

/** The sandbox, and Clarion's publishers and connectors pointed at it. */
export interface LocalPlatforms {
  /** The sandbox's base addresses. */
  readonly addresses: Readonly<Record<string, string>>;
  readonly rules: readonly TextRules[];
  readonly publishers: ReadonlyMap<Platform, Publisher>;
  readonly connectors: ReadonlyMap<Platform, Connector>;
  stop(): Promise<void>;
}

/** What the sandbox knows Clarion's app by; worth nothing anywhere else. */
const SANDBOX_APP = { clientId: 'clarion-sandbox', clientSecret: 'sandbox-only-secret' };

export async function startPlatforms(
  folder: DataFolder,
  firstPort: number,
  clock: Clock,
): Promise<LocalPlatforms> {
  const ports = { x: firstPort, facebook: firstPort + 1, instagram: firstPort + 2, threads: firstPort + 3 };
  const sandbox = await startSandbox({ file: folder.file('sandbox.sqlite'), ports }).catch(
    (cause: unknown) => {
      throw new HostError(
        `One of the ports ${firstPort} to ${firstPort + 3}, which the sandbox needs, is in use. Choose other ports by --port.`,
        { cause },
      );
    },
  );
  const addresses: Readonly<Record<string, string>> = sandbox.addresses;
  const dependencies = {
    clock,
    wait: (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds)),
  };
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
    publishers,
    connectors,
    stop: () => sandbox.stop(),
  };
}
