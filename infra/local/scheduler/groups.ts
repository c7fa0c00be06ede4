import type { DatabaseSync } from 'node:sqlite';
import * as z from 'zod';

export const defaultGroup = 'default';

export interface Group {
  readonly region: string;
  readonly name: string;
  readonly state: 'ACTIVE' | 'DELETING';
  readonly tags: Readonly<Record<string, string>>;
  /** Epoch ms. */
  readonly createdAt: number;
  /** Epoch ms. */
  readonly modifiedAt: number;
}

const groupRow = z
  .object({
    region: z.string(),
    name: z.string(),
    state: z.enum(['ACTIVE', 'DELETING']),
    tags: z.string(),
    created_ms: z.int(),
    modified_ms: z.int(),
  })
  .transform(
    (row): Group => ({
      region: row.region,
      name: row.name,
      state: row.state,
      tags: z.record(z.string(), z.string()).parse(JSON.parse(row.tags)),
      createdAt: row.created_ms,
      modifiedAt: row.modified_ms,
    }),
  );

/** The default group exists in every region without being created. */
export function ensureDefaultGroup(db: DatabaseSync, region: string, now: number): void {
  if (findGroup(db, region, defaultGroup)) return;
  insertGroup(db, { region, name: defaultGroup, state: 'ACTIVE', tags: {}, createdAt: now, modifiedAt: now });
}

export function findGroup(db: DatabaseSync, region: string, name: string): Group | undefined {
  const row = db.prepare('SELECT * FROM groups WHERE region = ? AND name = ?').get(region, name);
  return row && groupRow.parse(row);
}

export function countGroups(db: DatabaseSync, region: string): number {
  const row = db.prepare('SELECT count(*) AS count FROM groups WHERE region = ?').get(region);
  return z.object({ count: z.int() }).parse(row).count;
}

/** Groups in order of name, after `after` when it is given. */
export function listGroups(
  db: DatabaseSync,
  filter: {
    readonly region: string;
    readonly prefix: string;
    readonly after: string;
    readonly limit: number;
  },
): readonly Group[] {
  return db
    .prepare(
      `SELECT * FROM groups WHERE region = :region AND name > :after
         AND substr(name, 1, length(:prefix)) = :prefix ORDER BY name LIMIT :limit`,
    )
    .all({ ...filter })
    .map((row) => groupRow.parse(row));
}

export function insertGroup(db: DatabaseSync, group: Group): void {
  db.prepare(
    'INSERT INTO groups (region, name, state, tags, created_ms, modified_ms) VALUES (?, ?, ?, ?, ?, ?)',
  ).run(group.region, group.name, group.state, JSON.stringify(group.tags), group.createdAt, group.modifiedAt);
}

export function updateTags(
  db: DatabaseSync,
  group: Group,
  tags: Readonly<Record<string, string>>,
  now: number,
): void {
  db.prepare('UPDATE groups SET tags = ?, modified_ms = ? WHERE region = ? AND name = ?').run(
    JSON.stringify(tags),
    now,
    group.region,
    group.name,
  );
}

/** AWS deletes a group some time after it answers; long enough here for a caller to see it DELETING. */
const deletionMs = 1_000;

/** Its schedules go at once; the group itself stays visible as DELETING for a moment. */
export function startGroupDeletion(db: DatabaseSync, group: Group, now: number): void {
  db.prepare('DELETE FROM schedules WHERE region = ? AND group_name = ?').run(group.region, group.name);
  db.prepare("UPDATE groups SET state = 'DELETING', modified_ms = ? WHERE region = ? AND name = ?").run(
    now,
    group.region,
    group.name,
  );
}

export function finishGroupDeletions(db: DatabaseSync, now: number): void {
  db.prepare("DELETE FROM groups WHERE state = 'DELETING' AND modified_ms <= ?").run(now - deletionMs);
}
