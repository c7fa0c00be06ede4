import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import { DAY, HOUR, later, MINUTE, SECOND } from '#core/time.ts';
import { Me } from '#platforms/instagram/schema.ts';
import type { Connector, ConnectRequest } from '#ports/connector.ts';
import { findNowhere } from './nowhere.ts';
import { createJournal, openStage, type PlatformName, type Stage, type StageChannel } from './sandbox.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const ALL = ['x', 'facebook', 'instagram', 'threads', 'linkedin'] as const;
const REQUEST: ConnectRequest = {
  state: 'state-1',
  verifier: 'a-verifier-of-at-least-forty-three-characters-0123456789',
  redirectUri: 'http://127.0.0.1:3999/channels/return',
};

const connectorOf = (platform: PlatformName, sandbox = stage.sandbox.addresses[platform]): Connector =>
  stage.entryOf(platform).createConnector({ ...stage.appOf(platform), sandbox }, stage.deps);

/** Answers a permission screen as a browser would, as the given person, and returns the address it leads back to. */
async function consent(address: string, person: string, pages?: readonly string[]): Promise<URL> {
  const screen = await fetch(address);
  const html = await screen.text();
  const identity = new RegExp(`<label for="identity-(\\d+)">${person}`).exec(html)?.[1];
  if (!screen.ok || identity === undefined) throw new Error(`No ${person} on the screen: ${html}`);
  const form = new URLSearchParams({ identity, decision: 'authorize' });
  for (const [, name, value] of html.matchAll(/type="checkbox"[^>]* name="(\w+)" value="([^"]+)"/g)) {
    if (name === 'page' && pages && !pages.includes(value ?? '')) continue;
    form.append(name ?? '', value ?? '');
  }
  const answer = await fetch(address, { method: 'POST', body: form, redirect: 'manual' });
  return new URL(answer.headers.get('location') ?? 'about:blank');
}

async function bringCode(platform: PlatformName, person: string, pages?: readonly string[]) {
  const back = await consent(connectorOf(platform).authorizeUrl(REQUEST), person, pages);
  expect(back.href).toContain(REQUEST.redirectUri);
  expect(back.searchParams.get('state')).toBe(REQUEST.state);
  return back.searchParams.get('code') ?? '';
}

/** On these platforms a person signs in and brings pages along. */
const hasPages = (platform: PlatformName) => platform === 'facebook' || platform === 'linkedin';

const personOf = (platform: PlatformName, channel: StageChannel) =>
  hasPages(platform) ? `Clerk ${channel.handle}` : `Office of ${channel.handle}`;

let offices = 0;
async function openNamed(platform: PlatformName): Promise<StageChannel> {
  offices += 1;
  const handle = `Named${offices}`;
  return stage.openChannel(platform, {
    handle,
    name: `Office of ${handle}`,
    ...(hasPages(platform) && { person: `Clerk ${handle}` }),
  });
}

describe.each(ALL)('%s', (platform) => {
  test('a person who gives permission connects a channel that can post', async () => {
    const channel = await openNamed(platform);
    const code = await bringCode(platform, personOf(platform, channel));
    const connected = await connectorOf(platform).exchange(code, REQUEST);
    expect(connected).toMatchObject({
      ok: true,
      value: [{ accountId: channel.accountId, handle: channel.handle, name: `Office of ${channel.handle}` }],
    });
    const credentials = connected.ok ? connected.value[0]?.credentials : undefined;
    expect(credentials).toBeDefined();
    const publisher = stage.entryOf(platform).createPublisher(stage.appOf(platform), stage.deps);
    const outcome = await publisher.publish(
      channel.compose({ ...(credentials && { credentials }) }),
      createJournal(channel),
    );
    expect(outcome.kind).toBe('published');
  });

  test('a code works once', async () => {
    const channel = await openNamed(platform);
    const code = await bringCode(platform, personOf(platform, channel));
    expect(await connectorOf(platform).exchange(code, REQUEST)).toMatchObject({ ok: true });
    const again = await connectorOf(platform).exchange(code, REQUEST);
    expect(again).toMatchObject({ ok: false, error: { kind: 'refused' } });
  });

  test('a code is for the address it was asked for', async () => {
    const channel = await openNamed(platform);
    const code = await bringCode(platform, personOf(platform, channel));
    const elsewhere = { ...REQUEST, redirectUri: 'http://127.0.0.1:3999/elsewhere' };
    const refused = await connectorOf(platform).exchange(code, elsewhere);
    expect(refused).toMatchObject({ ok: false, error: { kind: 'refused' } });
    expect(JSON.stringify(refused)).not.toContain('sandbox-only-secret');
    expect(JSON.stringify(refused)).not.toContain(code);
  });

  test('a platform out of reach is no refusal', async () => {
    const gone = connectorOf(platform, await findNowhere());
    expect(await gone.exchange('code', REQUEST)).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  });

  test.each(['500-before', 'cut-json', 'reset'])('%s on the way is no refusal', async (fault) => {
    const channel = await openNamed(platform);
    const code = await bringCode(platform, personOf(platform, channel));
    await stage.control('POST', '/faults', { platform, operation: 'token', fault });
    expect(await connectorOf(platform).exchange(code, REQUEST)).toMatchObject({
      ok: false,
      error: { kind: 'unreachable' },
    });
  });
});

