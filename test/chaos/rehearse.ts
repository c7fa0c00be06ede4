import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import * as z from 'zod';
import { sha256 } from '#adapters/node/sha256.ts';
import { CLARION, findBrokenLink } from '#core/audit.ts';
import type { Post } from '#core/post.ts';
import { HOUR, MINUTE } from '#core/time.ts';
import { readPace } from '#local/pace.ts';
import { PLATFORMS } from '#platforms/registry.ts';
import type { Store } from '#ports/store.ts';
import { findFreePorts } from '#test/fixtures/host-process.ts';
import { type HostSite, type Life, type LivingHost, liveAndDie, liveInPeace } from './host-lives.ts';
import { type Intent, markOf, openDesk } from './intents.ts';
import { AcceptedPost, type Evidence, isSettled, isStuck, judge } from './judge.ts';
import { endEngine } from './living-store.ts';
import { planRounds, type Run } from './plan.ts';
import type { JudgedRun, Rehearsed } from './report.ts';
import { type SandboxProcess, startSandboxProcess } from './sandbox-process.ts';

export interface Wish {
  readonly runs: number;
  readonly seed: number;
  /** How many times as fast as it does time runs. */
  readonly rate: number;
  readonly onProgress?: (line: string) => void;
}

/** When everything is settled, a second post would still need a moment to show itself. */
const AFTERMATH = 2 * MINUTE;
/** Waiting ends then, whatever the posts are waiting for. */
const SETTLE_LIMIT = 4 * HOUR;
/** Milliseconds between two looks at the posts that are still on their way. */
const LOOK_EVERY = 250;

/** Kills the host again and again while it publishes through faults, and judges by what the public sees. */
export async function rehearse({ runs, seed, rate, onProgress = () => {} }: Wish): Promise<Rehearsed> {
  const data = mkdtempSync(join(tmpdir(), 'clarion-chaos-'));
  const timeRate = `${rate}@${new Date().toISOString()}`;
  const pace = readPace(timeRate);
  const sandbox = await startSandboxProcess(join(data, 'platforms.sqlite'), timeRate);
  const site: HostSite = {
    port: await findFreePorts(),
    data,
    pidFile: join(data, 'store.pid'),
    pace,
    env: { CLARION_SANDBOX: JSON.stringify(sandbox.addresses), CLARION_TIME_RATE: timeRate },
  };
  try {
    const desk = await openDesk({ data, sandbox, pace, seed });
    const rounds = planRounds({ runs, seed, platforms: PLATFORMS.map(({ platform }) => platform) });
    const intents: Intent[] = [];
    const waiting: Run[] = [];
    const lives: Life[] = [];
    const schedule = async ({ store, wakeUps }: LivingHost, hasEnded: () => boolean) => {
      for (let run = waiting[0]; run && !hasEnded(); run = waiting[0]) {
        try {
          intents.push(await desk.schedule(run, store, wakeUps));
        } catch (cause) {
          // A host that dies while somebody schedules: they try again when it is back.
          await pause(50);
          if (hasEnded()) return;
          throw cause;
        }
        waiting.shift();
      }
    };
    for (const [index, round] of rounds.entries()) {
      waiting.push(...round.runs);
      const life = await liveAndDie(site, round.kill, schedule);
      lives.push(life);
      const { kill } = round;
      const end = kill.kind === 'step' ? kill.point : `after ${kill.after.toFixed(1)} min`;
      onProgress(
        `Life ${index + 1} of ${rounds.length}: ${end}${life.metStep === false ? ' (not met)' : ''}`,
      );
    }
    const judged: JudgedRun[] = [];
    lives.push(
      await liveInPeace(site, async (host) => {
        await schedule(host, () => false);
        onProgress(`Settling ${intents.length} posts`);
        const stuck = await waitUntilSettled(host.store, intents, pace.now);
        await pause(pace.real(AFTERMATH));
        judged.push(...(await judgeAll(host.store, sandbox, intents, stuck)));
      }),
    );
    return { seed, runs, rate, rounds, lives, judged };
  } finally {
    await sandbox.stop();
    endEngine(site.pidFile, join(data, 'store.sqlite'));
    rmSync(data, { recursive: true, force: true });
  }
}

/** Waits until every post has come to its end or is stuck; returns the numbers of the stuck ones' runs. */
async function waitUntilSettled(
  store: Store,
  intents: readonly Intent[],
  now: () => number,
): Promise<ReadonlySet<number>> {
  const limit = now() + SETTLE_LIMIT;
  const versions = new Map<number, number>();
  const stuck = new Set<number>();
  // A backlog is no neglect: as long as Clarion comes on with any post, the others only wait for their turn.
  let idleSince = now();
  let open = [...intents];
  while (open.length > 0) {
    const still: Intent[] = [];
    for (const intent of open) {
      const { number } = intent.run;
      const record = await readRecord(store, intent);
      if (record && isSettled(record)) continue;
      if (record && versions.get(number) !== record.version) {
        versions.set(number, record.version);
        idleSince = now();
      }
      if (!record || now() > limit || isStuck(record, idleSince, now())) stuck.add(number);
      else still.push(intent);
    }
    open = still;
    if (open.length > 0) await pause(LOOK_EVERY);
  }
  return stuck;
}

async function judgeAll(
  store: Store,
  sandbox: SandboxProcess,
  intents: readonly Intent[],
  stuck: ReadonlySet<number>,
): Promise<JudgedRun[]> {
  const { posts } = z.object({ posts: z.array(AcceptedPost) }).parse(await sandbox.get('posts'));
  const judged: JudgedRun[] = [];
  for (const intent of intents) {
    const { run, post, accountId } = intent;
    const office = store.forOffice(post.officeId, CLARION);
    const audit = await office.readAudit();
    const history = audit.filter(({ subject }) => subject.kind === 'post' && subject.id === post.id);
    const evidence: Evidence = {
      run,
      wanted: post,
      record: await readRecord(store, intent),
      seen: posts.filter(
        ({ platform, account, published, text }) =>
          published && platform === run.platform && account.id === accountId && text.includes(markOf(run)),
      ),
      settledAt: history.at(-1)?.at ?? '',
      isStuck: stuck.has(run.number),
      isChainWhole: findBrokenLink(audit, sha256) === undefined,
    };
    judged.push({ evidence, marks: judge(evidence), history });
  }
  return judged;
}

function readRecord(store: Store, { post }: Intent): Promise<Post | undefined> {
  return store.forOffice(post.officeId, CLARION).readPost(post.id);
}
