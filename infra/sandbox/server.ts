import { once } from 'node:events';
import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { createCalls } from './calls.ts';
import { createControl } from './control/routes.ts';
import { createFaultList } from './faults.ts';
import { createPages } from './pages/routes.ts';
import { PLATFORMS, type Platform } from './platform.ts';
import { SIMULATED } from './platforms.ts';
import { recordCalls } from './record-calls.ts';
import { openState } from './state/database.ts';
import type { Env, World } from './world.ts';

/** Beyond the largest GIF that X takes, with room for the multipart frame. */
const MAX_BODY_BYTES = 20 * 1024 * 1024;
const DEFAULT_CONTAINER_DELAY_MS = 1500;
const DEFAULT_IMAGE_TIMEOUT_MS = 10_000;

export interface SandboxOptions {
  /** SQLite file, or `:memory:`. */
  readonly file: string;
  /** A port on 127.0.0.1 per platform; 0, or none for LinkedIn, takes any free one. */
  readonly ports: {
    readonly x: number;
    readonly facebook: number;
    readonly instagram: number;
    readonly threads: number;
    readonly linkedin?: number;
  };
  /** Epoch ms. */
  readonly now?: () => number;
  /** How long Instagram and Threads containers stay IN_PROGRESS, and LinkedIn's images PROCESSING. */
  readonly containerDelayMs?: number;
  /** How long Meta's simulated servers wait for an image that a post names. */
  readonly imageTimeoutMs?: number;
}

export interface Sandbox {
  /** Base addresses without a trailing slash. */
  readonly addresses: {
    readonly x: string;
    readonly facebook: string;
    readonly instagram: string;
    readonly threads: string;
    readonly linkedin: string;
  };
  /** Ends every connection, held ones too, and closes the file. */
  stop(): Promise<void>;
}

/** Starts one server per platform over one shared state; fails when a port is taken. */
export async function startSandbox(options: SandboxOptions): Promise<Sandbox> {
  const now = options.now ?? Date.now;
  const state = openState(options.file, now);
  const world: World = {
    state,
    faults: createFaultList(now),
    calls: createCalls(),
    containerDelayMs: options.containerDelayMs ?? DEFAULT_CONTAINER_DELAY_MS,
    imageTimeoutMs: options.imageTimeoutMs ?? DEFAULT_IMAGE_TIMEOUT_MS,
    addresses: { x: '', facebook: '', instagram: '', threads: '', linkedin: '' },
  };
  const servers: Server[] = [];
  const stop = async () => {
    await Promise.all(servers.map(close));
    state.db.close();
  };
  try {
    for (const platform of PLATFORMS) {
      const server = await listen(world, platform, options.ports[platform] ?? 0);
      servers.push(server);
      world.addresses[platform] = addressOf(server);
    }
  } catch (error) {
    await stop();
    throw error;
  }
  return { addresses: world.addresses, stop };
}

function createApp(world: World, platform: Platform): Hono<Env> {
  const app = new Hono<Env>();
  app.use(recordCalls(world, platform));
  app.use(
    bodyLimit({
      maxSize: MAX_BODY_BYTES,
      onError: (c) => c.json({ error: `A body may have ${MAX_BODY_BYTES} bytes.` }, 413),
    }),
  );
  app.route('/_', createControl(world));
  app.route('/', SIMULATED[platform].createApi(world));
  app.route('/', createPages(world, platform));
  app.onError((error, c) => {
    console.error(error);
    return c.json({ error: 'The sandbox itself failed; see its output.' }, 500);
  });
  return app;
}

async function listen(world: World, platform: Platform, port: number): Promise<Server> {
  const { fetch } = createApp(world, platform);
  const server = createAdaptorServer({ fetch }) as Server;
  server.listen(port, '127.0.0.1');
  await once(server, 'listening');
  return server;
}

function addressOf(server: Server): string {
  const address = server.address();
  if (address === null || typeof address === 'string') throw new Error('The server has no TCP address.');
  return `http://127.0.0.1:${address.port}`;
}

async function close(server: Server): Promise<void> {
  const closed = once(server, 'close');
  server.close();
  server.closeAllConnections();
  await closed;
}