describe('x', () => {
  const connect = async () => {
    const channel = await openNamed('x');
    const code = await bringCode('x', personOf('x', channel));
    const connected = await connectorOf('x').exchange(code, REQUEST);
    if (!connected.ok || !connected.value[0]) throw new Error('not connected');
    return connected.value[0].credentials;
  };

  test('access lasts two hours', async () => {
    const { expiresAt } = await connect();
    expect(expiresAt).toBe(later(stage.clock.now(), 2 * HOUR));
  });

  test('another verifier than the one announced is refused', async () => {
    const channel = await openNamed('x');
    const code = await bringCode('x', personOf('x', channel));
    const verifier = 'some-other-verifier-of-at-least-forty-three-characters';
    expect(await connectorOf('x').exchange(code, { ...REQUEST, verifier })).toMatchObject({ ok: false });
  });

  test('a code lives for 30 seconds', async () => {
    const channel = await openNamed('x');
    const code = await bringCode('x', personOf('x', channel));
    stage.clock.advance(31 * SECOND);
    expect(await connectorOf('x').exchange(code, REQUEST)).toMatchObject({
      ok: false,
      error: { kind: 'refused' },
    });
  });

  test('a renewal hands out a new refresh token, and the spent one counts as revoked', async () => {
    const first = await connect();
    const second = await connectorOf('x').refresh(first);
    expect(second.ok && second.value.refreshToken).not.toBe(first.refreshToken);
    expect(await connectorOf('x').refresh(first)).toMatchObject({ ok: false, error: { kind: 'revoked' } });
    expect(second.ok && (await connectorOf('x').refresh(second.value)).ok).toBe(true);
  });

  test('without a refresh token there is nothing to renew', async () => {
    const { accessToken } = await connect();
    const renewed = await connectorOf('x').refresh({ accessToken });
    expect(renewed).toMatchObject({ ok: false, error: { kind: 'revoked' } });
  });

  test('a fault of X during a renewal does not count as revoked', async () => {
    const credentials = await connect();
    await stage.control('POST', '/faults', { platform: 'x', operation: 'token', fault: '500-before' });
    const renewed = await connectorOf('x').refresh(credentials);
    expect(renewed).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
  });
});

describe('facebook', () => {
  test('each page that the person grants is a channel of its own, without an end', async () => {
    const person = 'Clerk of three';
    const [a, b] = [
      await stage.openChannel('facebook', { person, handle: 'PageA', name: 'Page A' }),
      await stage.openChannel('facebook', { person, handle: 'PageB', name: 'Page B' }),
      await stage.openChannel('facebook', { person, handle: 'PageC', name: 'Page C' }),
    ];
    const code = await bringCode('facebook', person, [a.accountId, b.accountId]);
    const connected = await connectorOf('facebook').exchange(code, REQUEST);
    const connections = connected.ok ? connected.value : [];
    expect(connections.map(({ handle }) => handle).sort()).toEqual(['PageA', 'PageB']);
    for (const { credentials } of connections) {
      expect(credentials.expiresAt).toBeUndefined();
      expect(await connectorOf('facebook').refresh(credentials)).toEqual({ ok: true, value: credentials });
    }
  });

  test('a person who grants no page is told to choose one', async () => {
    const person = 'Clerk of none';
    await stage.openChannel('facebook', { person, handle: 'PageZ' });
    const code = await bringCode('facebook', person, []);
    expect(await connectorOf('facebook').exchange(code, REQUEST)).toMatchObject({
      ok: false,
      error: { kind: 'refused', reason: expect.stringContaining('page') },
    });
  });
});

