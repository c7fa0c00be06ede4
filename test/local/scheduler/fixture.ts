import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import {
  CreateScheduleCommand,
  type CreateScheduleCommandInput,
  GetScheduleCommand,
  ResourceNotFoundException,
  SchedulerClient,
} from '@aws-sdk/client-scheduler';
import { expect, onTestFinished } from 'vitest';
import {
  type Delivery,
  type SchedulerServer,
  type SchedulerServerOptions,
  startSchedulerServer,
} from '#local/scheduler/server.ts';
import { accessKeyId } from './access-key.ts';

export const referenceInstant = Date.parse('2026-10-01T12:00:00Z');
export const queueArn = 'arn:aws:sqs:us-east-1:000000000000:dispatch';
export const deadLetterArn = 'arn:aws:sqs:us-east-1:000000000000:dead-letters';
export const roleArn = 'arn:aws:iam::000000000000:role/wake-up';

export interface Attempt extends Delivery {
  readonly arn: string;
  readonly input: string;
}

/** The receiving end: keeps every attempt, takes or refuses it as told, and lets a test await the next one. */
export class Inbox {
  readonly attempts: Attempt[] = [];
  readonly failures: Attempt[] = [];
  /** Attempts this refuses fail. */
  refuses: (attempt: Attempt) => boolean = () => false;
  #taken = 0;
  #takenFailures = 0;
  #wake = () => {};

  readonly deliver = async (arn: string, input: string, delivery: Delivery): Promise<void> => {
    const attempt = { arn, input, ...delivery };
    this.attempts.push(attempt);
    this.#wake();
    if (this.refuses(attempt)) throw new Error('The target refuses');
  };

  readonly onFailedAttempt = (_error: unknown, arn: string, delivery: Delivery): void => {
    this.failures.push({ arn, input: '', ...delivery });
    this.#wake();
  };

  /** The attempt after the one this answered last, as soon as it is made. */
  async next(): Promise<Attempt> {
    const attempt = await this.#waitFor(() => this.attempts[this.#taken]);
    this.#taken += 1;
    return attempt;
  }

  /** The next attempt, once its failure is recorded: only then does the pause before another one run. */
  async nextFailed(): Promise<Attempt> {
    const attempt = await this.next();
    await this.#waitFor(() => this.failures[this.#takenFailures]);
    this.#takenFailures += 1;
    return attempt;
  }

  async #waitFor<T>(find: () => T | undefined): Promise<T> {
    for (;;) {
      const found = find();
      if (found !== undefined) return found;
      await new Promise<void>((resolve) => {
        this.#wake = resolve;
      });
    }
  }
}

export class Clock {
  time = referenceInstant;
  readonly now = (): number => this.time;

  advance(seconds: number): void {
    this.time += seconds * 1_000;
  }
}

/** A running server with its client, clock and receiving end; stopped when the test ends. */
export async function startScheduler(options: Partial<SchedulerServerOptions> = {}) {
  const inbox = new Inbox();
  const clock = new Clock();
  const server = await startSchedulerServer({
    file: ':memory:',
    port: 0,
    accessKeyId,
    deliver: inbox.deliver,
    onFailedAttempt: inbox.onFailedAttempt,
    now: clock.now,
    tickMs: 5,
    ...options,
  });
  let isRunning = true;
  const stop = async () => {
    if (isRunning) await server.stop();
    isRunning = false;
  };
  onTestFinished(stop);
  return { server, inbox, clock, stop, client: connect(server.endpoint) };
}

/** Until every delivery is settled and none lies ahead. */
export async function untilNothingIsPending(server: SchedulerServer): Promise<void> {
  await expect.poll(() => server.pendingCount(), { timeout: 20_000, interval: 5 }).toBe(0);
}

/** The unmodified SDK client; it does not retry, so that a test sees the first answer. */
export function connect(endpoint: string, region = 'us-east-1', keyId = accessKeyId): SchedulerClient {
  const client = new SchedulerClient({
    endpoint,
    region,
    credentials: { accessKeyId: keyId, secretAccessKey: 'any' },
    maxAttempts: 1,
  });
  onTestFinished(() => client.destroy());
  return client;
}

/** A schedule that AWS accepts, with the changes a test is about. */
export function scheduleInput(changes: Partial<CreateScheduleCommandInput> = {}): CreateScheduleCommandInput {
  return {
    Name: 'wake-20261103T1400Z',
    ScheduleExpression: 'at(2026-11-03T14:00:00)',
    FlexibleTimeWindow: { Mode: 'OFF' },
    Target: { Arn: queueArn, RoleArn: roleArn, Input: '{}' },
    ...changes,
  };
}

/** An `at` expression so many seconds after the reference instant. */
export function atSeconds(seconds: number): string {
  return `at(${new Date(referenceInstant + seconds * 1_000).toISOString().slice(0, 19)})`;
}

export async function create(
  client: SchedulerClient,
  changes: Partial<CreateScheduleCommandInput>,
): Promise<void> {
  await client.send(new CreateScheduleCommand(scheduleInput(changes)));
}

export async function exists(client: SchedulerClient, Name: string): Promise<boolean> {
  try {
    await client.send(new GetScheduleCommand({ Name }));
    return true;
  } catch (error) {
    if (error instanceof ResourceNotFoundException) return false;
    throw error;
  }
}

/** A database file of its own, removed when the test ends. */
export async function makeFile(): Promise<string> {
  const folder = await mkdtemp(join(tmpdir(), 'scheduler-'));
  onTestFinished(() => rm(folder, { recursive: true }));
  return join(folder, 'scheduler.sqlite');
}
