import { serve } from '@hono/node-server';
import type { Hono, MiddlewareHandler } from 'hono';
import { OfficeId } from '#core/ids.ts';
import { Zone } from '#core/slot.ts';
import { openAssets } from '#handlers/open-assets.ts';
import { buildAssets } from '#local/assets/build.ts';
import { ASSETS_FOLDER } from '#local/assets/places.ts';
import type { Failure, Shell, Visitor, WebEnv } from '#web/shell.ts';

export const ORIGIN = 'http://127.0.0.1:3000';
export const FORM_TOKEN = 'token-of-this-session';

export const VISITOR: Visitor = {
  member: { name: 'Dana Whitfield' },
  office: {
    id: OfficeId.parse('maple-county'),
    name: 'Maple County Clerk',
    zone: Zone.parse('America/New_York'),
  },
};

export interface TestShell extends Shell {
  readonly failures: readonly Failure[];
}

/** A shell with real assets that keeps what it was told to log. */
export async function makeShell(changes: Partial<Shell> = {}): Promise<TestShell> {
  await buildAssets();
  const failures: Failure[] = [];
  return {
    version: '0.2.0',
    publicOrigin: ORIGIN,
    formOrigins: ['https://sign-in.example.gov'],
    platforms: 'sandbox',
    assets: await openAssets(ASSETS_FOLDER),
    chance: { id: () => 'abcdefgh12345678abcdefgh12' },
    logFailure: (failure) => failures.push(failure),
    failures,
    ...changes,
  };
}

/** Somebody who is signed in, without the sessions of the whole product. */
export const signedIn: MiddlewareHandler<WebEnv> = async (c, next) => {
  c.set('visitor', VISITOR);
  c.set('formToken', FORM_TOKEN);
  await next();
};

/** Serves an app on a free port of this machine. */
export async function serveApp(app: Hono<WebEnv>): Promise<{ origin: string; close: () => Promise<void> }> {
  const { promise, resolve } = Promise.withResolvers<number>();
  const server = serve({ fetch: app.fetch, port: 0, hostname: '127.0.0.1' }, ({ port }) => resolve(port));
  const port = await promise;
  return {
    origin: `http://127.0.0.1:${port}`,
    close: () => new Promise((done, fail) => server.close((error) => (error ? fail(error) : done()))),
  };
}
