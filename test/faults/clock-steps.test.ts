import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { LEASE } from '#core/publish-steps.ts';
import { HOUR, later, MINUTE } from '#core/time.ts';
import {
  type FaultStage,
  FINE,
  judge,
  judgeAll,
  LONG,
  listSteps,
  SWEEP,
  stageEveryStep,
  startFaultStage,
  watchSteps,
} from './fault-stage.ts';

/**
 * The clock by which Clarion publishes is stepped by an hour: somebody corrected it, or the machine was asleep.
 *
 * A lease, a channel's turn and an alarm are instants. Forwards, every lease is over at once: whoever was at work is
 * taken for dead while it still works, and the row's version keeps the two apart. Backwards, every lease lasts as much
 * longer as the step is wide: an attempt that lives is not disturbed by it, and one that died is taken up when the clock
 * comes to the lease's end, at the same reading as without the step. Nothing is sent meanwhile, since nobody knows that
 * the other one is dead.
 */

let stage: FaultStage;
/** The steps of publishing on X at which something is written, counted from 1. */
let writes: readonly number[];

beforeAll(async () => {
  stage = await startFaultStage();
  const steps = await listSteps(stage, 'x');
  writes = steps.flatMap((operation, index) => (/^(Put|TransactWrite)/.test(operation) ? [index + 1] : []));
});
afterAll(() => stage.stop());
beforeEach(() => {
  stage.log.length = 0;
  stage.proxy.meet = () => undefined;
});

/** A post that is due now, and whose publishing meets a step of the clock. */
async function publishOver(
  turn: number,
  { step, lasts = 6 * HOUR, sweeps = true }: { readonly step: number; lasts?: number; sweeps?: boolean },
) {
  const here = stage.enterOffice();
  const scheduled = await here.schedule();
  stage.clock.advance(30 * MINUTE);
  const post = { ...scheduled, notAfter: later(stage.clock.now(), lasts) };
  const subject = { kind: 'post' as const, id: post.id };
  await here.store.writePost({ post, happening: { subject, action: 'post.limit', summary: 'Shorter.' } });
  watchSteps(stage, [here], async (met) => {
    if (met.turn === turn) {
      stage.clock.advance(step);
      if (sweeps) await stage.sweep();
    }
    return undefined;
  });
  await stage.work(here.order(post.id));
  await stage.sweepUntilSettled([{ here, post }]);
  return judge({ here, post });
}

describe('a clock that goes an hour forwards', { timeout: LONG }, () => {
  it('at any write of an attempt, with a sweep at once: the post goes out once', async () => {
    for (const turn of writes) {
      expect(await publishOver(turn, { step: HOUR })).toEqual(FINE);
    }
  });

  it('beyond the last moment of a post: it is missed, unless its sending had begun', async () => {
    const states: string[] = [];
    for (const turn of writes) {
      const { state, ...rest } = await publishOver(turn, { step: HOUR, lasts: 30 * MINUTE, sweeps: false });
      expect(rest).toEqual({ public: state === 'published' ? 1 : 0, late: false, chain: 'whole' });
      states.push(state);
    }
    // Office, turn, claim, the note of what was prepared, the note of sending; then the outcome, and the turn's end.
    expect(states).toEqual([...Array(5).fill('missed'), 'published', 'published']);
  });
});

describe('a clock that goes an hour backwards', { timeout: LONG }, () => {
  it('at any write of an attempt leaves it alone: the post goes out once', async () => {
    for (const turn of writes) {
      expect(await publishOver(turn, { step: -HOUR })).toEqual(FINE);
    }
  });

  it('after an attempt died at any write delays its repeat by that hour, and sends nothing before', async () => {
    const staged = await stageEveryStep(stage, 'x', /Put|Write/);
    const died = stage.clock.now();
    const turns = new Map(staged.map(({ here, turn }) => [here.office.id, turn]));
    watchSteps(
      stage,
      staged.map(({ here }) => here),
      ({ turn, here }) => (turn === turns.get(here.office.id) ? 'lost-answer' : undefined),
    );
    await stage.sweep();
    const before = await Promise.all(staged.map(judge));
    stage.clock.advance(-HOUR);
    while (stage.clock.now() < died) {
      await stage.sweep();
      stage.clock.advance(SWEEP);
    }
    expect(await Promise.all(staged.map(judge))).toEqual(before);
    await stage.sweepUntilSettled(staged);
    expect(await judgeAll(staged)).toEqual({});
    // The lease, two looks a minute apart, and the sending: one sweep each, as if the clock had never been stepped.
    expect(stage.clock.now() <= later(died, LEASE + 5 * SWEEP)).toBe(true);
  });
});
