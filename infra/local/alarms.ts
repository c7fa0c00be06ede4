import { ConflictException, CreateScheduleGroupCommand, SchedulerClient } from '@aws-sdk/client-scheduler';
import { createEventBridgeWakeUps } from '#adapters/eventbridge/wake-ups.ts';
import type { WakeUps } from '#ports/wake-ups.ts';
import type { DataFolder } from './data-folder.ts';
import { describeError, type Log } from './log.ts';
import type { Pace } from './pace.ts';
import { startSchedulerServer } from './scheduler/server.ts';

export interface Alarms {
  readonly wakeUps: WakeUps;
  /** For the AWS CLI: `aws scheduler list-schedules --endpoint-url …`. */
  readonly endpoint: string;
  /** How long the longest waiting alarm has been overdue, in milliseconds. */
  lag(): number;
  stop(): Promise<void>;
}

export interface AlarmsOptions {
  readonly folder: DataFolder;
  readonly pace: Pace;
  /** Runs a dispatch. */
  readonly ring: () => Promise<void>;
  readonly log: Log;
}

/** Longest time between two looks at the clock, in its milliseconds. */
const TICK = 500;
export const GROUP = 'clarion';
/** Names that mean something on AWS only; on one machine every alarm rings the same bell. */
export const TARGET_ARN = 'arn:aws:sqs:us-east-1:000000000000:clarion-wake-ups';
export const ROLE_ARN = 'arn:aws:iam::000000000000:role/clarion-scheduler';

/** Starts this machine's EventBridge Scheduler, and speaks to it as to the real one. */
export async function startAlarms({ folder, pace, ring, log }: AlarmsOptions): Promise<Alarms> {
  const server = await startSchedulerServer({
    file: folder.file('wake-ups.sqlite'),
    port: 0,
    deliver: ring,
    now: pace.now,
    tickMs: pace.real(TICK),
    onFailedAttempt: (error) => log(`A wake-up failed and will be tried again. ${describeError(error)}`),
    onBrokenLook: (error) => log(`The scheduler cannot keep its file. ${describeError(error)}`),
    onBrokenRequest: (error) => log(`The scheduler failed. ${describeError(error)}`),
  });
  const client = new SchedulerClient({
    endpoint: server.endpoint,
    region: 'us-east-1',
    credentials: { accessKeyId: 'local', secretAccessKey: 'local' },
  });
  await createGroup(client);
  return {
    wakeUps: createEventBridgeWakeUps({
      client,
      clock: pace.clock,
      groupName: GROUP,
      targetArn: TARGET_ARN,
      roleArn: ROLE_ARN,
    }),
    endpoint: server.endpoint,
    lag: () => server.lagMs(),
    stop: async () => {
      client.destroy();
      await server.stop();
    },
  };
}

async function createGroup(client: SchedulerClient): Promise<void> {
  try {
    await client.send(new CreateScheduleGroupCommand({ Name: GROUP }));
  } catch (cause) {
    // It is there from an earlier start.
    if (!(cause instanceof ConflictException)) throw cause;
  }
}
