import type { Server } from 'node:http';
import { createServer as createTcpServer, type Socket } from 'node:net';
import { describe, expect, it } from 'vitest';
import { createLinkProbe, type LinkProbeOptions } from '#adapters/link-probe/link-probe.ts';
import { findNowhere } from '#test/platforms/nowhere.ts';
import { AGENT, ask, listen, openSite } from './site.ts';

describe('a page that is there', () => {
  it('is asked for once, by name, without reading it', async () => {
    const { asked, origin } = await openSite((_request, response) => response.writeHead(200).end());
    expect(await ask(`${origin}/polls?day=1`)).toEqual({
      kind: 'alive',
      finalUrl: `${origin}/polls?day=1`,
      hops: 0,
    });
    expect(asked).toEqual([{ method: 'HEAD', path: '/polls?day=1', agent: AGENT }]);
  });

  it('is alive where the site answers only to GET, however long its page goes on', async () => {
    const { asked, origin } = await openSite((request, response) => {
      if (request.method === 'HEAD') return void response.writeHead(405).end();
      response.writeHead(200);
      const more = () => void response.write('x'.repeat(65_536), (error) => error || more());
      more();
    });
    expect(await ask(origin)).toMatchObject({ kind: 'alive' });
    expect(asked.map(({ method }) => method)).toEqual(['HEAD', 'GET']);
  });

  it('tells where it leads, at most 5 times on', async () => {
    const { asked, origin } = await openSite((request, response) => {
      const number = Number(request.url?.slice(1));
      if (number === 0) response.writeHead(200).end();
      else response.writeHead(302, { location: `/${number - 1}#part` }).end();
    });
    expect(await ask(`${origin}/5`)).toEqual({ kind: 'alive', finalUrl: `${origin}/0`, hops: 5 });
    asked.length = 0;
    expect(await ask(`${origin}/6`)).toEqual({ kind: 'unknown', why: 'it leads on more than 5 times' });
    expect(asked).toHaveLength(6);
  });
});

describe('an answer', () => {
  it.each([
    [404, 'dead'],
    [410, 'dead'],
    [401, 'unknown'],
    [403, 'unknown'],
    [429, 'unknown'],
    [400, 'unknown'],
    [500, 'unknown'],
    [503, 'unknown'],
    [302, 'unknown'],
  ])('%i is %s', async (status, kind) => {
    const { origin } = await openSite((_request, response) => response.writeHead(status).end());
    expect(await ask(origin)).toMatchObject({ kind });
  });

  it.each(['http://', 'mailto:clerk@example.gov', 'file:///etc/passwd', 'gopher://example.gov'])(
    'that leads to %s is unknown',
    async (location) => {
      const { origin, asked } = await openSite((_request, response) =>
        response.writeHead(301, { location }).end(),
      );
      expect(await ask(origin)).toMatchObject({ kind: 'unknown' });
      expect(asked).toHaveLength(1);
    },
  );

  it('with an endless head is unknown', async () => {
    const { origin } = await openSite((_request, response) =>
      response.writeHead(200, { 'x-long': 'x'.repeat(20_000) }).end(),
    );
    expect(await ask(origin)).toMatchObject({ kind: 'unknown' });
  });

  it('that does not come is unknown when the time is over', async () => {
    const { origin } = await openSite(() => {});
    expect(await ask(origin, { patience: 60 })).toEqual({
      kind: 'unknown',
      why: 'it did not answer in time',
    });
  });

  it('that comes drop by drop is unknown when the time is over', async () => {
    const sockets: Socket[] = [];
    const server = createTcpServer((socket) => {
      sockets.push(socket);
      socket.on('error', () => {});
      socket.write('HTTP/1.1 200 OK\r\n');
      const timer = setInterval(() => socket.write('x-drop: 1\r\n'), 10);
      socket.on('close', () => clearInterval(timer));
    });
    const port = await listen(server as unknown as Server, () =>
      sockets.forEach((socket) => void socket.destroy()),
    );
    expect(await ask(`http://city.example.gov:${port}/`, { patience: 80 })).toMatchObject({
      kind: 'unknown',
      why: 'it did not answer in time',
    });
  });

  it('of nobody is unknown', async () => {
    const { port } = new URL(await findNowhere());
    expect(await ask(`http://city.example.gov:${port}/`)).toEqual({
      kind: 'unknown',
      why: 'the connection failed',
    });
  });
});

