import type { GuardrailContext } from './context.ts';
import type { RuleId, Severity } from './data/severities.ts';
import type { Finding, GuardrailSubject } from './guardrail.ts';
import { GUARDRAILS } from './registry.ts';

/**
 * Everything that the rules have against a post, the gravest first, with the severities of the policy. An empty answer
 * means only that no rule matched: a person still reads the post. `isAsked` chooses among the rules.
 */
export function judgePost(
  subject: GuardrailSubject,
  context: GuardrailContext,
  isAsked: (rule: RuleId, severity: Severity) => boolean = () => true,
): readonly Finding[] {
  const { severities } = context.policy;
  return GUARDRAILS.flatMap((rule): readonly Finding[] => {
    const severity = severities[rule.id];
    return severity === 'off' || !isAsked(rule.id, severity)
      ? []
      : rule.judge(subject, context).map((finding) => ({ ...finding, severity }));
  }).toSorted((one, other) => GRAVITY[one.severity] - GRAVITY[other.severity]);
}

const GRAVITY: Readonly<Record<Severity, number>> = { block: 0, 'block-with-override': 1, warn: 2 };

/** What an approver has looked at and let through: one rule's finding about certain words. */
export interface Overridden {
  readonly rule: string;
  readonly field: Finding['field'];
  readonly words?: string | undefined;
}

/**
 * The findings that still keep a post from going out. An override covers the same words of the same field only: what
 * is written anew is judged anew. What blocks without override is never covered.
 */
export function openFindings(
  findings: readonly Finding[],
  overrides: readonly Overridden[],
): readonly Finding[] {
  return findings.filter((finding) => {
    if (finding.severity !== 'block-with-override') return finding.severity === 'block';
    const { rule, field, words } = finding;
    return !overrides.some((each) => each.rule === rule && each.field === field && each.words === words);
  });
}
