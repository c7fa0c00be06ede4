import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';
import type { ScheduleKey } from './arn.ts';
import { timingOf } from './check-definition.ts';
import { findFireTime } from './fire-time.ts';
import { type Definition, definitionShape } from './shapes.ts';

export interface Schedule {
  readonly key: ScheduleKey;
  readonly definition: Definition;
  /** Epoch ms. */
  readonly createdAt: number;
  /** Epoch ms. */
  readonly modifiedAt: number;
  /** Epoch ms; undefined when it does not fire again. */
  readonly nextDueAt: number | undefined;
}

const scheduleRow = z
  .object({
    region: z.string(),
    group_name: z.string(),
    name: z.string(),
    definition: z.string(),
    created_ms: z.int(),
    modified_ms: z.int(),
    next_due_ms: z.int().nullable(),
  })
  .transform(
    (row): Schedule => ({
      key: { region: row.region, group: row.group_name, name: row.name },
      definition: definitionShape.parse(JSON.parse(row.definition)),
      createdAt: row.created_ms,
      modifiedAt: row.modified_ms,
      nextDueAt: row.next_due_ms ?? undefined,
    }),
  );

const ofKey = 'region = ? AND group_name = ? AND name = ?';

export function findSchedule(db: DatabaseSync, key: ScheduleKey): Schedule | undefined {
  const row = db.prepare(`SELECT * FROM schedules WHERE ${ofKey}`).get(key.region, key.group, key.name);
  return row && scheduleRow.parse(row);
}

/** Schedules in order of group and name, after the pair given. */
export function listSchedules(
  db: DatabaseSync,
  filter: {
    readonly region: string;
    readonly group: string | undefined;
    readonly prefix: string;
    readonly state: string | undefined;
    readonly after: readonly [group: string, name: string];
    readonly limit: number;
  },
): readonly Schedule[] {
  const [afterGroup, afterName] = filter.after;
  return db
    .prepare(
      `SELECT * FROM schedules WHERE region = :region AND (group_name, name) > (:afterGroup, :afterName)
         AND (:group IS NULL OR group_name = :group) AND (:state IS NULL OR state = :state)
         AND substr(name, 1, length(:prefix)) = :prefix ORDER BY group_name, name LIMIT :limit`,
    )
    .all({
      region: filter.region,
      group: filter.group ?? null,
      state: filter.state ?? null,
      prefix: filter.prefix,
      afterGroup,
      afterName,
      limit: filter.limit,
    })
    .map((row) => scheduleRow.parse(row));
}

export function insertSchedule(
  db: DatabaseSync,
  key: ScheduleKey,
  definition: Definition,
  now: number,
): void {
  db.prepare(
    `INSERT INTO schedules (region, group_name, name, definition, state, created_ms, modified_ms, next_due_ms)
       VALUES (?, ?, ?, ?, ?, ?, ?, ?)`,
  ).run(
    key.region,
    key.group,
    key.name,
    JSON.stringify(definition),
    definition.State,
    now,
    now,
    findFirstDue(definition, now, now) ?? null,
  );
}

/** The new definition stands for all that is to come: attempts still open for the old one are dropped. */
export function replaceSchedule(
  db: DatabaseSync,
  before: Schedule,
  definition: Definition,
  now: number,
): void {
  const { region, group, name } = before.key;
  const due = findFirstDue(definition, before.createdAt, now) ?? null;
  db.prepare(
    `UPDATE schedules SET definition = ?, state = ?, modified_ms = ?, next_due_ms = ? WHERE ${ofKey}`,
  ).run(JSON.stringify(definition), definition.State, now, due, region, group, name);
  db.prepare(`DELETE FROM invocations WHERE ${ofKey}`).run(region, group, name);
}

export function deleteSchedule(db: DatabaseSync, key: ScheduleKey): void {
  db.prepare(`DELETE FROM schedules WHERE ${ofKey}`).run(key.region, key.group, key.name);
}

/** Schedules due at `now`, the longest due first. */
export function listDueSchedules(db: DatabaseSync, now: number, limit: number): readonly Schedule[] {
  return db
    .prepare('SELECT * FROM schedules WHERE next_due_ms <= ? ORDER BY next_due_ms LIMIT ?')
    .all(now, limit)
    .map((row) => scheduleRow.parse(row));
}

export function setNextDue(db: DatabaseSync, key: ScheduleKey, due: number | undefined): void {
  db.prepare(`UPDATE schedules SET next_due_ms = ? WHERE ${ofKey}`).run(
    due ?? null,
    key.region,
    key.group,
    key.name,
  );
}

/** When a schedule fires after the time given (both epoch ms); an `at` fires only once. */
export function findDueAfter(schedule: Schedule, after: number): number | undefined {
  const timing = timingOf(schedule.definition, schedule.createdAt);
  return timing.expression.kind === 'at' ? undefined : findFireTime(timing, after + 1);
}

function findFirstDue(definition: Definition, createdAt: number, now: number): number | undefined {
  return definition.State === 'DISABLED' ? undefined : findFireTime(timingOf(definition, createdAt), now);
}
