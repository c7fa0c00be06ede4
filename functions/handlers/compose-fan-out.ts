import { createEventBridgeWakeUps } from '#adapters/eventbridge/wake-ups.ts';
import { measureImageHeader } from '#adapters/node/measure-image.ts';
import { sha256 } from '#adapters/node/sha256.ts';
import { readPackLibrary } from '#adapters/pack-files/read-pack-library.ts';
import { createSqsFanOutQueue } from '#adapters/sqs/fan-out-queue.ts';
import { PLATFORMS } from '#platforms/registry.ts';
import type { PackLibrary } from '#ports/packs.ts';
import type { FanningOut } from '#use-cases/fan-out.ts';
import { openPacks } from '#use-cases/open-packs.ts';
import { SIGN_IN_PATH } from '#web/session/sign-in-path.ts';
import { connectScheduler, connectSqs } from './aws-clients.ts';
import { composeDispatch } from './compose-dispatch.ts';
import { composeMail } from './compose-mail.ts';
import { PLATFORM_NAMES } from './compose-publish.ts';
import { decideFanOut } from './config.ts';
import { insist } from './config-error.ts';
import type { Env } from './env.ts';

/**
 * Going through an association's offices, as the environment says; packs are read from the folder. The web function
 * has stored their images before anybody could offer them. Throws ConfigError.
 */
export async function composeFanOutFrom(
  env: Env,
  packFolder: string,
): Promise<FanningOut & { readonly shipped: PackLibrary }> {
  const config = insist(decideFanOut(env, PLATFORM_NAMES));
  const parts = composeDispatch(config);
  const entries = PLATFORMS.filter(({ platform }) => config.platforms.includes(platform));
  const shipped = await readPackLibrary(packFolder, { measure: measureImageHeader, keep: async () => {} });
  return {
    ...parts,
    wakeUps: createEventBridgeWakeUps({ ...config.wakeUps, client: connectScheduler(), clock: parts.clock }),
    digest: sha256,
    shipped,
    packs: openPacks(shipped, parts.store),
    rules: entries.map(({ rules }) => rules),
    prices: entries.map(({ prices }) => prices),
    mailer: composeMail(config.mail).mailer,
    signInUrl: `${config.publicOrigin}${SIGN_IN_PATH}`,
    fanOut: createSqsFanOutQueue({ client: connectSqs(), queueUrl: config.fanOutQueueUrl }),
  };
}
