import type { Actor } from '#core/audit.ts';
import type { Digest } from '#core/digest.ts';
import { isOutdated, type StoredImport } from '#core/import-offices/stored-import.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { Clock } from '#ports/clock.ts';
import type { FanOutQueue } from '#ports/fan-out-queue.ts';
import { planMemberImport } from './import-members.ts';
import { planOfficeImport } from './import-offices.ts';
import type { JudgingRows } from './judge-invitations.ts';

export interface ConfirmingImports {
  readonly clock: Clock;
  readonly digest: Digest;
  readonly fanOut: FanOutQueue;
}

export interface ImportDecision {
  /** What the person has seen that the import would do. */
  readonly seen: string;
  readonly by: Actor;
}

export type ImportRefusal =
  /** Something that the file would change was changed since, or the file cannot be imported any more. */
  { readonly kind: 'changed-meanwhile' | 'nothing-to-do' | 'outdated' };

/**
 * Says yes to a checked file of offices. From then on it is brought to its end in the background, whatever happens to
 * the host. Saying it twice changes nothing.
 */
export async function confirmOfficeImport(
  parts: ConfirmingImports,
  association: AssociationStore,
  stored: StoredImport,
  { seen, by }: ImportDecision,
): Promise<Result<StoredImport, ImportRefusal>> {
  if (stored.state !== 'checked') return ok(stored);
  if (isOutdated(stored, parts.clock.now())) return err({ kind: 'outdated' });
  const { plan, taken, seen: current } = await planOfficeImport(parts.digest, association, stored);
  if (taken.length > 0 || current !== seen) return err({ kind: 'changed-meanwhile' });
  const adds = plan.added.length;
  const changes = plan.changed.length;
  if (adds + changes === 0) return err({ kind: 'nothing-to-do' });
  const summary = `${by.name} imports a file of ${stored.size} offices: ${adds} to add, ${changes} to change.`;
  return ok(await begin(parts, association, { ...stored, adds, changes, confirmedBy: by }, summary, seen));
}

/** The same for a file of members: everybody in it is invited who is not yet. */
export async function confirmMemberImport(
  parts: ConfirmingImports & JudgingRows,
  association: AssociationStore,
  stored: StoredImport,
  { seen, by }: ImportDecision,
): Promise<Result<StoredImport, ImportRefusal>> {
  if (stored.state !== 'checked') return ok(stored);
  if (isOutdated(stored, parts.clock.now())) return err({ kind: 'outdated' });
  const { invited, seen: current } = await planMemberImport(parts, association, stored, by);
  if (current !== seen) return err({ kind: 'changed-meanwhile' });
  const adds = invited.length;
  if (adds === 0) return err({ kind: 'nothing-to-do' });
  const summary = `${by.name} imports a file of ${stored.size} rows of members: ${adds} to invite.`;
  return ok(await begin(parts, association, { ...stored, adds, confirmedBy: by }, summary, seen));
}

async function begin(
  { clock, fanOut }: ConfirmingImports,
  association: AssociationStore,
  stored: StoredImport,
  summary: string,
  seen: string,
): Promise<StoredImport> {
  const begun: StoredImport = { ...stored, state: 'importing', confirmedAt: clock.now() };
  const { associationId } = association;
  const written = await association.writeImport(begun, {
    subject: { kind: 'association', id: associationId },
    action: 'association.importing',
    summary,
    details: { kind: begun.kind, adds: String(begun.adds), changes: String(begun.changes), seen },
  });
  // A conflict is the same form, sent twice at once. Ordering the work twice does no harm.
  await fanOut.send({ associationId, importId: begun.id });
  return written === 'written' ? { ...begun, version: begun.version + 1 } : begun;
}
