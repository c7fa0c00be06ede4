import type { Actor } from '#core/audit.ts';
import type { Stop, StopScope } from '#core/gate.ts';
import { err, ok, type Result } from '#core/result.ts';
import { describeScope, isOwn, isSameScope, subjectOf } from '#core/stop-scope.ts';
import type { Instant } from '#core/time.ts';
import type { OfficeStore } from '#ports/store.ts';

export interface ResumeOrder {
  readonly scope: StopScope;
  /** When the stop that the person saw was given: a newer one has reasons that they have not read. */
  readonly seen: Instant;
  readonly reason: string;
  readonly by: Actor;
}

/** Why a stop was not lifted: there is none, or it is not the one that the person saw. */
export type ResumeRefusal =
  | { readonly kind: 'not-stopped' }
  | { readonly kind: 'changed-meanwhile'; readonly stop: Stop };

/** Lifts a stop. Nothing is released by it: what was held meanwhile waits for a person to choose. */
export async function resumePosting(
  office: OfficeStore,
  { scope, seen, reason, by }: ResumeOrder,
): Promise<Result<Stop, ResumeRefusal>> {
  const stop = await findStop(office, scope);
  if (!stop) return err({ kind: 'not-stopped' });
  if (stop.at !== seen) return err({ kind: 'changed-meanwhile', stop });
  const lifted = await office.liftStop(scope, seen, {
    subject: subjectOf(scope, office.officeId),
    action: `${scope.kind}.resumed`,
    summary: `${by.name} lifted the stop of ${describeScope(scope)} that ${stop.by.name} had given (${stop.reason}): ${reason}. What was held stays on hold until somebody releases it.`,
    details: { reason, stoppedAt: stop.at, stoppedFor: stop.reason },
  });
  if (lifted === 'written') return ok(stop);
  // Somebody else was quicker, and may have stopped it anew.
  const current = await findStop(office, scope);
  return err(current ? { kind: 'changed-meanwhile', stop: current } : { kind: 'not-stopped' });
}

async function findStop(office: OfficeStore, scope: StopScope): Promise<Stop | undefined> {
  return (await office.readGates()).stops.find((found) => isOwn(found) && isSameScope(found.scope, scope));
}