describe('a name', () => {
  const failing = (code: string) => async () => {
    throw Object.assign(new Error(code), { code });
  };

  it.each([
    ['ENOTFOUND', 'dead'],
    ['ENODATA', 'dead'],
    ['EAI_AGAIN', 'unknown'],
    ['ESERVFAIL', 'unknown'],
  ])('whose lookup ends in %s is %s', async (code, kind) => {
    expect(await ask('http://city.example.gov/', { resolve: failing(code) })).toMatchObject({ kind });
  });

  it('without an address is dead, and one that nobody looks up in time is unknown', async () => {
    expect(await ask('http://city.example.gov/', { resolve: async () => [] })).toMatchObject({
      kind: 'dead',
    });
    const never = () => new Promise<never>(() => {});
    expect(await ask('http://city.example.gov/', { resolve: never, patience: 20 })).toMatchObject({
      kind: 'unknown',
    });
  });

  it('with one private address among public ones is refused, and nothing is asked', async () => {
    const { asked, origin } = await openSite((_request, response) => response.writeHead(200).end());
    const resolve = async () => ['127.0.0.1', '10.0.0.5'];
    expect(await ask(origin, { resolve })).toMatchObject({ kind: 'refused' });
    expect(asked).toEqual([]);
  });

  it('whose second answer is another one is asked at the first', async () => {
    const { asked, origin } = await openSite((_request, response) => response.writeHead(200).end());
    const answers = [['127.0.0.1'], ['127.0.0.66']];
    let lookups = 0;
    const resolve = async () => answers[Math.min(lookups++, 1)] ?? [];
    expect(await ask(origin, { resolve })).toMatchObject({ kind: 'alive' });
    expect([lookups, asked.length]).toEqual([1, 1]);
    // Asked anew, it is judged anew.
    expect(await ask(origin, { resolve })).toMatchObject({ kind: 'refused' });
    expect(asked).toHaveLength(1);
  });
});

describe('a private place', () => {
  const LEADS: readonly string[] = [
    'http://localhost/',
    'http://intranet/',
    'http://127.0.0.1/',
    'http://127.1/',
    'http://2130706433/',
    'http://0x7f.0.0.1/',
    'http://0177.0.0.1/',
    'http://0/',
    'http://8.8.8.8/',
    'http://[::1]/',
    'http://[::ffff:127.0.0.1]/',
    'http://[fd00:ec2::254]/latest/meta-data/',
    'http://169.254.169.254/latest/meta-data/',
    'http://clerk@city.example.gov/',
    'http://a:b@city.example.gov/',
    'https://city.example.gov:8443/',
    'http://city.example.gov:22/',
    'http://inside.example.gov/',
  ];
  /** As on the internet, except that the one site of a test is reached too. */
  const strictBut = (sitePort: number, lookups: string[] = []): Partial<LinkProbeOptions> => ({
    resolve: async (host) => {
      lookups.push(host);
      return [host === 'inside.example.gov' ? '192.168.0.10' : '127.0.0.1'];
    },
    permitsPort: (port) => port === sitePort || port === 80 || port === 443,
  });

  it.each(LEADS)('is refused: %s, also behind a redirect', async (lead) => {
    const { asked, origin, port } = await openSite((_request, response) =>
      response.writeHead(307, { location: lead }).end(),
    );
    expect(await ask(lead, strictBut(port))).toMatchObject({ kind: 'refused' });
    expect(asked).toEqual([]);
    expect(await ask(origin, strictBut(port))).toMatchObject({ kind: 'refused' });
    expect(asked).toHaveLength(1);
  });

  it('is refused by what is permitted unless a test says otherwise', async () => {
    const { origin, port, asked } = await openSite((_request, response) => response.writeHead(200).end());
    const probe = createLinkProbe({ userAgent: AGENT, resolve: async () => ['127.0.0.1'] });
    expect(await probe.ask(origin)).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining(String(port)),
    });
    expect(await probe.ask('http://city.example.gov/')).toMatchObject({
      kind: 'refused',
      why: expect.stringContaining('private network'),
    });
    expect(asked).toEqual([]);
  });

  it('is not looked up where its very address says so', async () => {
    const lookups: string[] = [];
    for (const lead of LEADS.slice(0, -1)) await ask(lead, strictBut(1, lookups));
    expect(lookups).toEqual([]);
  });
});
