import { join } from 'node:path';
import { csvTables } from '#adapters/csv/csv-tables.ts';
import { docxDocuments } from '#adapters/docx/docx-documents.ts';
import { measureImageHeader } from '#adapters/node/measure-image.ts';
import { nodeChance } from '#adapters/node/node-chance.ts';
import { nodeSecrets } from '#adapters/node/node-secrets.ts';
import { createOidcSignIn } from '#adapters/oidc/sign-in.ts';
import { readPackLibrary } from '#adapters/pack-files/read-pack-library.ts';
import { openPictures } from '#adapters/pictures/open-pictures.ts';
import { createSqsFanOutQueue } from '#adapters/sqs/fan-out-queue.ts';
import { createToolkitReader, LAMBDA_LIMITS } from '#adapters/toolkit-files/read-here.ts';
import { xlsxWorkbooks } from '#adapters/xlsx/xlsx-workbooks.ts';
import type { Platform } from '#core/ids.ts';
import type { Connector } from '#ports/connector.ts';
import type { MediaLibrary, StoredMedia } from '#ports/media.ts';
import type { PackLibrary } from '#ports/packs.ts';
import { openPacks } from '#use-cases/open-packs.ts';
import type { Services } from '#web/services.ts';
import { SIGN_IN_PATH } from '#web/session/sign-in-path.ts';
import type { Failure } from '#web/shell.ts';
import { connectSqs } from './aws-clients.ts';
import { composeLinkProbe } from './compose-link-probe.ts';
import { composeMail } from './compose-mail.ts';
import { composePublish, PLATFORM_NAMES } from './compose-publish.ts';
import { decideWeb, type WebConfig } from './config.ts';
import { insist } from './config-error.ts';
import type { Env } from './env.ts';
import { openAssets } from './open-assets.ts';
import { createWorkerHealth } from './worker-health.ts';

export interface WebSurroundings {
  /** The folder that holds `templates/`, `assets/` and `fonts/`. */
  readonly folder: string;
  logFailure(failure: Failure): void;
}

/** Everything that the pages work with, on AWS. Throws ConfigError. */
export async function composeWeb(env: Env, surroundings: WebSurroundings): Promise<Services> {
  const config = insist(decideWeb(env, PLATFORM_NAMES));
  const { publicOrigin, version, signIn } = config;
  const { entries, connectors, ...parts } = composePublish(config);
  const redirectUri = (platform: Platform) => `${publicOrigin}/channels/${platform}/return`;
  const rules = entries.map((entry) => entry.rules);
  const shipped = await readPacks(join(surroundings.folder, 'templates'), parts.media);
  return {
    ...parts,
    shell: {
      version,
      publicOrigin,
      formOrigins: findFormOrigins(config, connectors, redirectUri),
      platforms: config.platforms,
      assets: await openAssets(join(surroundings.folder, 'assets')),
      chance: nodeChance,
      logFailure: surroundings.logFailure,
    },
    version,
    secrets: nodeSecrets,
    tables: csvTables,
    toolkits: createToolkitReader(csvTables, LAMBDA_LIMITS),
    workbooks: xlsxWorkbooks,
    documents: docxDocuments,
    shipped,
    packs: openPacks(shipped, parts.store),
    signIn: createOidcSignIn({
      ...signIn,
      redirectUri: `${publicOrigin}/sign-in/return`,
      signedOutUri: `${publicOrigin}/`,
    }),
    fanOut: createSqsFanOutQueue({ client: connectSqs(), queueUrl: config.fanOutQueueUrl }),
    mailer: composeMail(config.mail).mailer,
    linkProbe: composeLinkProbe(config),
    signInUrl: `${publicOrigin}${SIGN_IN_PATH}`,
    workers: createWorkerHealth(config),
    rules,
    pictures: openPictures({ fonts: join(surroundings.folder, 'fonts'), rules }),
    metrics: entries.flatMap(({ metrics }) => metrics),
    connectors,
    redirectUri,
  };
}

/** Reads the packs, and stores their images before a post can refer to one. */
async function readPacks(folder: string, media: MediaLibrary): Promise<PackLibrary> {
  const images: StoredMedia[] = [];
  const packs = await readPackLibrary(folder, {
    measure: measureImageHeader,
    keep: async (image) => images.push(image),
  });
  await Promise.all(images.map((image) => media.write(image)));
  return packs;
}

/** Where forms lead by redirect: the provider's pages, and each platform's screen, wherever its connector says. */
function findFormOrigins(
  { signIn }: WebConfig,
  connectors: ReadonlyMap<Platform, Connector>,
  redirectUri: (platform: Platform) => string,
): readonly string[] {
  const request = { state: 'unused', verifier: 'unused' };
  const screens = [...connectors].map(([platform, connector]) =>
    connector.authorizeUrl({ ...request, redirectUri: redirectUri(platform) }),
  );
  return [...new Set([signIn.pageOrigin, ...screens.map((url) => new URL(url).origin)])];
}
