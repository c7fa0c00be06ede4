import * as z from 'zod';
import { Actor } from '#core/audit.ts';
import { AssociationId } from '#core/ids.ts';
import { remember } from '#core/remember.ts';
import { Instant } from '#core/time.ts';
import type { RuleId, Severity } from './data/severities.ts';
import { parsePolicy } from './merge-policy.ts';
import { DEFAULT_POLICY, type GuardrailPolicy } from './policy.ts';

/** What an association has changed of the guardrails for its offices, in the order in which it counts. */
export const AssociationPolicy = z.object({
  associationId: AssociationId,
  changes: z.array(
    z.object({
      id: z.string().min(1),
      /** A `PolicyChange` when it was entered. Read anew each time, since a later Clarion may have other rules. */
      change: z.record(z.string(), z.unknown()),
      by: Actor,
      at: Instant,
    }),
  ),
  /** Counts writes; a write based on an older count is refused. */
  version: z.int().nonnegative(),
});
export type AssociationPolicy = z.infer<typeof AssociationPolicy>;
export type StoredChange = AssociationPolicy['changes'][number];

/** How many changes an association may have: they are one row, and somebody has to be able to read them. */
export const MOST_CHANGES = 200;

/**
 * The policy of an office: the data as shipped, changed by its associations in the order given. Where several have
 * decided what a rule does, the gravest counts: none can let through what another holds back. A change that this Clarion
 * no longer understands is passed over, so that posts go on being judged by the others.
 */
export function mergePolicies(policies: readonly Pick<AssociationPolicy, 'changes'>[]): GuardrailPolicy {
  const changed = policies.map(({ changes }) => changes.map(({ change }) => change));
  return changed.every((changes) => changes.length === 0) ? DEFAULT_POLICY : merge(JSON.stringify(changed));
}

/** One and the same for the same changes, since patterns are made once for a word list. */
const merge = remember((changed: string): GuardrailPolicy => {
  let policy = DEFAULT_POLICY;
  for (const changes of JSON.parse(changed) as readonly (readonly unknown[])[]) {
    const decided = new Set(severitiesIn(policy.changes));
    const { severities } = policy;
    for (const change of changes) {
      const merged = parsePolicy([change], policy);
      if (merged.ok) policy = merged.value;
    }
    const kept = [...decided].filter((rule) => GRAVITY[severities[rule]] > GRAVITY[policy.severities[rule]]);
    const graver = Object.fromEntries(kept.map((rule) => [rule, severities[rule]]));
    policy = { ...policy, severities: { ...policy.severities, ...graver } };
  }
  return policy;
}, 100);

const GRAVITY: Readonly<Record<Severity | 'off', number>> = {
  off: 0,
  warn: 1,
  'block-with-override': 2,
  block: 3,
};

/** The rules that changes have decided about. */
function severitiesIn(changes: GuardrailPolicy['changes']): readonly RuleId[] {
  return changes.flatMap((change) => (change.kind === 'set-severity' ? [change.rule] : []));
}
