import type { PriceList } from '#core/cost/price-list.ts';
import type { Digest } from '#core/digest.ts';
import type { Platform } from '#core/ids.ts';
import type { Metric } from '#core/reach/metric.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { Chance } from '#ports/chance.ts';
import type { Clock } from '#ports/clock.ts';
import type { Connector } from '#ports/connector.ts';
import type { Documents } from '#ports/documents.ts';
import type { FanOutQueue } from '#ports/fan-out-queue.ts';
import type { LinkProbe } from '#ports/link-probe.ts';
import type { Mailer } from '#ports/mail.ts';
import type { MediaLibrary } from '#ports/media.ts';
import type { PackLibrary, Packs } from '#ports/packs.ts';
import type { Pictures } from '#ports/pictures.ts';
import type { PublishQueue } from '#ports/publish-queue.ts';
import type { Secrets } from '#ports/secrets.ts';
import type { SignIn } from '#ports/sign-in.ts';
import type { Store } from '#ports/store.ts';
import type { Tables } from '#ports/tables.ts';
import type { ToolkitReader } from '#ports/toolkit-reader.ts';
import type { Vault } from '#ports/vault.ts';
import type { WakeUps } from '#ports/wake-ups.ts';
import type { Workbooks } from '#ports/workbooks.ts';
import type { WorkerHealth } from '#ports/worker-health.ts';
import type { Shell } from './shell.ts';

/** Everything that the pages work with. Use-cases take what they need of it. */
export interface Services {
  readonly shell: Shell;
  readonly version: string;
  readonly store: Store;
  readonly clock: Clock;
  readonly chance: Chance;
  readonly secrets: Secrets;
  readonly digest: Digest;
  readonly tables: Tables;
  readonly workbooks: Workbooks;
  readonly documents: Documents;
  /** The packs that come with Clarion. */
  readonly shipped: PackLibrary;
  /** Every pack that an office or association may use. */
  readonly packs: Packs;
  readonly media: MediaLibrary;
  readonly pictures: Pictures;
  readonly toolkits: ToolkitReader;
  readonly vault: Vault;
  /** Asks whether links open; absent where nothing outside may be asked, as in a demonstration. */
  readonly linkProbe: LinkProbe | undefined;
  readonly signIn: SignIn;
  /** Tells people that they are invited. */
  readonly mailer: Mailer;
  /** The whole address at which people sign in: mail leads there. */
  readonly signInUrl: string;
  readonly wakeUps: WakeUps;
  readonly queue: PublishQueue;
  readonly fanOut: FanOutQueue;
  readonly workers: WorkerHealth;
  /** In the order in which pages show the platforms. */
  readonly rules: readonly TextRules[];
  /** What the platforms charge, in the same order. */
  readonly prices: readonly PriceList[];
  /** How the platforms count, past definitions included. */
  readonly metrics: readonly Metric[];
  readonly connectors: ReadonlyMap<Platform, Connector>;
  /** Where a platform sends people back to after they gave permission. */
  readonly redirectUri: (platform: Platform) => string;
}
