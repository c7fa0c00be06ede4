import { execFileSync } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { MINUTE } from '#core/time.ts';
import { type FaultStage, FINE, judge, LONG, listSteps, startFaultStage, watchSteps } from './fault-stage.ts';

/**
 * The real engine meets a disk that takes nothing more: the size limit of its own process (RLIMIT_FSIZE) is set to
 * nothing and lifted again, which any user may do. It answers as it does on a file system without room, where only the
 * words differ: InternalServerError for every write, while reads go on. Where the signal that comes with the limit is
 * not ignored, the kernel ends the process instead; that is a killed store, which another test is about.
 */

let stage: FaultStage;
let folder: string;

beforeAll(async () => {
  folder = mkdtempSync(join(tmpdir(), 'clarion-full-'));
  const engine = createRequire(import.meta.url).resolve('@dynoxide/linux-x64/dynoxide');
  const script = join(folder, 'dynoxide.sh');
  writeFileSync(script, `#!/bin/sh\ntrap '' XFSZ\nexec '${engine}' "$@"\n`, { mode: 0o700 });
  process.env.DYNOXIDE_BIN = script;
  stage = await startFaultStage().finally(() => {
    delete process.env.DYNOXIDE_BIN;
  });
});
afterAll(async () => {
  await stage.stop();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  stage.log.length = 0;
  stage.proxy.meet = () => undefined;
});

function limitDisk(size: '0' | 'unlimited'): void {
  execFileSync('prlimit', ['--pid', String(stage.engine.pid), `--fsize=${size}:unlimited`]);
}

describe('a disk that is full', { timeout: LONG }, () => {
  it('when a post falls due keeps it, tells the operator why, and lets it out once there is room', async () => {
    const here = stage.enterOffice();
    const post = await here.schedule();
    limitDisk('0');
    stage.clock.advance(30 * MINUTE);
    await stage.sweep();
    stage.clock.advance(5 * MINUTE);
    await stage.sweep();
    expect(await judge({ here, post })).toMatchObject({ public: 0, state: 'scheduled' });
    expect(
      stage.log.filter((line) => line.startsWith(`${post.id} failed. InternalServerError`)),
    ).toHaveLength(2);
    await stage.services.store.ping();
    limitDisk('unlimited');
    await stage.sweep();
    expect(await judge({ here, post })).toEqual(FINE);
  });

  // That a store may fail at any step is told elsewhere: these are the first and the last one that count.
  it('from the claim, or from the outcome on: the post goes out once, as soon as there is room', async () => {
    const steps = await listSteps(stage, 'x');
    for (const index of [steps.indexOf('TransactWriteItems'), steps.lastIndexOf('TransactWriteItems')]) {
      const here = stage.enterOffice();
      const post = await here.schedule();
      stage.clock.advance(30 * MINUTE);
      watchSteps(stage, [here], ({ turn }) => {
        if (turn === index + 1) limitDisk('0');
        return undefined;
      });
      await stage.work(here.order(post.id));
      expect(stage.log.at(-1)).toMatch(`${post.id} failed. InternalServerError`);
      limitDisk('unlimited');
      await stage.sweepUntilSettled([{ here, post }]);
      expect(await judge({ here, post })).toEqual(FINE);
    }
  });
});
