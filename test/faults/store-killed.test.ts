import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { afterAll, beforeAll, expect, it } from 'vitest';
import * as z from 'zod';
import { CLARION } from '#core/audit.ts';
import { epochOf, MINUTE } from '#core/time.ts';
import { readPace } from '#local/pace.ts';
import { type HostSite, liveInPeace } from '#test/chaos/host-lives.ts';
import { markOf, openDesk } from '#test/chaos/intents.ts';
import { AcceptedPost } from '#test/chaos/judge.ts';
import { endEngine } from '#test/chaos/living-store.ts';
import type { Run } from '#test/chaos/plan.ts';
import { type SandboxProcess, startSandboxProcess } from '#test/chaos/sandbox-process.ts';
import { eventually } from '#test/fixtures/eventually.ts';
import { findFreePorts } from '#test/fixtures/host-process.ts';

/** The real host, and its real store killed under it. Time runs faster, so that a due minute comes in seconds. */

const RATE = 30;
const PATIENCE = { within: 30_000, every: 50 };

let data: string;
let sandbox: SandboxProcess;
let timeRate: string;

beforeAll(async () => {
  data = mkdtempSync(join(tmpdir(), 'clarion-killed-'));
  timeRate = `${RATE}@${new Date().toISOString()}`;
  sandbox = await startSandboxProcess(join(data, 'platforms.sqlite'), timeRate);
});
afterAll(async () => {
  await sandbox.stop();
  endEngine(join(data, 'store.pid'), join(data, 'store.sqlite'));
  rmSync(data, { recursive: true, force: true });
});

/** An engine that waits before it starts, for as long as a file stands: the length of the outage is the test's. */
function gateEngine(): { readonly binary: string; close(): void; open(): void } {
  const engine = createRequire(import.meta.url).resolve('@dynoxide/linux-x64/dynoxide');
  const binary = join(data, 'dynoxide.sh');
  const gate = join(data, 'gate');
  writeFileSync(binary, `#!/bin/sh\nwhile [ -e '${gate}' ]; do sleep 0.05; done\nexec '${engine}' "$@"\n`, {
    mode: 0o700,
  });
  return { binary, close: () => writeFileSync(gate, ''), open: () => rmSync(gate) };
}

it('a post that falls due while the store is down goes out once, as soon as the host has started it again', async () => {
  const engine = gateEngine();
  const pace = readPace(timeRate);
  const site: HostSite = {
    port: await findFreePorts(),
    data,
    pidFile: join(data, 'store.pid'),
    pace,
    env: {
      CLARION_SANDBOX: JSON.stringify(sandbox.addresses),
      CLARION_TIME_RATE: timeRate,
      DYNOXIDE_BIN: engine.binary,
    },
  };
  const readHealth = async () => {
    const answer = await fetch(`http://127.0.0.1:${site.port}/healthz`);
    const health = z.object({ status: z.string(), store: z.string() }).parse(await answer.json());
    return { code: answer.status, ...health };
  };
  const run: Run = {
    number: 1,
    platform: 'x',
    fault: 'none',
    orders: [],
    withImage: false,
    dueIn: 2,
    window: 180,
  };
  const desk = await openDesk({ data, sandbox, pace, seed: 1 });

  const { complaints } = await liveInPeace(site, async ({ store, wakeUps }) => {
    const { post } = await desk.schedule(run, store, wakeUps);
    expect(pace.now()).toBeLessThan(epochOf(post.slot.due));
    engine.close();
    process.kill(Number(readFileSync(site.pidFile, 'utf8')), 'SIGKILL');
    const down = await eventually(readHealth, (health) => health.store !== 'ok', PATIENCE);
    expect(down).toEqual({ code: 503, status: 'failing', store: 'failing' });
    await pause(pace.real(epochOf(post.slot.due) + MINUTE - pace.now()));
    engine.open();

    const office = store.forOffice(post.officeId, CLARION);
    const isOut = () => office.readPost(post.id).catch(() => undefined);
    await eventually(isOut, (stored) => stored?.state === 'published', PATIENCE);
    expect(await eventually(readHealth, ({ status }) => status === 'ok', PATIENCE)).toMatchObject({
      code: 200,
    });
    // A second one would need a moment to show itself.
    await pause(pace.real(MINUTE));
    const { posts } = z.object({ posts: z.array(AcceptedPost) }).parse(await sandbox.get('posts'));
    expect(posts.filter(({ text }) => text.includes(markOf(run)))).toMatchObject([{ published: true }]);
  });
  expect(complaints[0]).toMatch(/^The store has stopped: it was ended by SIGKILL\. It is started again/);
  expect(complaints).toContain('The store answers again.');
}, 150_000);
