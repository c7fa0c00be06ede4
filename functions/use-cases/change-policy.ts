import type { Actor } from '#core/audit.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import type { AssociationPolicy } from '#core/guardrails/association-policy.ts';
import { addChange, describeChange, takeBackChange } from '#core/guardrails/change-policy.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { Chance } from '#ports/chance.ts';
import type { Clock } from '#ports/clock.ts';

export interface ChangingPolicies {
  readonly clock: Clock;
  readonly chance: Chance;
}

/** A decision about an association's policy as a person saw it; `seen` is 0 where it had changed nothing yet. */
export interface PolicyOrder {
  readonly seen: number;
  readonly by: Actor;
}

export type PolicyRefusal =
  | { readonly kind: 'problems'; readonly problems: readonly FieldProblem[] }
  | { readonly kind: 'changed-meanwhile' };

/**
 * Changes a rule for all offices of an association. What is scheduled already is judged by it when it is about to be
 * sent.
 */
export async function addPolicyChange(
  { clock, chance }: ChangingPolicies,
  association: AssociationStore,
  { seen, by, change: raw }: PolicyOrder & { readonly change: Readonly<Record<string, unknown>> },
): Promise<Result<AssociationPolicy, PolicyRefusal>> {
  const before = await readPolicy(association);
  if (before.version !== seen) return err({ kind: 'changed-meanwhile' });
  const added = addChange(before, raw, { id: chance.id(), by, at: clock.now() });
  if (!added.ok) return err({ kind: 'problems', problems: added.error });
  const { policy, change } = added.value;
  const summary = `${by.name} changed a rule for all offices. ${describeChange(change)} (${change.citation}, from ${change.on}).`;
  return write(association, policy, 'association.policy-changed', summary, JSON.stringify(change));
}

/** Takes a change back, so that what was before it counts again. */
export async function takeBackPolicyChange(
  association: AssociationStore,
  { seen, by, id }: PolicyOrder & { readonly id: string },
): Promise<Result<AssociationPolicy, PolicyRefusal>> {
  const before = await readPolicy(association);
  const taken = before.version === seen ? takeBackChange(before, id) : undefined;
  if (!taken) return err({ kind: 'changed-meanwhile' });
  const { change } = taken.taken;
  const summary = `${by.name} took back a change of the rules for all offices. ${describeChange(change)}.`;
  return write(association, taken.policy, 'association.policy-taken-back', summary, JSON.stringify(change));
}

/** What an association has changed, nothing at first. */
export async function readPolicy(association: AssociationStore): Promise<AssociationPolicy> {
  const { associationId } = association;
  return (await association.policy.read()) ?? { associationId, changes: [], version: 0 };
}

async function write(
  association: AssociationStore,
  policy: AssociationPolicy,
  action: string,
  summary: string,
  change: string,
): Promise<Result<AssociationPolicy, PolicyRefusal>> {
  const written = await association.policy.write(policy, {
    subject: { kind: 'association', id: association.associationId },
    action,
    summary,
    details: { change },
  });
  return written === 'written'
    ? ok({ ...policy, version: policy.version + 1 })
    : err({ kind: 'changed-meanwhile' });
}
