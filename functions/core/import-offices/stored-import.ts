import * as z from 'zod';
import { Actor } from '#core/audit.ts';
import { AssociationId } from '#core/ids.ts';
import { Grant, Member } from '#core/member.ts';
import { Office } from '#core/office.ts';
import { DAY, Instant, later } from '#core/time.ts';

export const ImportId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,63}$/)
  .brand<'ImportId'>();
export type ImportId = z.infer<typeof ImportId>;

/**
 * A file that was read without a problem. `checked` changes nothing yet: it waits for a person's yes. `importing` goes
 * through its records in the background, and ends as `imported`.
 */
export const ImportState = z.enum(['checked', 'importing', 'imported']);
export type ImportState = z.infer<typeof ImportState>;

export const StoredImport = z.object({
  id: ImportId,
  associationId: AssociationId,
  kind: z.enum(['offices', 'members']),
  state: ImportState,
  /** Records in the file. */
  size: z.int().positive(),
  /** How many of them the import has gone through, in their order. */
  reached: z.int().nonnegative(),
  /** What the person saw that it would do when they said yes. */
  adds: z.int().nonnegative().default(0),
  changes: z.int().nonnegative().default(0),
  /** What was not written after all, since somebody else was there first; in sentences. */
  leftOut: z.array(z.string()),
  createdAt: Instant,
  createdBy: Actor,
  confirmedAt: Instant.optional(),
  confirmedBy: Actor.optional(),
  version: z.int().nonnegative(),
});
export type StoredImport = z.infer<typeof StoredImport>;

/** The records of an import, some at a time. */
export const ImportRecords = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('offices'),
    records: z.array(
      Office.pick({
        id: true,
        name: true,
        kind: true,
        place: true,
        state: true,
        zone: true,
        website: true,
        official: true,
        population: true,
      }),
    ),
  }),
  z.object({
    kind: z.literal('members'),
    records: z.array(z.object({ email: Member.shape.email, name: Member.shape.name, grant: Grant })),
  }),
]);
export type ImportRecords = z.infer<typeof ImportRecords>;

/** Records in one row of the store, whose limit of 400 KB they stay far below; and between two notes of progress. */
export const IMPORT_PART = 100;

/** How long a checked file waits for a yes: an afternoon with questions, not a list that has grown old. Our own choice. */
export const IMPORT_WAITS = DAY;

/** How long the rows of an import stay. Long after any yes, so that one that was interrupted finds its records. */
export const IMPORT_KEPT = 30 * DAY;

/** Whether it is too late to say yes. */
export function isOutdated(
  { state, createdAt }: Pick<StoredImport, 'state' | 'createdAt'>,
  now: Instant,
): boolean {
  return state === 'checked' && later(createdAt, IMPORT_WAITS) <= now;
}

/** When Clarion must go on with an import by itself. */
export function nextImportAt({ state, confirmedAt }: StoredImport): Instant | undefined {
  return state === 'importing' ? confirmedAt : undefined;
}
