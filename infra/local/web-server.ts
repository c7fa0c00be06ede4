import type { Server } from 'node:http';
import { createAdaptorServer } from '@hono/node-server';
import { Hono } from 'hono';
import { createApp } from '#web/app.tsx';
import type { Services } from '#web/services.ts';
import { HostError } from './host-error.ts';
import type { Outbox } from './mail/outbox.ts';
import { outboxRoutes } from './mail/outbox-routes.tsx';
import type { FolderMediaLibrary } from './media/folder-media-library.ts';

export interface WebServerOptions {
  readonly services: Services;
  readonly media: FolderMediaLibrary;
  readonly port: number;
  /** Absent where mail is really sent. */
  readonly outbox: Outbox | undefined;
}

/** Serves the pages, and the images that platforms come to fetch, on a loopback address. Throws HostError. */
export async function startWebServer({
  services,
  media,
  port,
  outbox,
}: WebServerOptions): Promise<{ stop(): Promise<void> }> {
  const app = new Hono();
  app.get('/media/:id', async (c) => {
    const { until, signature } = c.req.query();
    const image = await media.open(
      c.req.param('id'),
      { ...(until !== undefined && { until }), ...(signature !== undefined && { signature }) },
      services.clock.now(),
    );
    if (!image) return c.text('This image is not here, or its address has ended.', 404);
    return c.body(new Uint8Array(image.bytes), 200, {
      'content-type': image.mimeType,
      'x-content-type-options': 'nosniff',
    });
  });
  const site = createApp(services);
  if (outbox) site.route('/', outboxRoutes(outbox));
  // Handed over whole: as a part of this app, the site could not show its own page for what is not there.
  app.all('*', (c) => site.fetch(c.req.raw, c.env));
  const server = createAdaptorServer({ fetch: app.fetch }) as Server;
  await listen(server, port);
  return {
    stop: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        // Answers under way are finished; connections that only wait for a next request are not worth waiting for.
        server.closeIdleConnections();
      }),
  };
}

function listen(server: Server, port: number): Promise<void> {
  return new Promise((resolve, reject) => {
    server.once('error', (cause) =>
      reject(
        new HostError(`Port ${port} is in use. Stop what uses it, or choose another by --port.`, { cause }),
      ),
    );
    server.listen(port, '127.0.0.1', resolve);
  });
}
