import type { PriceList } from '#core/cost/price-list.ts';
import type { Platform } from '#core/ids.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { Connector } from '#ports/connector.ts';
import type { Publisher } from '#ports/publisher.ts';
import type { AppConfig, Dependencies, Hosts } from './dependencies.ts';
import * as facebookHosts from './facebook/config.ts';
import { createFacebookConnector } from './facebook/connector.ts';
import { prices as facebookPrices } from './facebook/prices.ts';
import { createFacebookPublisher } from './facebook/publisher.ts';
import { rules as facebook } from './facebook/rules.ts';
import * as instagramHosts from './instagram/config.ts';
import { createInstagramConnector } from './instagram/connector.ts';
import { prices as instagramPrices } from './instagram/prices.ts';
import { createInstagramPublisher } from './instagram/publisher.ts';
import { rules as instagram } from './instagram/rules.ts';
import * as linkedinHosts from './linkedin/config.ts';
import { createLinkedInConnector } from './linkedin/connector.ts';
import { prices as linkedinPrices } from './linkedin/prices.ts';
import { createLinkedInPublisher } from './linkedin/publisher.ts';
import { rules as linkedin } from './linkedin/rules.ts';
import * as threadsHosts from './threads/config.ts';
import { createThreadsConnector } from './threads/connector.ts';
import { prices as threadsPrices } from './threads/prices.ts';
import { createThreadsPublisher } from './threads/publisher.ts';
import { rules as threads } from './threads/rules.ts';
import * as xHosts from './x/config.ts';
import { createXConnector } from './x/connector.ts';
import { prices as xPrices } from './x/prices.ts';
import { createXPublisher } from './x/publisher.ts';
import { rules as x } from './x/rules.ts';

/** An app's registration with a platform, and the sandbox's origin where it stands in for that platform. */
export interface App {
  readonly clientId: string;
  readonly clientSecret: string;
  readonly sandbox?: string | undefined;
}

/** One platform as the rest of Clarion sees it. */
export interface PlatformEntry {
  readonly platform: Platform;
  readonly rules: TextRules;
  readonly prices: PriceList;
  createPublisher(app: App, deps: Dependencies): Publisher;
  createConnector(app: App, deps: Dependencies): Connector;
}

/** Every platform that Clarion posts on, in the order in which people see them: one folder, one line. */
export const PLATFORMS: readonly PlatformEntry[] = [
  enter(x, xPrices, xHosts, createXPublisher, createXConnector),
  enter(facebook, facebookPrices, facebookHosts, createFacebookPublisher, createFacebookConnector),
  enter(instagram, instagramPrices, instagramHosts, createInstagramPublisher, createInstagramConnector),
  enter(threads, threadsPrices, threadsHosts, createThreadsPublisher, createThreadsConnector),
  enter(linkedin, linkedinPrices, linkedinHosts, createLinkedInPublisher, createLinkedInConnector),
];

export function findPlatform(platform: Platform): PlatformEntry | undefined {
  return PLATFORMS.find((entry) => entry.platform === platform);
}

function enter<C extends AppConfig>(
  rules: TextRules,
  prices: PriceList,
  hosts: { readonly LIVE: Hosts<C>; sandboxAt(origin: string): Hosts<C> },
  createPublisher: (config: C, deps: Dependencies) => Publisher,
  createConnector: (config: C, deps: Dependencies) => Connector,
): PlatformEntry {
  const configure = ({ clientId, clientSecret, sandbox }: App) =>
    // TypeScript cannot see that the hosts and the registration make up the whole.
    ({ ...(sandbox === undefined ? hosts.LIVE : hosts.sandboxAt(sandbox)), clientId, clientSecret }) as C;
  return {
    platform: rules.platform,
    rules,
    prices,
    createPublisher: (app, deps) => createPublisher(configure(app), deps),
    createConnector: (app, deps) => createConnector(configure(app), deps),
  };
}
