import { execFile } from 'node:child_process';
import { createServer } from 'node:https';
import { promisify } from 'node:util';
import { generate } from 'selfsigned';
import { beforeAll, describe, expect, it, onTestFinished } from 'vitest';
import { findNowhere } from '#test/platforms/nowhere.ts';
import { ask, listen, openSite } from './site.ts';

describe('a proxy of the environment', () => {
  it('is not asked', async () => {
    const { asked, port } = await openSite((_request, response) => response.writeHead(200).end());
    const nowhere = new URL(await findNowhere());
    // Node reads it once, as it starts.
    const program = `
      import { createLinkProbe } from '#adapters/link-probe/link-probe.ts';
      const options = { resolve: async () => ['127.0.0.1'], permitsAddress: () => true, permitsPort: () => true };
      const probe = createLinkProbe({ userAgent: 'Clarion/test', ...options });
      console.log(JSON.stringify(await probe.ask('http://city.example.gov:${nowhere.port}/')));`;
    const proxy = `http://127.0.0.1:${port}`;
    const { stdout } = await promisify(execFile)(process.execPath, ['--input-type=module', '-e', program], {
      env: { ...process.env, NODE_USE_ENV_PROXY: '1', HTTP_PROXY: proxy, http_proxy: proxy },
    });
    expect(JSON.parse(stdout)).toEqual({ kind: 'unknown', why: 'the connection failed' });
    expect(asked).toEqual([]);
  });
});

describe('a certificate', () => {
  const NAME = 'city.example.gov';
  /** Made anew, so that no key lies about. */
  let made: Awaited<ReturnType<typeof generate>>;
  beforeAll(async () => {
    made = await generate([{ name: 'commonName', value: NAME }], {
      keyType: 'ec',
      extensions: [{ name: 'subjectAltName', altNames: [{ type: 2, value: NAME }] }],
    });
  });

  async function openTls(): Promise<number> {
    const server = createServer({ key: made.private, cert: made.cert }, (_request, response) =>
      response.end(),
    );
    return listen(server, () => server.closeAllConnections());
  }

  it('is held against the name of the link', async () => {
    const port = await openTls();
    const ca = made.cert;
    expect(await ask(`https://${NAME}:${port}/`, { ca })).toMatchObject({ kind: 'alive' });
    expect(await ask(`https://other.example.gov:${port}/`, { ca })).toMatchObject({
      kind: 'dead',
      why: expect.stringContaining('for another name'),
    });
  });

  it('for which nobody vouches is dead, whatever the environment says', async () => {
    const port = await openTls();
    const before = { ...process.env };
    onTestFinished(() => {
      process.env = before;
    });
    process.env.NODE_TLS_REJECT_UNAUTHORIZED = '0';
    expect(await ask(`https://${NAME}:${port}/`)).toMatchObject({
      kind: 'dead',
      why: expect.stringContaining('nobody vouches'),
    });
  });
});
