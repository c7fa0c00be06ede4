import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { by } from '#test/use-cases/publishing-stage.ts';
import { cancelStoredPost } from '#use-cases/cancel-post.ts';
import {
  type FaultStage,
  FINE,
  judge,
  judgeAll,
  LONG,
  type StagedStep,
  stageEveryStep,
  startFaultStage,
  watchSteps,
} from './fault-stage.ts';

/** What somebody else writes, or works on, between any two steps of an attempt: every condition of the store is met. */

let stage: FaultStage;

beforeAll(async () => {
  stage = await startFaultStage();
});
afterAll(() => stage.stop());
beforeEach(() => {
  stage.log.length = 0;
  stage.proxy.meet = () => undefined;
});

/** Does something at the one step of each post that its case is about, before the store is asked. */
function comeBetween(staged: readonly StagedStep[], act: (step: StagedStep) => Promise<unknown>): void {
  const steps = new Map(staged.map((step) => [step.here.office.id, step]));
  watchSteps(
    stage,
    staged.map(({ here }) => here),
    async ({ turn, here }) => {
      const step = steps.get(here.office.id);
      if (step?.turn === turn) await act(step);
      return undefined;
    },
  );
}

describe('between any two steps of an attempt', { timeout: LONG }, () => {
  it('a second order for the post finds nothing to do, or does all of it', async () => {
    const staged = await stageEveryStep(stage, 'x');
    comeBetween(staged, ({ here, post }) => stage.work(here.order(post.id)));
    await Promise.all(staged.map(({ here, post }) => stage.work(here.order(post.id))));
    expect(await judgeAll(staged)).toEqual({});
    expect(stage.log).toEqual([]);
    for (const { here, post } of staged) {
      const history = await here.store.readHistory({ kind: 'post', id: post.id });
      expect(history.filter(({ action }) => action === 'post.claim')).toHaveLength(1);
    }
  });

  it('another write of the office moves its audit trail on, and both are kept', async () => {
    const staged = await stageEveryStep(stage, 'x', /TransactWriteItems/);
    comeBetween(staged, ({ here }) => here.scheduleUnconnected('facebook'));
    await Promise.all(staged.map(({ here, post }) => stage.work(here.order(post.id))));
    expect(await judgeAll(staged)).toEqual({});
    expect(stage.log).toEqual([]);
  });

  it('a person cancels the post: it is cancelled and never sent, or it is sent and not cancelled', async () => {
    const staged = await stageEveryStep(stage, 'x');
    comeBetween(staged, async ({ here, post }) => {
      const { version } = await here.read(post.id);
      await cancelStoredPost(stage.services, here.store, { id: post.id, seen: version, by });
    });
    await Promise.all(staged.map(({ here, post }) => stage.work(here.order(post.id))));
    await stage.sweepUntilSettled(staged);
    const verdicts = await Promise.all(staged.map(judge));
    const cancelled = { ...FINE, public: 0, state: 'cancelled' };
    expect(verdicts.filter(({ state }) => state === 'cancelled').length).toBeGreaterThan(0);
    for (const verdict of verdicts) expect([FINE, cancelled]).toContainEqual(verdict);
    expect(stage.log).toEqual([]);
  });
});
