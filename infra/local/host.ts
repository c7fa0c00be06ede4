import { csvTables } from '#adapters/csv/csv-tables.ts';
import { docxDocuments } from '#adapters/docx/docx-documents.ts';
import { createDynamoDbStore } from '#adapters/dynamodb/store.ts';
import { createTable } from '#adapters/dynamodb/table.ts';
import { measureImageHeader } from '#adapters/node/measure-image.ts';
import { nodeChance } from '#adapters/node/node-chance.ts';
import { nodeSecrets } from '#adapters/node/node-secrets.ts';
import { sha256 } from '#adapters/node/sha256.ts';
import { createOidcSignIn } from '#adapters/oidc/sign-in.ts';
import { readPackLibrary } from '#adapters/pack-files/read-pack-library.ts';
import { openPictures } from '#adapters/pictures/open-pictures.ts';
import { rawAesKeyring } from '#adapters/vault/keyrings.ts';
import { createVault } from '#adapters/vault/vault.ts';
import { xlsxWorkbooks } from '#adapters/xlsx/xlsx-workbooks.ts';
import { MINUTE } from '#core/time.ts';
import type { WorkOrder } from '#core/work-order.ts';
import { openAssets } from '#handlers/open-assets.ts';
import type { Clock } from '#ports/clock.ts';
import { checkDueChannels } from '#use-cases/check-due-channels.ts';
import type { CollectingReach } from '#use-cases/collect-reach.ts';
import { dispatchDue } from '#use-cases/dispatch-due.ts';
import { dispatchFanOuts } from '#use-cases/dispatch-fan-outs.ts';
import { goOnFanningOut } from '#use-cases/fan-out.ts';
import { openPacks } from '#use-cases/open-packs.ts';
import type { Publishing } from '#use-cases/publish-post.ts';
import { queueDueReach } from '#use-cases/queue-due-reach.ts';
import { tellWeeks } from '#use-cases/tell-weeks.ts';
import { watchOffices } from '#use-cases/watch-offices.ts';
import { workOnOrder } from '#use-cases/work-on-order.ts';
import type { Services } from '#web/services.ts';
import { SIGN_IN_PATH } from '#web/session/sign-in-path.ts';
import { type Alarms, startAlarms } from './alarms.ts';
import { buildAssets } from './assets/build.ts';
import { ASSETS_FOLDER, FONTS_FOLDER } from './assets/places.ts';
import { crashAt } from './crash-points.ts';
import { type DataFolder, openDataFolder } from './data-folder.ts';
import { DEMO_PEOPLE, DEMO_STRANGERS } from './demo/people.ts';
import { reliveWith } from './demo/relive.ts';
import { seedDemo } from './demo/seed.ts';
import { describeError, type Log } from './log.ts';
import { startMail } from './mail/start-mail.ts';
import { createFolderMediaLibrary } from './media/folder-media-library.ts';
import type { HostOptions } from './options.ts';
import { type LocalPlatforms, startPlatforms } from './platforms.ts';
import { createLocalFanOutQueue, workOf } from './queue/fan-out-queue.ts';
import { createInProcessQueue } from './queue/in-process-queue.ts';
import { startSignInServer } from './sign-in/provider.ts';
import { connectLocally } from './store/dynoxide.ts';
import { startStoreProcess } from './store/store-process.ts';
import { createWorkerToolkitReader } from './toolkits/worker-reader.ts';
import { VERSION } from './version.ts';
import { startWebServer } from './web-server.ts';

/** A Clarion that runs whole on this machine. */
export interface Host {
  readonly origin: string;
  readonly platforms: LocalPlatforms;
  readonly alarms: Alarms;
  /** Where mail goes, in a sentence for the operator. */
  readonly mail: string;
  /** Settles with a reason when the host cannot go on. */
  readonly failed: Promise<string>;
  /** Finishes what is in hand and ends everything. */
  stop(): Promise<void>;
}

const SWEEP_EVERY = 5 * MINUTE;
/** Alarms that are this late mean that the scheduler does not deliver. */
const WAKE_UPS_LATE = 2 * MINUTE;
const CONCURRENCY = 8;
/** Offices of a campaign that are gone through at once: enough to keep the store busy, few enough to wait behind. */
const LANES = 4;

