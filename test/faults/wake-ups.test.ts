import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { createEventBridgeWakeUps } from '#adapters/eventbridge/wake-ups.ts';
import { HOUR, MINUTE, SECOND } from '#core/time.ts';
import { startScheduler, untilNothingIsPending } from '#test/local/scheduler/fixture.ts';
import { type FaultStage, FINE, judge, type StagedPost, SWEEP, startFaultStage } from './fault-stage.ts';

/** The real Scheduler on the clock by which Clarion publishes, and what becomes of a post when it errs. */

let stage: FaultStage;

beforeAll(async () => {
  stage = await startFaultStage();
});
afterAll(() => stage.stop());
beforeEach(() => {
  stage.log.length = 0;
});

/** A Scheduler whose wake-ups do what one does, and more where a test says so. */
async function startWakeUps(ring: (turn: number) => Promise<void> = () => stage.sweep()) {
  let turns = 0;
  const { server, client } = await startScheduler({
    now: () => Date.parse(stage.clock.now()),
    deliver: () => {
      turns += 1;
      return ring(turns);
    },
    // Long enough for its next try.
    onFailedAttempt: () => stage.clock.advance(10 * SECOND),
  });
  const wakeUps = createEventBridgeWakeUps({
    client,
    clock: stage.clock,
    groupName: 'default',
    targetArn: 'arn:aws:sqs:us-east-1:000000000000:clarion-wake-ups',
    roleArn: 'arn:aws:iam::000000000000:role/clarion-scheduler',
  });
  return { server, wakeUps, rung: () => turns };
}

async function stagePost(): Promise<StagedPost> {
  const here = stage.enterOffice();
  return { here, post: await here.schedule() };
}

describe('a wake-up', () => {
  it('that is delivered again, since its answer was lost, sends nothing again', async () => {
    const staged = await stagePost();
    const { server, wakeUps, rung } = await startWakeUps(async (turn) => {
      await stage.sweep();
      if (turn === 1) throw new Error('The answer was lost');
    });
    await wakeUps.ensure(staged.post.slot.due);
    stage.clock.advance(30 * MINUTE);
    await untilNothingIsPending(server);
    expect(rung()).toBe(2);
    expect(await judge(staged)).toEqual(FINE);
  });

  it('that is delivered three times at once sends the post once', async () => {
    const staged = await stagePost();
    const { server, wakeUps } = await startWakeUps(async () => {
      await Promise.all([stage.sweep(), stage.sweep(), stage.sweep()]);
    });
    await wakeUps.ensure(staged.post.slot.due);
    stage.clock.advance(30 * MINUTE);
    await untilNothingIsPending(server);
    expect(await judge(staged)).toEqual(FINE);
  });

  it('that is lost leaves its post to the next sweep', async () => {
    const staged = await stagePost();
    stage.clock.advance(30 * MINUTE + SWEEP);
    await stage.sweep();
    expect(await judge(staged)).toEqual(FINE);
    expect((await staged.here.read(staged.post.id)).attempts).toBe(1);
  });

  it('that fails as often as its policy allows is given up, and the sweep finds the post', async () => {
    const staged = await stagePost();
    const { server, wakeUps, rung } = await startWakeUps(() =>
      Promise.reject(new Error('Nobody dispatches')),
    );
    await wakeUps.ensure(staged.post.slot.due);
    stage.clock.advance(30 * MINUTE);
    await untilNothingIsPending(server);
    expect(rung()).toBe(4);
    await stage.sweep();
    expect(await judge(staged)).toEqual(FINE);
  });
});

describe('the clock of the Scheduler', () => {
  it('goes an hour forwards over a wake-up: it is too old to be of use, and the sweep finds the post', async () => {
    const staged = await stagePost();
    const { server, wakeUps, rung } = await startWakeUps();
    await wakeUps.ensure(staged.post.slot.due);
    stage.clock.advance(10 * MINUTE + HOUR);
    await untilNothingIsPending(server);
    expect(rung()).toBe(0);
    expect(server.lagMs()).toBe(0);
    await stage.sweep();
    expect(await judge(staged)).toEqual(FINE);
  });

  it('goes an hour backwards after a wake-up: its minute has another one, which sends only what is new', async () => {
    const first = await stagePost();
    const { server, wakeUps, rung } = await startWakeUps();
    await wakeUps.ensure(first.post.slot.due);
    stage.clock.advance(30 * MINUTE);
    await untilNothingIsPending(server);
    expect(await judge(first)).toEqual(FINE);

    stage.clock.advance(-HOUR + 30 * MINUTE);
    const second = await first.here.scheduleUnconnected('x');
    expect(second.slot.due).toBe(first.post.slot.due);
    await wakeUps.ensure(second.slot.due);
    stage.clock.advance(30 * MINUTE + SECOND);
    await untilNothingIsPending(server);
    expect(rung()).toBe(2);
    // The channel is the first post's for half a minute after its sending; the sweep finds the second one.
    stage.clock.advance(MINUTE);
    await stage.sweep();
    expect((await first.here.publicPosts()).map(({ textAsSent }) => textAsSent).sort()).toEqual(
      [first.post.text, second.text].sort(),
    );
  });

  it('goes an hour backwards between a wake-up and its post: the post goes out when its time has come again', async () => {
    const staged = await stagePost();
    const { here, post } = staged;
    const { server, wakeUps } = await startWakeUps(async () => {
      stage.clock.advance(-HOUR);
      await stage.work(here.order(post.id));
    });
    await wakeUps.ensure(post.slot.due);
    stage.clock.advance(30 * MINUTE);
    await untilNothingIsPending(server);
    expect(await here.publicPosts()).toEqual([]);
    stage.clock.advance(HOUR - 1);
    await stage.sweep();
    expect(await here.publicPosts()).toEqual([]);
    stage.clock.advance(SWEEP);
    await stage.sweep();
    expect(await judge(staged)).toEqual(FINE);
  });
});
