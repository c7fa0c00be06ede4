import { afterAll, beforeAll, describe, expect, test } from 'vitest';
import type { Connector } from '#ports/connector.ts';
import { findNowhere } from './nowhere.ts';
import { openStage, type PlatformName, type Stage } from './sandbox.ts';

let stage: Stage;

beforeAll(async () => {
  stage = await openStage();
});
afterAll(() => stage.close());

const ALL = ['x', 'facebook', 'instagram', 'threads', 'linkedin'] as const;

const connectorOf = (platform: PlatformName, sandbox = stage.sandbox.addresses[platform]): Connector =>
  stage.entryOf(platform).createConnector({ ...stage.appOf(platform), sandbox }, stage.deps);

describe.each(ALL)('a check on %s', (platform) => {
  test('tells whose access it is, by one call', async () => {
    const channel = await stage.openChannel(platform, { handle: 'Seen', name: 'Seen Office' });
    const before = (await channel.calls()).length;
    expect(await connectorOf(platform).check(channel.credentials, channel.accountId)).toEqual({
      ok: true,
      value: { accountId: channel.accountId, handle: 'Seen', name: 'Seen Office' },
    });
    expect(await channel.calls()).toHaveLength(before + 1);
  });

  test('finds access that has ended revoked', async () => {
    const channel = await stage.openChannel(platform);
    await channel.order('me', 'expired-token');
    expect(await connectorOf(platform).check(channel.credentials, channel.accountId)).toMatchObject({
      ok: false,
      error: { kind: 'revoked', reason: expect.stringMatching(/connect/i) },
    });
  });

  test('finds access that the platform has never heard of revoked', async () => {
    const { accountId } = await stage.openChannel(platform);
    const unknown = { accessToken: 'nobody-ever-gave-this-out' };
    expect(await connectorOf(platform).check(unknown, accountId)).toMatchObject({
      ok: false,
      error: { kind: 'revoked' },
    });
  });

  test.each(['500-before', '429', 'reset', 'cut-json'])('proves nothing by %s', async (fault) => {
    const channel = await stage.openChannel(platform);
    await channel.order('me', fault);
    const check = () => connectorOf(platform).check(channel.credentials, channel.accountId);
    expect(await check()).toMatchObject({ ok: false, error: { kind: 'unreachable' } });
    expect(await check()).toMatchObject({ ok: true });
  });

  test('proves nothing where the platform is out of reach', async () => {
    const { credentials, accountId } = await stage.openChannel(platform);
    const gone = connectorOf(platform, await findNowhere());
    expect(await gone.check(credentials, accountId)).toMatchObject({
      ok: false,
      error: { kind: 'unreachable' },
    });
  });
});

test.each([
  ['facebook', 'revoked'],
  ['instagram', 'revoked'],
  ['threads', 'revoked'],
  ['linkedin', 'revoked'],
  // X says no more than that something is forbidden, which does not hold a post either.
  ['x', 'refused'],
] as const)('a check on %s that is not permitted finds the access %s', async (platform, kind) => {
  const channel = await stage.openChannel(platform);
  await channel.order('me', 'permission');
  expect(await connectorOf(platform).check(channel.credentials, channel.accountId)).toMatchObject({
    ok: false,
    error: { kind },
  });
});

test.each(['x', 'instagram', 'threads'] as const)(
  'a check on %s with the access of another account names that one',
  async (platform) => {
    const mine = await stage.openChannel(platform);
    const other = await stage.openChannel(platform);
    expect(await connectorOf(platform).check(other.credentials, mine.accountId)).toMatchObject({
      ok: true,
      value: { accountId: other.accountId },
    });
  },
);
