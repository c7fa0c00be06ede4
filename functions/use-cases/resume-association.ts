import type { Actor } from '#core/audit.ts';
import type { Stop } from '#core/gate.ts';
import { err, ok, type Result } from '#core/result.ts';
import { describeScope } from '#core/stop-scope.ts';
import type { Instant } from '#core/time.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { ResumeRefusal } from './resume-posting.ts';
import { findAssociationStop } from './stop-association.ts';

export interface AssociationResumption {
  /** When the stop that the person saw was given: a newer one has reasons that they have not read. */
  readonly seen: Instant;
  readonly reason: string;
  readonly by: Actor;
}

/** Lifts an association's stop. Nothing is released by it: what was held meanwhile waits for people of its office. */
export async function resumeAssociation(
  association: AssociationStore,
  { seen, reason, by }: AssociationResumption,
): Promise<Result<Stop, ResumeRefusal>> {
  const stop = await findAssociationStop(association);
  if (!stop) return err({ kind: 'not-stopped' });
  if (stop.at !== seen) return err({ kind: 'changed-meanwhile', stop });
  const lifted = await association.liftStop(stop.scope, seen, {
    subject: { kind: 'association', id: association.associationId },
    action: 'association.resumed',
    summary: `${by.name} lifted the stop of ${describeScope(stop.scope)} that ${stop.by.name} had given (${stop.reason}): ${reason}. What was held stays on hold until somebody of its office releases it.`,
    details: { reason, stoppedAt: stop.at, stoppedFor: stop.reason },
  });
  if (lifted === 'written') return ok(stop);
  // Somebody else was quicker, and may have stopped it anew.
  const current = await findAssociationStop(association);
  return err(current ? { kind: 'changed-meanwhile', stop: current } : { kind: 'not-stopped' });
}
