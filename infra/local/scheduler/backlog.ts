import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';

/** How many deliveries lie ahead: schedules that fire again, and invocations no target has taken yet. */
export function countPending(db: DatabaseSync): number {
  const row = db
    .prepare(
      `SELECT (SELECT count(*) FROM schedules WHERE next_due_ms IS NOT NULL)
            + (SELECT count(*) FROM invocations) AS pending`,
    )
    .get();
  return z.object({ pending: z.int() }).parse(row).pending;
}

/** Since when (epoch ms) the longest waiting delivery is overdue; undefined when none is. */
export function findOldestOverdue(db: DatabaseSync, now: number): number | undefined {
  const row = db
    .prepare(
      `SELECT min(since) AS since FROM (
         SELECT min(waiting_since_ms) AS since FROM invocations
         UNION ALL
         SELECT min(max(next_due_ms, modified_ms)) FROM schedules WHERE next_due_ms <= ?)`,
    )
    .get(now);
  return z.object({ since: z.int().nullable() }).parse(row).since ?? undefined;
}

/** The next instant (epoch ms) after `now` at which there is something to do; undefined when there is none. */
export function findNextTime(db: DatabaseSync, now: number): number | undefined {
  const row = db
    .prepare(
      `SELECT min(time) AS time FROM (
         SELECT min(next_due_ms) AS time FROM schedules
         UNION ALL
         SELECT min(not_before_ms) FROM invocations WHERE not_before_ms > ?)`,
    )
    .get(now);
  return z.object({ time: z.int().nullable() }).parse(row).time ?? undefined;
}