describe.each(['instagram', 'threads'] as const)('%s', (platform) => {
  const connect = async () => {
    const channel = await openNamed(platform);
    const code = await bringCode(platform, personOf(platform, channel));
    // Meta appends this to the address; a browser keeps it, and so may whoever reads the code off it.
    const connected = await connectorOf(platform).exchange(`${code}#_`, REQUEST);
    if (!connected.ok || !connected.value[0]) throw new Error('not connected');
    return connected.value[0].credentials;
  };

  test('access lasts 60 days and can be renewed from the second day on', async () => {
    const credentials = await connect();
    expect(credentials.expiresAt).toBe(later(stage.clock.now(), 60 * DAY));
    stage.clock.advance(DAY + MINUTE);
    const renewed = await connectorOf(platform).refresh(credentials);
    expect(renewed).toMatchObject({ ok: true, value: { expiresAt: later(stage.clock.now(), 60 * DAY) } });
  });

  test('a renewal that comes too early does not count as revoked', async () => {
    const renewed = await connectorOf(platform).refresh(await connect());
    expect(renewed).toMatchObject({ ok: false, error: { kind: 'refused' } });
  });

  test('access that has ended cannot be renewed', async () => {
    const credentials = await connect();
    stage.clock.advance(61 * DAY);
    expect(await connectorOf(platform).refresh(credentials)).toMatchObject({
      ok: false,
      error: { kind: 'revoked' },
    });
  });
});

describe('linkedin', () => {
  const connect = async () => {
    const channel = await openNamed('linkedin');
    const code = await bringCode('linkedin', personOf('linkedin', channel));
    const connected = await connectorOf('linkedin').exchange(code, REQUEST);
    if (!connected.ok || !connected.value[0]) throw new Error('not connected');
    return connected.value[0].credentials;
  };

  test('each page that the person administers is a channel of its own', async () => {
    const person = 'Clerk of two';
    const pages = [
      await stage.openChannel('linkedin', { person, handle: 'page-a', name: 'Page A' }),
      await stage.openChannel('linkedin', { person, handle: 'page-b', name: 'Page B' }),
    ];
    const connected = await connectorOf('linkedin').exchange(await bringCode('linkedin', person), REQUEST);
    const connections = connected.ok ? connected.value : [];
    expect(connections.map(({ accountId }) => accountId).sort()).toEqual(
      pages.map(({ accountId }) => accountId).sort(),
    );
  });

  test('access lasts 60 days and is renewed as long as the refresh token lives', async () => {
    const first = await connect();
    expect(first.expiresAt).toBe(later(stage.clock.now(), 60 * DAY));
    stage.clock.advance(59 * DAY);
    const second = await connectorOf('linkedin').refresh(first);
    expect(second).toMatchObject({
      ok: true,
      value: { refreshToken: first.refreshToken, expiresAt: later(stage.clock.now(), 60 * DAY) },
    });
    stage.clock.advance(307 * DAY);
    expect(await connectorOf('linkedin').refresh(first)).toMatchObject({
      ok: false,
      error: { kind: 'revoked' },
    });
  });

  test('access that cannot be renewed serves until it ends', async () => {
    const { accessToken } = await connect();
    expect(await connectorOf('linkedin').refresh({ accessToken })).toMatchObject({
      ok: false,
      error: { kind: 'refused', reason: expect.stringContaining('Connect the channel again') },
    });
  });

  test.each(['500-before', '429', 'reset'])('%s while the pages are listed is no refusal', async (fault) => {
    const channel = await openNamed('linkedin');
    const code = await bringCode('linkedin', personOf('linkedin', channel));
    await stage.control('POST', '/faults', { platform: 'linkedin', operation: 'me', fault });
    expect(await connectorOf('linkedin').exchange(code, REQUEST)).toMatchObject({
      ok: false,
      error: { kind: 'unreachable' },
    });
  });
});

test.each([
  ['"17841400000000123"', '17841400000000123'],
  ['1784140000', '1784140000'],
  // Beyond 2^53 a number has lost digits by the time that it is read.
  ['17841400000000123', undefined],
])('Instagram: a profile that gives its number as %s is read as %s', (written, accountId) => {
  const me = Me.safeParse(JSON.parse(`{"user_id":${written},"username":"office"}`));
  expect(me.data?.accountId).toBe(accountId);
});