/** Starts everything, in the order in which the parts need each other. What was started is ended if a later part fails. */
export async function startHost(options: HostOptions, log: Log): Promise<Host> {
  const stops: (() => Promise<void> | void)[] = [];
  const stop = async () => {
    for (const end of stops.splice(0).reverse()) await end();
  };
  try {
    const host = await startParts(options, log, (end) => stops.push(end));
    return { ...host, stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

async function startParts(
  { port, dataPath, empty, rehearsal, mail: mailSettings }: HostOptions,
  log: Log,
  onStop: (end: () => Promise<void> | void) => void,
): Promise<Omit<Host, 'stop'>> {
  const origin = `http://127.0.0.1:${port}`;
  const folder = openDataFolder(dataPath);
  onStop(() => folder.release());
  await buildAssets();

  // Until everything stands there is nothing to sweep with; the first sweep then finds what has waited.
  let sweep: () => Promise<unknown> = async () => {};
  const engine = await startStoreProcess(folder, { log, onRestart: () => void sweep() });
  onStop(() => engine.stop());
  const client = connectLocally(engine.endpoint);
  await createTable(client, 'clarion');
  const { pace, crashPoint, hasPast } = rehearsal;
  const { clock } = pace;
  const storeAt = (at: Clock) =>
    createDynamoDbStore({ client, table: 'clarion', clock: at, chance: nodeChance, digest: sha256 });
  const stored = storeAt(clock);
  const store = crashPoint ? crashAt(stored, crashPoint) : stored;

  const platforms = await startPlatforms(folder, port + 11, rehearsal);
  onStop(() => platforms.stop());
  const media = createFolderMediaLibrary({
    folder: folder.file('media'),
    key: folder.key('media'),
    baseUrl: `${origin}/media`,
  });

  const queue = createInProcessQueue({
    pace,
    concurrency: CONCURRENCY,
    work: async (order) => logUnsent((await workOnOrder(working, order)).notified),
    onFailure: (order, error) =>
      log(`${nameWork(order)} of ${order.officeId} failed. ${describeError(error)}`),
  });
  const fanOut = createLocalFanOutQueue({
    work: (order) => goOnFanningOut({ ...services, lanes: LANES }, order),
    onFailure: (order, error) =>
      log(`Going on with ${workOf(order)} failed and will be tried again. ${describeError(error)}`),
  });
  const dispatch = async () => {
    await dispatchDue({ clock, store, queue });
    await queueDueReach({ clock, store, queue });
  };
  let isOpen = false;
  const alarms = await startAlarms({
    folder,
    pace,
    // An alarm that was due while no host ran rings before the rest of this one stands; the first sweep answers it.
    ring: async () => void (isOpen && (await dispatch())),
    log,
  });
  onStop(() => alarms.stop());

  const signIn = await startLocalSignIn(folder, origin, port + 1);
  onStop(() => signIn.server.stop());
  const shell: Services['shell'] = {
    version: VERSION,
    publicOrigin: origin,
    formOrigins: [signIn.server.issuer, ...Object.values(platforms.addresses)],
    platforms: 'sandbox',
    timeRate: pace.rate,
    assets: await openAssets(ASSETS_FOLDER),
    chance: nodeChance,
    logFailure: ({ reference, method, path, error }) =>
      log(`${method} ${path} failed, reference ${reference}. ${describeError(error)}`),
  };
  const mail = startMail({
    settings: mailSettings,
    folder,
    services: { clock, chance: nodeChance, rules: platforms.rules, shell },
  });
  const shipped = await readPackLibrary('templates', {
    measure: measureImageHeader,
    keep: (image) => media.write(image),
  });
  const services: Services = {
    shell,
    version: VERSION,
    store,
    clock,
    chance: nodeChance,
    secrets: nodeSecrets,
    digest: sha256,
    tables: csvTables,
    toolkits: createWorkerToolkitReader(),
    workbooks: xlsxWorkbooks,
    documents: docxDocuments,
    shipped,
    packs: openPacks(shipped, store),
    media,
    pictures: openPictures({ fonts: FONTS_FOLDER, rules: platforms.rules }),
    vault: createVault(rawAesKeyring(folder.key('vault'))),
    // The platforms are the sandbox here: a demonstration asks nothing of anybody outside.
    linkProbe: undefined,
    signIn: signIn.client,
    mailer: mail.notifying.mailer,
    signInUrl: `${origin}${SIGN_IN_PATH}`,
    wakeUps: alarms.wakeUps,
    queue,
    fanOut,
    workers: {
      wakeUps: async () => (alarms.lag() > WAKE_UPS_LATE ? 'failing' : 'ok'),
      queue: async () => 'ok',
    },
    rules: platforms.rules,
    prices: platforms.prices,
    metrics: platforms.metrics,
    connectors: platforms.connectors,
    redirectUri: (platform) => `${origin}/channels/${platform}/return`,
  };
  for (const { file, line, field, message } of shipped.problems()) {
    log(`Pack left out: ${file}:${line} ${field}: ${message}`);
  }
  const publishing: Publishing & CollectingReach = {
    ...services,
    wait: platforms.wait,
    publisherFor: (platform) => platforms.publishers.get(platform),
    readerFor: (platform) => platforms.readers.get(platform),
    connectorFor: (channel) => {
      const connector = platforms.connectors.get(channel.platform);
      if (!connector) throw new Error(`There is no connector for ${channel.platform}`);
      return connector;
    },
  };

  const working = { ...publishing, ...mail.notifying };
  const logUnsent = ({ failures }: { readonly failures: readonly string[] }) => {
    for (const failure of failures) log(`${failure} It will be tried again.`);
  };

  const web = await startWebServer({ services, media, port, outbox: mail.outbox });
  onStop(() => web.stop());
  // Before the web server ends: a post in hand may wait for its platform to fetch the image from it.
  onStop(() => queue.drain());
  onStop(() => fanOut.drain());
  await seedDemo({
    ...services,
    sandbox: platforms.addresses,
    withPosts: !empty,
    relive: hasPast ? reliveWith(services, platforms, storeAt) : undefined,
  });

  sweep = () =>
    dispatch()
      .then(() => checkDueChannels({ clock, store, queue }))
      .then(() => dispatchFanOuts({ clock, store, fanOut }))
      .catch((error: unknown) => log(`The sweep failed. ${describeError(error)}`));
  isOpen = true;
  await sweep();
  // Not at the start: what has waited while nothing ran is only now being taken up.
  const watch = async () => {
    logUnsent(await watchOffices(working));
    logUnsent(await tellWeeks({ ...services, ...mail.notifying }));
  };
  const timer = setInterval(
    () =>
      void sweep()
        .then(watch)
        .catch((error: unknown) => log(`Looking for what needs people failed. ${describeError(error)}`)),
    pace.real(SWEEP_EVERY),
  );
  onStop(() => clearInterval(timer));
  return { origin, platforms, alarms, mail: mail.place, failed: engine.ended };
}

async function startLocalSignIn(folder: DataFolder, origin: string, port: number) {
  const clientSecret = folder.key('sign-in-client').toString('hex');
  const server = await startSignInServer({
    port,
    people: [...DEMO_PEOPLE, ...DEMO_STRANGERS],
    clientOrigin: origin,
    clientId: 'clarion',
    clientSecret,
    cookieKey: folder.key('sign-in-cookies').toString('hex'),
    keyFile: folder.file('keys/sign-in.jwk'),
  });
  const client = createOidcSignIn({
    issuer: server.issuer,
    clientId: 'clarion',
    clientSecret,
    redirectUri: `${origin}/sign-in/return`,
    signedOutUri: `${origin}/`,
  });
  return { server, client };
}

function nameWork(order: WorkOrder): string {
  if ('postId' in order) return `Post ${order.postId}`;
  return 'posts' in order
    ? `Reading how far ${order.posts.length} posts on ${order.platform} reached`
    : `Checking ${order.platform}`;
}
