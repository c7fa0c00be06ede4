import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import type { Member } from '#core/member.ts';
import { DAY, type Instant, later } from '#core/time.ts';
import { createTestClock } from '#test/fixtures/clock.ts';
import { actorOf, DANA } from '#test/fixtures/office.ts';
import { startTestStore, type TestStore } from '#test/fixtures/store.ts';
import { type TellingWeeks, tellWeeks } from '#use-cases/tell-weeks.ts';
import { type AttentionOffice, type AttentionStage, openAttentionStage } from './attention-stage.ts';
import { choose, MONDAY, weeklyParts } from './weekly-stage.ts';

const clock = createTestClock();
let running: TestStore;
let stage: AttentionStage;
let parts: TellingWeeks;
let here: AttentionOffice;
let viewer: Member;

beforeAll(async () => {
  running = await startTestStore(clock);
  stage = openAttentionStage({ store: running.store, clock });
  parts = weeklyParts(stage, running.store);
});
afterAll(async () => {
  stage.close();
  await running.stop();
});
beforeEach(async () => {
  here = await stage.enterOffice();
  viewer = await here.addMember('viewer');
});

const scope = () => ({ officeId: here.office.id });
/** Whether the sweep is led to this office at an instant. */
const isDue = async (at: Instant) => {
  const due = await running.store.weekly.read(at, 1_000);
  return due.some((each) => 'officeId' in each && each.officeId === here.office.id);
};

describe('a choice', () => {
  it('is stored with who made it and when, and stands in the history', async () => {
    await choose(parts, scope(), viewer, true);
    const weekly = running.store.weeklyOf(scope(), actorOf(viewer));
    expect(await weekly.listChoices()).toEqual([
      { memberId: viewer.id, isOn: true, by: actorOf(viewer), at: clock.now(), version: 1 },
    ]);
    const history = await here.store.readHistory({ kind: 'member', id: viewer.id });
    expect(history.map(({ action, actor }) => [action, actor.id])).toEqual([['member.weekly-on', viewer.id]]);
  });

  it('to go on without one leaves no trace', async () => {
    expect(await choose(parts, scope(), viewer, false)).toMatchObject({ ok: true });
    expect(await running.store.weeklyOf(scope(), actorOf(viewer)).listChoices()).toEqual([]);
  });

  it('based on an outdated page changes nothing', async () => {
    await choose(parts, scope(), viewer, true);
    expect(await choose(parts, scope(), viewer, false, { seen: 0 })).toEqual({
      ok: false,
      error: 'changed-meanwhile',
    });
    expect(await isDue(MONDAY)).toBe(true);
  });

  it('is no stranger’s to make', async () => {
    expect(await choose(parts, scope(), DANA, true)).toEqual({ ok: false, error: 'no-member' });
    expect(await isDue(MONDAY)).toBe(false);
  });

  it('that somebody makes while a sweep leaves keeps the sweep there', async () => {
    await choose(parts, scope(), viewer, true);
    await choose(parts, scope(), viewer, false);
    clock.set(MONDAY);
    const weekly = running.store.weeklyOf(scope(), actorOf(viewer));
    const due = await weekly.readDue();
    await choose(parts, scope(), viewer, true);
    await weekly.leave(due, MONDAY);
    expect(await isDue(MONDAY)).toBe(true);
  });

  it('of the last reader to stop takes the office out of the sweep’s way', async () => {
    await choose(parts, scope(), viewer, true);
    await choose(parts, scope(), viewer, false);
    clock.set(MONDAY);
    await tellWeeks(parts);
    expect(await isDue(later(MONDAY, 365 * DAY))).toBe(false);
    await choose(parts, scope(), viewer, true);
    expect(await isDue(later(MONDAY, 7 * DAY))).toBe(true);
  });
});
