import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MemberId, OfficeId } from '#core/ids.ts';
import { HOUR, later, MINUTE } from '#core/time.ts';
import type { OfficeStore } from '#ports/store.ts';
import { createTestClock, REFERENCE_INSTANT } from '#test/fixtures/clock.ts';
import { actorOf, DANA } from '#test/fixtures/office.ts';
import { startTestStore, type TestStore } from '#test/fixtures/store.ts';

/** What every store promises about notices, run against DynamoDB's API on dynoxide. */
const NOW = REFERENCE_INSTANT;
const LATER = later(NOW, MINUTE);
let running: TestStore;
let office: OfficeStore;
let other: OfficeStore;
let counter = 0;

beforeAll(async () => {
  running = await startTestStore(createTestClock());
});
afterAll(() => running.stop());
beforeEach(() => {
  counter += 1;
  office = running.store.forOffice(OfficeId.parse(`told-${counter}`), actorOf(DANA));
  other = running.store.forOffice(OfficeId.parse(`untold-${counter}`), actorOf(DANA));
});

describe('a notice', () => {
  it('is had by one of many who want to send it', async () => {
    const takers = Array.from({ length: 8 }, () => office.takeNotice('a', NOW, LATER));
    expect((await Promise.all(takers)).filter(Boolean)).toEqual([true]);
  });

  it('is had again by nobody before its time is over, and by somebody after it', async () => {
    await office.takeNotice('a', NOW, LATER);
    expect(await office.takeNotice('a', later(LATER, -1), LATER)).toBe(false);
    expect(await office.takeNotice('a', LATER, later(LATER, MINUTE))).toBe(true);
  });

  it('that was sent is had by nobody, ever', async () => {
    await office.takeNotice('a', NOW, LATER);
    await office.noteSent('a', NOW);
    expect(await office.takeNotice('a', later(NOW, 1_000 * HOUR), later(NOW, 2_000 * HOUR))).toBe(false);
  });

  it('that was given back unsent is had by whoever asks next', async () => {
    await office.takeNotice('a', NOW, LATER);
    await office.returnNotice('a', LATER);
    expect(await office.takeNotice('a', NOW, LATER)).toBe(true);
  });

  it('cannot be given back by somebody who has it no more', async () => {
    await office.takeNotice('a', NOW, LATER);
    await office.takeNotice('a', LATER, later(LATER, MINUTE));
    await office.returnNotice('a', LATER);
    expect(await office.takeNotice('a', LATER, later(LATER, MINUTE))).toBe(false);
    await office.noteSent('a', LATER);
    await office.returnNotice('a', later(LATER, MINUTE));
    expect(await office.takeNotice('a', later(LATER, HOUR), later(LATER, 2 * HOUR))).toBe(false);
  });

  it('of one office or one key says nothing about another', async () => {
    await office.takeNotice('a', NOW, LATER);
    expect(await office.takeNotice('b', NOW, LATER)).toBe(true);
    expect(await other.takeNotice('a', NOW, LATER)).toBe(true);
  });
});

describe('an office to look at again', () => {
  const awaited = async (until = NOW) =>
    (await running.store.attention.read(until, 1_000)).filter((id) => id === office.officeId).length;

  it('is found from its instant on, and not before', async () => {
    await office.lookAgain(LATER, NOW);
    expect(await awaited(later(LATER, -1))).toBe(0);
    expect(await awaited(LATER)).toBe(1);
  });

  it('is found at the earliest of several instants', async () => {
    await office.lookAgain(later(NOW, 2 * HOUR), NOW);
    await office.lookAgain(later(NOW, HOUR), NOW);
    await office.lookAgain(later(NOW, 3 * HOUR), NOW);
    expect(await awaited(later(NOW, HOUR))).toBe(1);
  });

  it('is left alone once it was looked at', async () => {
    await office.lookAgain(NOW, NOW);
    await office.doneLooking(NOW);
    expect(await awaited(later(NOW, HOUR))).toBe(0);
    await office.lookAgain(later(NOW, HOUR), LATER);
    expect(await awaited(later(NOW, HOUR))).toBe(1);
  });

  it('is found again at an instant that was set during the look', async () => {
    await office.lookAgain(NOW, NOW);
    await office.lookAgain(LATER, NOW);
    await office.doneLooking(NOW);
    expect(await awaited(LATER)).toBe(1);
  });

  it('never stands among the posts that are due', async () => {
    await office.lookAgain(NOW, NOW);
    expect(await running.store.due.read(later(NOW, HOUR), 1_000)).toEqual([]);
  });
});

describe('the members of an office', () => {
  const member = (name: string, ...grants: (typeof DANA)['grants']) => ({
    ...DANA,
    id: MemberId.parse(`${name}-${counter}`),
    grants,
  });

  it('are all who have a role in it, with what they may do there and nowhere else', async () => {
    const owner = { officeId: office.officeId, roles: ['owner' as const] };
    const viewer = { officeId: other.officeId, roles: ['viewer' as const] };
    await running.store.writeMember(member('both', owner, viewer));
    await running.store.writeMember(member('elsewhere', viewer));
    expect(await office.listMembers()).toEqual([member('both', owner)]);
  });

  it('are no more those whose role was taken away', async () => {
    const owner = { officeId: office.officeId, roles: ['owner' as const] };
    await running.store.writeMember(member('gone', owner));
    await running.store.writeMember(member('gone'));
    expect(await office.listMembers()).toEqual([]);
  });
});
