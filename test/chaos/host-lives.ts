import { SchedulerClient } from '@aws-sdk/client-scheduler';
import { createEventBridgeWakeUps } from '#adapters/eventbridge/wake-ups.ts';
import { MINUTE } from '#core/time.ts';
import { GROUP, ROLE_ARN, TARGET_ARN } from '#local/alarms.ts';
import type { Pace } from '#local/pace.ts';
import type { Store } from '#ports/store.ts';
import type { WakeUps } from '#ports/wake-ups.ts';
import { type HostLaunch, type HostProcess, launchHostProcess } from '#test/fixtures/host-process.ts';
import { openLivingStore } from './living-store.ts';
import type { Kill } from './plan-kills.ts';

/** A host that is ready, as somebody sees it who schedules posts there. */
export interface LivingHost {
  readonly store: Store;
  readonly wakeUps: WakeUps;
}

/** How a life of the host went. */
export interface Life {
  /** Whether it was ready before it ended. */
  readonly wasReady: boolean;
  /** Whether it came to the step where it was to end; undefined where the end was a moment's. */
  readonly metStep: boolean | undefined;
  /** What it said to its operator. */
  readonly complaints: readonly string[];
}

export interface HostSite {
  readonly port: number;
  readonly data: string;
  readonly pidFile: string;
  readonly pace: Pace;
  /** The settings of the rehearsal that every life shares. */
  readonly env: Readonly<Record<string, string>>;
}

/** A step that no post comes to is not waited for longer, in minutes of the rehearsal's clock. */
const STEP_LIMIT = 8;

/** Real milliseconds in which a host has to be ready: one that hangs must not hold up the rehearsal. */
const START_LIMIT = 60_000;

/** Starts the host, lets it work, and sees it die as planned. Throws if it ends in any other way. */
export async function liveAndDie(
  site: HostSite,
  kill: Kill,
  work: (host: LivingHost, hasEnded: () => boolean) => Promise<void>,
): Promise<Life> {
  const launch = launchHostProcess({
    ...site,
    args: ['--empty'],
    env: { ...site.env, ...(kill.kind === 'step' && { CLARION_CRASH_AT: kill.point }) },
  });
  const death = watchDeath(launch);
  const timers: NodeJS.Timeout[] = [];
  const killAfter = (minutes: number, note = () => {}) => {
    const end = () => {
      note();
      void launch.kill('SIGKILL');
    };
    timers.push(setTimeout(end, site.pace.real(minutes * MINUTE)));
  };
  let metStep = kill.kind === 'step' ? true : undefined;
  if (kill.kind === 'moment') killAfter(kill.after);
  try {
    const host = await startWithin(launch, timers);
    if (host && kill.kind === 'step') {
      killAfter(STEP_LIMIT, () => {
        metStep = false;
      });
    }
    if (host) await visit(site, host, (living) => work(living, death.hasEnded));
    const { code, stderr } = await death.ended;
    if (code !== null) throw new Error(`The host ended by itself (${code}): ${stderr}`);
    return { wasReady: host !== undefined, metStep, complaints: linesOf(stderr) };
  } finally {
    for (const timer of timers) clearTimeout(timer);
    await launch.kill('SIGKILL');
  }
}

/** Starts the host for its last life, lets it work in peace, and has it drain. */
export async function liveInPeace(site: HostSite, work: (host: LivingHost) => Promise<void>): Promise<Life> {
  const launch = launchHostProcess({ ...site, args: ['--empty'], env: site.env });
  const timers: NodeJS.Timeout[] = [];
  try {
    const host = await startWithin(launch, timers);
    if (!host) throw new Error(`The host did not start: ${(await launch.ended).stderr}`);
    await visit(site, host, work);
    const code = await launch.kill('SIGTERM');
    const { stderr } = await launch.ended;
    if (code !== 0) throw new Error(`The host did not drain (${code}): ${stderr}`);
    return {
      wasReady: true,
      metStep: undefined,
      complaints: stderr.split('\n').filter((line) => line !== ''),
    };
  } finally {
    for (const timer of timers) clearTimeout(timer);
    await launch.kill('SIGKILL');
  }
}

/** The host once it is ready; undefined if it ended before. */
function startWithin(launch: HostLaunch, timers: NodeJS.Timeout[]): Promise<HostProcess | undefined> {
  return new Promise((resolve, reject) => {
    const give = () => reject(new Error('The host was not ready within a minute'));
    timers.push(setTimeout(give, START_LIMIT));
    launch.ready.then(resolve, () => resolve(undefined));
  });
}

async function visit(
  site: HostSite,
  host: HostProcess,
  work: (living: LivingHost) => Promise<void>,
): Promise<void> {
  const { clock } = site.pace;
  const living = openLivingStore(site.pidFile, clock);
  const client = new SchedulerClient({
    endpoint: /^Scheduler .*: (http\S+)$/m.exec(host.output)?.[1] ?? '',
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
    maxAttempts: 1,
  });
  const wakeUps = createEventBridgeWakeUps({
    client,
    clock,
    groupName: GROUP,
    targetArn: TARGET_ARN,
    roleArn: ROLE_ARN,
  });
  try {
    await work({ store: living.store, wakeUps });
  } finally {
    living.close();
    client.destroy();
  }
}

const linesOf = (text: string) => text.split('\n').filter((line) => line !== '');

function watchDeath({ ended }: HostLaunch) {
  let over = false;
  void ended.then(() => {
    over = true;
  });
  return { ended, hasEnded: () => over };
}
