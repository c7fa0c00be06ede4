import type { Actor } from '#core/audit.ts';
import type { Stop, StopScope } from '#core/gate.ts';
import { describeScope, isOwn, isSameScope, subjectOf } from '#core/stop-scope.ts';
import type { Clock } from '#ports/clock.ts';
import type { OfficeStore } from '#ports/store.ts';

/** Each further try means that somebody lifted a stop in the very moment in which this one found it. */
const TRIES = 3;

/**
 * Keeps everything that the scope covers from going out, from now on. What is stopped already stays stopped for its
 * first reason. Either way the answer is the stop that is in force now.
 */
export async function stopPosting(
  { clock }: { readonly clock: Clock },
  office: OfficeStore,
  order: { readonly scope: StopScope; readonly reason: string; readonly by: Actor },
): Promise<Stop> {
  const { scope, reason, by } = order;
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const stop: Stop = { scope, reason, by, at: clock.now() };
    const written = await office.writeStop(stop, {
      subject: subjectOf(scope, office.officeId),
      action: `${scope.kind}.stopped`,
      summary: `${by.name} stopped ${describeScope(scope)}: ${reason}.`,
      details: { reason },
    });
    if (written === 'written') {
      // Posts that wait to be posted by hand are out of Clarion's hands: their people are told.
      await office.lookAgain(stop.at, stop.at);
      return stop;
    }
    const before = (await office.readGates()).stops.find(
      (found) => isOwn(found) && isSameScope(found.scope, scope),
    );
    if (before) return before;
  }
  throw new Error(`A stop of ${office.officeId} could not be written and is not there either`);
}
