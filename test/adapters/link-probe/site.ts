import { once } from 'node:events';
import { createServer, type RequestListener, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { onTestFinished } from 'vitest';
import { createLinkProbe, type LinkProbeOptions } from '#adapters/link-probe/link-probe.ts';

export const AGENT = 'Clarion/test';

/** A judgement that lets exactly this machine pass, at any port. */
const HERE: Partial<LinkProbeOptions> = {
  resolve: async () => ['127.0.0.1'],
  permitsAddress: (address) => address === '127.0.0.1',
  permitsPort: () => true,
};

/** Serves on a free port of this machine until the test ends. */
export async function listen(
  server: Pick<Server, 'listen' | 'close' | 'on' | 'address'>,
  end: () => void,
): Promise<number> {
  server.listen(0, '127.0.0.1');
  await once(server as Server, 'listening');
  onTestFinished(() => {
    end();
    server.close();
  });
  return (server.address() as AddressInfo).port;
}

/** A site of this machine under the name city.example.gov, and everything that it was asked. */
export async function openSite(answer: RequestListener) {
  const asked: { readonly method: string; readonly path: string; readonly agent: string | undefined }[] = [];
  const server = createServer((request, response) => {
    asked.push({
      method: request.method ?? '',
      path: request.url ?? '',
      agent: request.headers['user-agent'],
    });
    answer(request, response);
  });
  const port = await listen(server, () => server.closeAllConnections());
  return { asked, origin: `http://city.example.gov:${port}`, port };
}

/** Asks as on this machine, unless the options say otherwise. */
export const ask = (url: string, options: Partial<LinkProbeOptions> = {}) =>
  createLinkProbe({ userAgent: AGENT, ...HERE, ...options }).ask(url);
