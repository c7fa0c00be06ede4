import { randomUUID } from 'node:crypto';
import type { DatabaseSync } from 'node:sqlite';
import { formatScheduleArn } from './arn.ts';
import { findNextTime } from './backlog.ts';
import { transact } from './database.ts';
import type { Delivery } from './delivery.ts';
import { finishGroupDeletions } from './groups.ts';
import {
  exhaustInvocation,
  type Invocation,
  listReadyInvocations,
  postponeInvocation,
  raiseDueSchedules,
  settleInvocation,
} from './invocations.ts';
import { isTooOld } from './retry.ts';
import { findSchedule } from './schedules.ts';
import { renderInput } from './target-input.ts';

export interface DispatcherOptions {
  readonly db: DatabaseSync;
  /** Takes one input for a target or dead-letter queue; a rejection is a failed attempt. */
  readonly deliver: (arn: string, input: string, delivery: Delivery) => Promise<void>;
  readonly onFailedAttempt: (error: unknown, arn: string, delivery: Delivery) => void;
  /** Told when what is due cannot be read or recorded, as on a full disk; it stays due, and is looked at again. */
  readonly onBrokenLook: (error: unknown) => void;
  readonly now: () => number;
  readonly tickMs: number;
}

export interface Dispatcher {
  /** Looks at the clock now instead of at the next tick. */
  look(): void;
  /** Starts nothing more and waits for the attempts under way. */
  stop(): Promise<void>;
}

/** Attempts under way at once; a burst beyond it waits its turn. */
const mostInFlight = 64;
/** How many ticks a look that broke waits for its next try, so that the log stays readable. */
const brokenPauseTicks = 20;
/** Schedules raised in one transaction, so that a long backlog does not hold the server up. */
const mostRaised = 256;

/** How an attempt ended; what came of it is recorded with the others that ended by then, in one commit. */
type Ending =
  | { readonly kind: 'taken'; readonly invocation: Invocation }
  | { readonly kind: 'too-old'; readonly invocation: Invocation }
  | {
      readonly kind: 'failed';
      readonly invocation: Invocation;
      readonly error: unknown;
      readonly arn: string;
      readonly delivery: Delivery;
    };

/** Fires due schedules until stopped; what was due before the start fires at the first look. */
export function startDispatcher(options: DispatcherOptions): Dispatcher {
  const { db, deliver, onFailedAttempt, onBrokenLook, now, tickMs } = options;
  /** Attempts by invocation id, until their ending is recorded. */
  const inFlight = new Map<number, Promise<void>>();
  let endings: Ending[] = [];
  let timer: NodeJS.Timeout | undefined;
  let isLookPending = false;
  let isStopped = false;

  function look(): void {
    if (isStopped) return;
    try {
      lookAt(now());
    } catch (error) {
      onBrokenLook(error);
      clearTimeout(timer);
      timer = setTimeout(look, brokenPauseTicks * tickMs);
    }
  }

  function lookAt(time: number): void {
    recordEndings(time, () => {
      finishGroupDeletions(db, time);
      raiseDueSchedules(db, time, mostRaised);
    });
    for (const invocation of listReadyInvocations(db, time, inFlight.size + mostInFlight)) {
      if (inFlight.size >= mostInFlight) break;
      if (!inFlight.has(invocation.id)) start(invocation, time);
    }
    arm(time);
  }

  /** One timer, and never a long one: a clock that was stepped or a machine that slept is noticed in a tick. */
  function arm(time: number): void {
    clearTimeout(timer);
    const next = findNextTime(db, time);
    const wait = next === undefined ? tickMs : Math.min(Math.max(next - time, 0), tickMs);
    timer = setTimeout(look, wait);
  }

  function start(invocation: Invocation, time: number): void {
    const attempt = runAttempt(invocation, time).then((ending) => {
      endings.push(ending);
      if (isLookPending) return;
      isLookPending = true;
      setImmediate(() => {
        isLookPending = false;
        look();
      });
    });
    inFlight.set(invocation.id, attempt);
  }

  async function runAttempt(invocation: Invocation, time: number): Promise<Ending> {
    const target = findSchedule(db, invocation.key)?.definition.Target;
    if (!target) throw new Error(`Invocation ${invocation.id} has outlived its schedule`);
    if (!invocation.dead && isTooOld(target.RetryPolicy, invocation.waitingSince, time)) {
      return { kind: 'too-old', invocation };
    }
    const arn = (invocation.dead && target.DeadLetterConfig?.Arn) ?? target.Arn;
    const delivery: Delivery = {
      scheduleArn: formatScheduleArn(invocation.key),
      scheduledAt: invocation.dueAt,
      attempt: invocation.dead ? invocation.attempts : invocation.attempts + 1,
      executionId: randomUUID(),
    };
    const input = renderInput(target.Input, { key: invocation.key, ...delivery });
    try {
      await deliver(arn, input, delivery);
      return { kind: 'taken', invocation };
    } catch (error) {
      return { kind: 'failed', invocation, error, arn, delivery };
    }
  }

  /** Only now is a delivery known to have happened: a crash between its taking and this makes it again. */
  function recordEndings(time: number, alongside: () => void): void {
    const recorded = endings;
    transact(db, () => {
      for (const ending of recorded) recordEnding(db, ending, time);
      alongside();
    });
    // Only now: endings that could not be recorded come again with the next look.
    endings = [];
    for (const { invocation } of recorded) inFlight.delete(invocation.id);
    for (const ending of recorded) {
      if (ending.kind === 'failed') onFailedAttempt(ending.error, ending.arn, ending.delivery);
    }
  }

  look();
  return {
    look,
    async stop() {
      isStopped = true;
      clearTimeout(timer);
      await Promise.all(inFlight.values());
      if (endings.length > 0) recordEndings(now(), () => {});
    },
  };
}

function recordEnding(db: DatabaseSync, { kind, invocation }: Ending, time: number): void {
  switch (kind) {
    case 'taken':
      settleInvocation(db, invocation);
      break;
    case 'too-old':
      exhaustInvocation(db, invocation, time);
      break;
    case 'failed':
      postponeInvocation(db, invocation, time);
      break;
  }
}
