import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Channel } from '#core/channel.ts';
import { OfficeId, Platform } from '#core/ids.ts';
import { DAY, HOUR, later, MINUTE } from '#core/time.ts';
import type { OfficeStore } from '#ports/store.ts';
import { createTestClock, REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf, DANA } from '#test/fixtures/office.ts';
import { startTestStore, type TestStore } from '#test/fixtures/store.ts';

let running: TestStore;
let office: OfficeStore;
let counter = 0;

beforeAll(async () => {
  running = await startTestStore(createTestClock());
});
afterAll(() => running.stop());
beforeEach(() => {
  counter += 1;
  office = running.store.forOffice(OfficeId.parse(`office-${counter}`), actorOf(DANA));
});

const CONNECTED = {
  subject: { kind: 'channel' as const, id: 'x' },
  action: 'channel.connected',
  summary: 'It was connected.',
};

async function connect(platform: string, given: Partial<Channel>, of = office): Promise<Channel> {
  const channel: Channel = {
    officeId: of.officeId,
    platform: Platform.parse(platform),
    mode: 'api',
    status: 'connected',
    accountId: '1',
    handle: 'office',
    name: 'Office',
    connectedAt: REFERENCE_INSTANT,
    version: 0,
    ...given,
  };
  expect(await of.writeChannel(channel, CONNECTED)).toBe('written');
  return { ...channel, version: 1 };
}

/** The channels of the test's own offices that are to be checked by then. */
async function dueBy(milliseconds: number, ...offices: readonly OfficeStore[]): Promise<readonly string[]> {
  const mine = new Set([office, ...offices].map(({ officeId }) => officeId));
  const due = await running.store.due.readChannels(later(REFERENCE_INSTANT, milliseconds), 1_000);
  return due
    .filter(({ officeId }) => mine.has(officeId))
    .map(({ officeId, platform }) => `${officeId} ${platform}`);
}

describe('the channels that are due for a check', () => {
  it('are those whose time has come, of all offices, the longest waiting first', async () => {
    const others = ['a', 'b', 'c', 'd', 'e'].map((name) =>
      running.store.forOffice(OfficeId.parse(`other-${counter}-${name}`), actorOf(DANA)),
    );
    for (const [index, other] of others.entries()) {
      await connect('x', { checkAt: later(REFERENCE_INSTANT, (5 - index) * MINUTE) }, other);
    }
    await connect('threads', { checkAt: later(REFERENCE_INSTANT, HOUR) });
    const expected = others.map(({ officeId }) => `${officeId} x`).reverse();
    expect(await dueBy(5 * MINUTE, ...others)).toEqual(expected);
    expect(await dueBy(HOUR, ...others)).toEqual([...expected, `${office.officeId} threads`]);
  });

  it('are no more than asked for', async () => {
    for (const platform of ['x', 'threads', 'facebook'])
      await connect(platform, { checkAt: REFERENCE_INSTANT });
    expect(await running.store.due.readChannels(later(REFERENCE_INSTANT, DAY), 2)).toHaveLength(2);
  });

  it('are none that is disconnected or posted to by hand, and none among the posts', async () => {
    const channel = await connect('x', { checkAt: REFERENCE_INSTANT });
    await connect('threads', { checkAt: REFERENCE_INSTANT, mode: 'manual' });
    expect(await dueBy(0)).toEqual([`${office.officeId} x`]);
    await office.writeChannel({ ...channel, status: 'disconnected' }, CONNECTED);
    expect(await dueBy(0)).toEqual([]);
    const posts = await running.store.due.read(later(REFERENCE_INSTANT, DAY), 1_000);
    expect(posts.filter(({ officeId }) => officeId === office.officeId)).toEqual([]);
  });
});

describe('a note about a channel', () => {
  it('moves its check and stands in no history', async () => {
    const channel = await connect('x', { checkAt: REFERENCE_INSTANT });
    expect(await office.noteChannel({ ...channel, checkAt: later(REFERENCE_INSTANT, DAY) })).toBe('written');
    expect(await dueBy(HOUR)).toEqual([]);
    expect(await dueBy(DAY)).toEqual([`${office.officeId} x`]);
    expect(await office.readAudit()).toHaveLength(1);
  });

  it('is written over the version that was read, and by one of any number at once', async () => {
    const channel = await connect('x', {});
    const notes = await Promise.all(
      Array.from({ length: 6 }, (_, index) =>
        office.noteChannel({ ...channel, renewingUntil: later(REFERENCE_INSTANT, index * MINUTE) }),
      ),
    );
    expect(notes.filter((written) => written === 'written')).toHaveLength(1);
    expect(await office.noteChannel(channel)).toBe('conflict');
    expect(await office.writeChannel(channel, CONNECTED)).toBe('conflict');
  });
});
