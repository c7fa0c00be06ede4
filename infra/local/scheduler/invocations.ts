import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { ScheduleKey } from './arn.ts';
import { findDeadLetterRetryTime, findRetryTime, isTooOld } from './retry.ts';
import {
  deleteSchedule,
  findDueAfter,
  findSchedule,
  listDueSchedules,
  type Schedule,
  setNextDue,
} from './schedules.ts';

/** One due time of one schedule, until a target or the dead-letter queue has taken it; epoch ms throughout. */
export interface Invocation {
  readonly id: number;
  readonly key: ScheduleKey;
  readonly dueAt: number;
  /** When it was due and known: a schedule created for a past time waits only from its creation. */
  readonly waitingSince: number;
  /** Attempts the target has already failed. */
  readonly attempts: number;
  /** Set once the retry policy is exhausted. */
  readonly dead: { readonly since: number; readonly attempts: number } | undefined;
}

const invocationRow = z
  .object({
    id: z.int(),
    region: z.string(),
    group_name: z.string(),
    name: z.string(),
    due_ms: z.int(),
    waiting_since_ms: z.int(),
    attempts: z.int(),
    dead_since_ms: z.int().nullable(),
    dead_attempts: z.int(),
  })
  .transform(
    (row): Invocation => ({
      id: row.id,
      key: { region: row.region, group: row.group_name, name: row.name },
      dueAt: row.due_ms,
      waitingSince: row.waiting_since_ms,
      attempts: row.attempts,
      dead:
        row.dead_since_ms === null ? undefined : { since: row.dead_since_ms, attempts: row.dead_attempts },
    }),
  );

/** Turns due schedules into invocations and moves each on to its next due time. */
export function raiseDueSchedules(db: DatabaseSync, now: number, limit: number): void {
  for (const schedule of listDueSchedules(db, now, limit)) {
    if (schedule.nextDueAt !== undefined) raise(db, schedule, schedule.nextDueAt, now);
  }
}

/**
 * Every missed time of a recurring schedule fires, except that those already too old to deliver become one
 * dead letter: after a month off, a schedule of every minute must not bury the queue.
 */
function raise(db: DatabaseSync, schedule: Schedule, due: number, now: number): void {
  const policy = schedule.definition.Target.RetryPolicy;
  const waitingSince = Math.max(due, schedule.modifiedAt);
  db.prepare(
    `INSERT INTO invocations (region, group_name, name, due_ms, waiting_since_ms, not_before_ms)
       VALUES (?, ?, ?, ?, ?, ?)`,
  ).run(schedule.key.region, schedule.key.group, schedule.key.name, due, waitingSince, due);
  const oldestDeliverable = now - policy.MaximumEventAgeInSeconds * 1_000;
  const after = isTooOld(policy, waitingSince, now) ? Math.max(due, oldestDeliverable - 1) : due;
  setNextDue(db, schedule.key, findDueAfter(schedule, after));
}

/** Invocations whose time has come, the longest waiting first. */
export function listReadyInvocations(db: DatabaseSync, now: number, limit: number): readonly Invocation[] {
  return db
    .prepare('SELECT * FROM invocations WHERE not_before_ms <= ? ORDER BY not_before_ms, id LIMIT ?')
    .all(now, limit)
    .map((row) => invocationRow.parse(row));
}

/**
 * Puts a failed invocation back for a later attempt, hands it to the dead-letter queue when its retry policy
 * is exhausted, or gives it up.
 */
export function postponeInvocation(db: DatabaseSync, invocation: Invocation, now: number): void {
  const policy = findSchedule(db, invocation.key)?.definition.Target.RetryPolicy;
  // Updated or deleted meanwhile: the invocation is gone, and nothing is left to postpone.
  if (!policy) return;
  if (invocation.dead) {
    const attempts = invocation.dead.attempts + 1;
    const next = findDeadLetterRetryTime(invocation.dead.since, attempts, now);
    if (next === undefined) {
      settleInvocation(db, invocation);
      return;
    }
    db.prepare('UPDATE invocations SET dead_attempts = ?, not_before_ms = ? WHERE id = ?').run(
      attempts,
      next,
      invocation.id,
    );
    return;
  }
  const attempts = invocation.attempts + 1;
  const next = findRetryTime(policy, invocation.waitingSince, attempts, now);
  db.prepare('UPDATE invocations SET attempts = ?, not_before_ms = ? WHERE id = ?').run(
    attempts,
    next ?? now,
    invocation.id,
  );
  if (next === undefined) exhaustInvocation(db, invocation, now);
}

/** Sends an invocation nobody can be offered again to the dead-letter queue, or gives it up without one. */
export function exhaustInvocation(db: DatabaseSync, invocation: Invocation, now: number): void {
  const hasDeadLetters =
    findSchedule(db, invocation.key)?.definition.Target.DeadLetterConfig?.Arn !== undefined;
  if (!hasDeadLetters) {
    settleInvocation(db, invocation);
    return;
  }
  db.prepare('UPDATE invocations SET dead_since_ms = ?, not_before_ms = ? WHERE id = ?').run(
    now,
    now,
    invocation.id,
  );
}

/** Closes an invocation; a schedule that has nothing left to fire is completed, and deleted if it asked for that. */
export function settleInvocation(db: DatabaseSync, invocation: Invocation): void {
  const { changes } = db.prepare('DELETE FROM invocations WHERE id = ?').run(invocation.id);
  // Updated or deleted while the attempt was under way: the schedule that stands there now has its own life.
  if (changes === 0) return;
  const schedule = findSchedule(db, invocation.key);
  const isCompleted = schedule?.nextDueAt === undefined && countOpenInvocations(db, invocation.key) === 0;
  if (isCompleted && schedule?.definition.ActionAfterCompletion === 'DELETE') {
    deleteSchedule(db, invocation.key);
  }
}

function countOpenInvocations(db: DatabaseSync, key: ScheduleKey): number {
  const row = db
    .prepare('SELECT count(*) AS count FROM invocations WHERE region = ? AND group_name = ? AND name = ?')
    .get(key.region, key.group, key.name);
  return z.object({ count: z.int() }).parse(row).count;
}
