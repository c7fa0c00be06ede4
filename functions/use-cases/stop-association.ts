import type { Actor } from '#core/audit.ts';
import type { Stop, StopScope } from '#core/gate.ts';
import { describeScope, isSameScope } from '#core/stop-scope.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { Clock } from '#ports/clock.ts';

/** Each further try means that somebody lifted a stop in the very moment in which this one found it. */
const TRIES = 3;

/**
 * Keeps every post of every member office from going out, from this write on. A stop that is in force already stays,
 * for its first reason. Either way the answer is the stop that is in force now.
 */
export async function stopAssociation(
  { clock }: { readonly clock: Clock },
  association: AssociationStore,
  { reason, by }: { readonly reason: string; readonly by: Actor },
): Promise<Stop> {
  const scope: StopScope = { kind: 'association', id: association.associationId };
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const stop: Stop = { scope, reason, by, at: clock.now() };
    const written = await association.writeStop(stop, {
      subject: scope,
      action: 'association.stopped',
      summary: `${by.name} stopped ${describeScope(scope)}: ${reason}.`,
      details: { reason },
    });
    if (written === 'written') return stop;
    const before = await findAssociationStop(association);
    if (before) return before;
  }
  throw new Error(`A stop of ${association.associationId} could not be written and is not there either`);
}

/** The stop of everything, if there is one. */
export async function findAssociationStop(association: AssociationStore): Promise<Stop | undefined> {
  const scope: StopScope = { kind: 'association', id: association.associationId };
  return (await association.listStops()).find((stop) => isSameScope(stop.scope, scope));
}
