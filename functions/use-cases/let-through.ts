import type { Actor } from '#core/audit.ts';
import type { Finding } from '#core/guardrails/guardrail.ts';
import { keyOfFinding } from '#core/guardrails/held-back.ts';
import type { Override } from '#core/guardrails/override.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Instant } from '#core/time.ts';

/** Why an approver lets findings through, by `keyOfFinding`. */
export type Reasons = ReadonlyMap<string, string>;

export const NO_REASONS: Reasons = new Map();

/** What keeps a post from being approved: each has to be mended, or to be let through with a reason of its own. */
export interface HeldBack {
  readonly kind: 'held-back';
  readonly findings: readonly Finding[];
}

/** Lets every finding through for its reason. One that nobody may let through, or without a reason, refuses them all. */
export function letThrough(
  findings: readonly Finding[],
  reasons: Reasons,
  by: Actor,
  at: Instant,
): Result<readonly Override[], HeldBack> {
  const overrides = findings.flatMap((finding): readonly Override[] => {
    const reason = reasons.get(keyOfFinding(finding));
    if (finding.severity === 'block' || reason === undefined) return [];
    const { rule, field, words } = finding;
    return [{ rule, field, ...(words !== undefined && { words }), reason, by, at }];
  });
  return overrides.length < findings.length ? err({ kind: 'held-back', findings }) : ok(overrides);
}
