import type { PostField } from '#core/check-post.ts';
import type { FoundWords } from '#core/election/find-words.ts';
import type { Post } from '#core/post.ts';
import type { GuardrailContext } from './context.ts';
import { type RuleId, SEVERITIES, type Severity } from './data/severities.ts';

/** What a guardrail reads: a post as it would go out, whether or not it is stored yet. */
export type GuardrailSubject = Pick<
  Post,
  'platform' | 'voice' | 'language' | 'text' | 'mentions' | 'image' | 'slot' | 'notAfter'
>;

/** Which part of a post a finding is about; the slot is its time. */
export type FindingField = PostField | 'slot';

/** Something that a rule has against a post. The places are in UTF-16 units of the field's text as given. */
export interface Finding extends Partial<FoundWords> {
  readonly rule: RuleId;
  readonly severity: Severity;
  readonly field: FindingField;
  /** Why it matters, and what to do. */
  readonly message: string;
}

/** What a rule says itself; its name and severity are added. */
export type RawFinding = Omit<Finding, 'rule' | 'severity'>;

/**
 * One rule: pure and synchronous. It reads the office's own words only, and treats every party and candidate alike. A
 * rule that finds nothing says nothing: no rule vouches for a post.
 */
export interface Guardrail {
  readonly id: RuleId;
  /** As shipped: an association's policy may change it, see `judgePost`. */
  readonly severity: Severity;
  judge(subject: GuardrailSubject, context: GuardrailContext): readonly Finding[];
}

export function defineGuardrail(
  id: RuleId,
  judge: (subject: GuardrailSubject, context: GuardrailContext) => readonly RawFinding[],
): Guardrail {
  const severity = SEVERITIES[id];
  return {
    id,
    severity,
    judge: (subject, context) =>
      judge(subject, context).map((finding) => ({ rule: id, severity, ...finding })),
  };
}
