import { createEventBridgeWakeUps } from '#adapters/eventbridge/wake-ups.ts';
import { nodeChance } from '#adapters/node/node-chance.ts';
import { sha256 } from '#adapters/node/sha256.ts';
import { systemClock } from '#adapters/node/system-clock.ts';
import { createS3MediaLibrary } from '#adapters/s3/media-library.ts';
import { kmsKeyring } from '#adapters/vault/keyrings.ts';
import { createVault } from '#adapters/vault/vault.ts';
import type { Platform } from '#core/ids.ts';
import { PLATFORMS, type PlatformEntry } from '#platforms/registry.ts';
import type { Connector } from '#ports/connector.ts';
import type { Publisher } from '#ports/publisher.ts';
import type { ReachReader } from '#ports/reach-reader.ts';
import type { CollectingReach } from '#use-cases/collect-reach.ts';
import type { Notifying } from '#use-cases/notify-attention.ts';
import type { Publishing } from '#use-cases/publish-post.ts';
import { connectS3, connectScheduler } from './aws-clients.ts';
import { composeDispatch } from './compose-dispatch.ts';
import { composeMail } from './compose-mail.ts';
import { decidePublish, type PublishConfig } from './config.ts';
import { ConfigError, insist } from './config-error.ts';
import type { Env } from './env.ts';

/** The platforms that Clarion knows, set up or not. */
export const PLATFORM_NAMES: readonly Platform[] = PLATFORMS.map(({ platform }) => platform);

export interface PublishParts extends Publishing, CollectingReach {
  readonly connectors: ReadonlyMap<Platform, Connector>;
  /** The platforms that are set up, in the order in which people see them. */
  readonly entries: readonly PlatformEntry[];
}

/** The AWS side of publishing. */
export function composePublish(config: PublishConfig): PublishParts {
  const { entries, publishers, connectors, readers } = composePlatforms(config);
  const clock = systemClock;
  return {
    ...composeDispatch(config),
    wakeUps: createEventBridgeWakeUps({ ...config.wakeUps, client: connectScheduler(), clock }),
    media: createS3MediaLibrary({ client: connectS3(), bucket: config.mediaBucket, clock }),
    vault: createVault(kmsKeyring(config.vaultKeyArn)),
    chance: nodeChance,
    digest: sha256,
    entries,
    rules: entries.map(({ rules }) => rules),
    connectors,
    wait,
    prices: entries.map(({ prices }) => prices),
    publisherFor: (platform) => publishers.get(platform),
    readerFor: (platform) => readers.get(platform),
    connectorFor: ({ platform }) => {
      const connector = connectors.get(platform);
      if (!connector) throw new ConfigError(`A channel needs ${platform}, which is not set up any more`);
      return connector;
    },
  };
}

/** Publishing and telling people, as the environment says. Throws ConfigError. */
export function composePublishFrom(env: Env): PublishParts & Notifying {
  const config = insist(decidePublish(env, PLATFORM_NAMES));
  return { ...composePublish(config), ...composeMail(config.mail) };
}

const wait = (milliseconds: number) => new Promise<void>((resolve) => setTimeout(resolve, milliseconds));

function composePlatforms({ apps }: PublishConfig) {
  const dependencies = { clock: systemClock, wait };
  const entries: PlatformEntry[] = [];
  const publishers = new Map<Platform, Publisher>();
  const connectors = new Map<Platform, Connector>();
  const readers = new Map<Platform, ReachReader>();
  for (const entry of PLATFORMS) {
    const app = apps.get(entry.platform);
    if (!app) continue;
    entries.push(entry);
    publishers.set(entry.platform, entry.createPublisher(app, dependencies));
    connectors.set(entry.platform, entry.createConnector(app, dependencies));
    readers.set(entry.platform, entry.createReachReader(app, dependencies));
  }
  return { entries, publishers, connectors, readers };
}
