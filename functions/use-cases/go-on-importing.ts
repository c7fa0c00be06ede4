import { CLARION, type Happening } from '#core/audit.ts';
import type { ImportOrder } from '#core/fan-out-order.ts';
import { IMPORT_PART, type StoredImport } from '#core/import-offices/stored-import.ts';
import type { FanOutQueue } from '#ports/fan-out-queue.ts';
import type { Store } from '#ports/store.ts';
import type { FanOutReport } from './fan-out.ts';
import { type InvitingMany, inviteRows } from './invite-rows.ts';
import { writeRecords } from './write-records.ts';

export interface Importing extends InvitingMany {
  readonly store: Pick<Store, 'forAssociation' | 'rosterOf'>;
  readonly fanOut: FanOutQueue;
}

/**
 * Goes on with an import that a person has said yes to, by one part of its records. A record that is written already
 * is left as it is, and how far it is is noted after each part: killed at any point, it is taken up at the last note
 * and brought to its end. Two at once do the same work twice.
 */
export async function goOnImporting(parts: Importing, order: ImportOrder): Promise<FanOutReport> {
  const found = await parts.store.forAssociation(order.associationId, CLARION).readImport(order.importId);
  if (found?.state !== 'importing') return 'nothing-to-do';
  // What is written is the doing of whoever said yes.
  const by = found.confirmedBy ?? found.createdBy;
  const association = parts.store.forAssociation(order.associationId, by);
  const part = await association.readImportPart(found.id, found.reached);
  if (!part) throw new Error(`The import ${found.id} has lost its records from ${found.reached} on`);
  const leftOut =
    part.kind === 'offices'
      ? await writeRecords(association, part.records, { by, how: 'by an import' })
      : await inviteRows(parts, association, part.records, by);

  const reached = Math.min(found.size, found.reached + IMPORT_PART);
  const isDone = reached >= found.size;
  const next: StoredImport = {
    ...found,
    reached,
    leftOut: [...found.leftOut, ...leftOut],
    state: isDone ? 'imported' : 'importing',
  };
  const written = isDone
    ? await association.writeImport(next, describeEnd(next))
    : await association.noteImport(next);
  // Another worker is at it: it has ordered what comes next.
  if (written === 'conflict') return 'overtaken';
  if (isDone) return 'done';
  await parts.fanOut.send(order);
  return 'goes-on';
}

function describeEnd({ associationId, kind, adds, changes, leftOut }: StoredImport): Happening {
  const without = leftOut.length === 0 ? '' : ` To look at: ${leftOut.length}.`;
  const done =
    kind === 'offices'
      ? `The import of offices is done: ${adds} added, ${changes} changed.`
      : `The import of members is done: ${adds} invited.`;
  return {
    subject: { kind: 'association', id: associationId },
    action: 'association.imported',
    summary: `${done}${without}`,
    details: { kind, adds: String(adds), changes: String(changes), leftOut: String(leftOut.length) },
  };
}
