import { createServer } from 'node:http';
import * as z from 'zod';
import { countPending, findOldestOverdue } from './backlog.ts';
import { openDatabase } from './database.ts';
import type { Delivery } from './delivery.ts';
import { type Dispatcher, startDispatcher } from './dispatcher.ts';
import { answerRequest } from './request.ts';

export type { Delivery };

export interface SchedulerServerOptions {
  /** SQLite file; `:memory:` forgets everything on stop. */
  readonly file: string;
  /** Port on 127.0.0.1; 0 takes any free one. */
  readonly port: number;
  /** The one access key id whose requests are answered; any, if there is none. */
  readonly accessKeyId?: string;
  /** Takes one input for a target or dead-letter queue; a rejection is a failed attempt, tried again later. */
  readonly deliver: (arn: string, input: string, delivery: Delivery) => Promise<void>;
  /** Told of every failed attempt, for the log. */
  readonly onFailedAttempt?: (error: unknown, arn: string, delivery: Delivery) => void;
  /** Told of every request answered with InternalServerException, whose cause the caller never sees. */
  readonly onBrokenRequest?: (error: unknown) => void;
  /** Told when due schedules cannot be read or recorded, as on a full disk; they are looked at again. */
  readonly onBrokenLook?: (error: unknown) => void;
  /** Epoch ms. */
  readonly now?: () => number;
  /** Longest time in ms between two looks at the clock. */
  readonly tickMs?: number;
}

export interface SchedulerServer {
  readonly endpoint: string;
  /** Deliveries ahead: schedules that fire again, and those due that no target has taken yet. */
  pendingCount(): number;
  /** How long in ms the longest waiting delivery has been overdue; 0 when none is. */
  lagMs(): number;
  /** Refuses new requests, waits for attempts under way and closes the file. */
  stop(): Promise<void>;
}

/** Starts the stand-in for Amazon EventBridge Scheduler; throws when file or port is taken. */
export async function startSchedulerServer(options: SchedulerServerOptions): Promise<SchedulerServer> {
  const now = options.now ?? Date.now;
  const db = openDatabase(options.file);
  let dispatcher: Dispatcher | undefined;
  const server = createServer((request, response) => {
    // What a change makes due fires after its answer is on the way.
    void answerRequest(request, response, { ...options, db, now }).then((outcome) => {
      if (outcome.ok && request.method !== 'GET') dispatcher?.look();
    });
  });
  try {
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject).listen(options.port, '127.0.0.1', resolve);
    });
  } catch (cause) {
    db.close();
    throw new Error(`The scheduler cannot listen on 127.0.0.1:${options.port}`, { cause });
  }
  const { port } = z.object({ port: z.int() }).parse(server.address());
  dispatcher = startDispatcher({
    db,
    deliver: options.deliver,
    onFailedAttempt: options.onFailedAttempt ?? (() => {}),
    onBrokenLook: options.onBrokenLook ?? (() => {}),
    now,
    tickMs: options.tickMs ?? 500,
  });
  return {
    endpoint: `http://127.0.0.1:${port}`,
    pendingCount: () => countPending(db),
    lagMs() {
      const time = now();
      const since = findOldestOverdue(db, time);
      return since === undefined ? 0 : Math.max(0, time - since);
    },
    async stop() {
      const closed = new Promise<void>((resolve, reject) => {
        server.close((error) => (error ? reject(error) : resolve()));
      });
      await dispatcher.stop();
      // A connection whose last answer went out meanwhile would otherwise linger until its keep-alive ends.
      server.closeIdleConnections();
      await closed;
      db.close();
    },
  };
}
