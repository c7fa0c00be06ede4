import type { PriceList } from '#core/cost/price-list.ts';
import type { Platform } from '#core/ids.ts';
import type { Metric } from '#core/reach/metric.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { Connector } from '#ports/connector.ts';
import type { Publisher } from '#ports/publisher.ts';
import type { ReachReader } from '#ports/reach-reader.ts';
import type { AppConfig, Dependencies, Hosts } from './dependencies.ts';
import * as facebookHosts from './facebook/config.ts';
import { createFacebookConnector } from './facebook/connector.ts';
import { metrics as facebookMetrics } from './facebook/metrics.ts';
import { prices as facebookPrices } from './facebook/prices.ts';
import { createFacebookPublisher } from './facebook/publisher.ts';
import { createFacebookReachReader } from './facebook/reach-reader.ts';
import { rules as facebook } from './facebook/rules.ts';
import * as instagramHosts from './instagram/config.ts';
import { createInstagramConnector } from './instagram/connector.ts';
import { metrics as instagramMetrics } from './instagram/metrics.ts';
import { prices as instagramPrices } from './instagram/prices.ts';
import { createInstagramPublisher } from './instagram/publisher.ts';
import { createInstagramReachReader } from './instagram/reach-reader.ts';
import { rules as instagram } from './instagram/rules.ts';
import * as linkedinHosts from './linkedin/config.ts';
import { createLinkedInConnector } from './linkedin/connector.ts';
import { metrics as linkedinMetrics } from './linkedin/metrics.ts';
import { prices as linkedinPrices } from './linkedin/prices.ts';
import { createLinkedInPublisher } from './linkedin/publisher.ts';
import { createLinkedInReachReader } from './linkedin/reach-reader.ts';
import { rules as linkedin } from './linkedin/rules.ts';
import * as threadsHosts from './threads/config.ts';
import { createThreadsConnector } from './threads/connector.ts';
import { metrics as threadsMetrics } from './threads/metrics.ts';
import { prices as threadsPrices } from './threads/prices.ts';
import { createThreadsPublisher } from './threads/publisher.ts';
import { createThreadsReachReader } from './threads/reach-reader.ts';
import { rules as threads } from './threads/rules.ts';
import * as xHosts from './x/config.ts';
import { createXConnector } from './x/connector.ts';
import { metrics as xMetrics } from './x/metrics.ts';
import { prices as xPrices } from './x/prices.ts';
import { createXPublisher } from './x/publisher.ts';
import { createXReachReader } from './x/reach-reader.ts';
import { rules as x } from './x/rules.ts';

/** An app's registration with a platform, and the sandbox's origin where it stands in for that platform. */
export interface App {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly sandbox?: string | undefined;
  /** Of X only: whether its agreement lets offices be shown its numbers, as the operator says. */
  readonly mayReadReach?: true;
}

/** One platform as the rest of Clarion sees it. */
export interface PlatformEntry {
  readonly platform: Platform;
  readonly rules: TextRules;
  readonly prices: PriceList;
  /** How it counts, past definitions included. */
  readonly metrics: readonly Metric[];
  createPublisher(app: App, deps: Dependencies): Publisher;
  createConnector(app: App, deps: Dependencies): Connector;
  createReachReader(app: App, deps: Dependencies): ReachReader;
}

/** A platform's folder: its data, where it answers, and what is made of its configuration. */
interface Folder<C extends AppConfig> {
  readonly rules: TextRules;
  readonly prices: PriceList;
  readonly metrics: readonly Metric[];
  readonly hosts: { readonly LIVE: Hosts<C>; sandboxAt(origin: string): Hosts<C> };
  readonly createPublisher: (config: C, deps: Dependencies) => Publisher;
  readonly createConnector: (config: C, deps: Dependencies) => Connector;
  readonly createReachReader: (config: C, deps: Dependencies) => ReachReader;
}

/** Every platform that Clarion posts on, in the order in which people see them: one folder, one line. */
export const PLATFORMS: readonly PlatformEntry[] = [
  enter({
    rules: x,
    prices: xPrices,
    metrics: xMetrics,
    hosts: xHosts,
    createPublisher: createXPublisher,
    createConnector: createXConnector,
    createReachReader: createXReachReader,
  }),
  enter({
    rules: facebook,
    prices: facebookPrices,
    metrics: facebookMetrics,
    hosts: facebookHosts,
    createPublisher: createFacebookPublisher,
    createConnector: createFacebookConnector,
    createReachReader: createFacebookReachReader,
  }),
  enter({
    rules: instagram,
    prices: instagramPrices,
    metrics: instagramMetrics,
    hosts: instagramHosts,
    createPublisher: createInstagramPublisher,
    createConnector: createInstagramConnector,
    createReachReader: createInstagramReachReader,
  }),
  enter({
    rules: threads,
    prices: threadsPrices,
    metrics: threadsMetrics,
    hosts: threadsHosts,
    createPublisher: createThreadsPublisher,
    createConnector: createThreadsConnector,
    createReachReader: createThreadsReachReader,
  }),
  enter({
    rules: linkedin,
    prices: linkedinPrices,
    metrics: linkedinMetrics,
    hosts: linkedinHosts,
    createPublisher: createLinkedInPublisher,
    createConnector: createLinkedInConnector,
    createReachReader: createLinkedInReachReader,
  }),
];

export function findPlatform(platform: Platform): PlatformEntry | undefined {
  return PLATFORMS.find((entry) => entry.platform === platform);
}

function enter<C extends AppConfig>(folder: Folder<C>): PlatformEntry {
  const { rules, prices, metrics, hosts, createPublisher, createConnector, createReachReader } = folder;
  const configure = ({ sandbox, ...registration }: App) =>
    // TypeScript cannot see that the hosts and the registration make up the whole.
    ({ ...(sandbox === undefined ? hosts.LIVE : hosts.sandboxAt(sandbox)), ...registration }) as C;
  return {
    platform: rules.platform,
    rules,
    prices,
    metrics,
    createPublisher: (app, deps) => createPublisher(configure(app), deps),
    createConnector: (app, deps) => createConnector(configure(app), deps),
    createReachReader: (app, deps) => createReachReader(configure(app), deps),
  };
}
