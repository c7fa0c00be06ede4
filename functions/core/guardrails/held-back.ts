import type { TextRules } from '#core/text-rules.ts';
import type { GuardrailContext } from './context.ts';
import { isHeldElsewhere } from './data/held-elsewhere.ts';
import { type RuleId, SEVERITIES, type Severity } from './data/severities.ts';
import type { Finding, GuardrailSubject } from './guardrail.ts';
import { judgePost, type Overridden, openFindings } from './judge-post.ts';

/** All that rules know of an office, whatever the platform. Make it once for all posts that are judged together. */
export type GuardrailFacts = Omit<GuardrailContext, 'rules'>;

type Judge = (subject: GuardrailSubject, rules: TextRules) => readonly Finding[];

const judges = new WeakMap<GuardrailFacts, Judge>();

/**
 * What keeps a post from being approved and sent as it stands, each matter once: what is mended, and what an approver
 * lets through with a reason. What other checks hold back is left to them, see `HELD_ELSEWHERE`. Posts with the same
 * words are judged once for the same facts.
 */
export function findHeldBack(
  subject: GuardrailSubject & { readonly overrides?: readonly Overridden[] | undefined },
  facts: GuardrailFacts,
  rules: TextRules,
): readonly Finding[] {
  const judge = judges.get(facts) ?? makeJudge(facts);
  judges.set(facts, judge);
  return openFindings(judge(subject, rules), subject.overrides ?? []);
}

function makeJudge(facts: GuardrailFacts): Judge {
  const { policy, official } = facts;
  // As shipped, the day makes a difference to a candidate's office only.
  const isDated =
    official.candidacies.length > 0 ||
    Object.entries(policy.severities).some(
      ([rule, severity]) => severity !== SEVERITIES[rule as keyof typeof SEVERITIES],
    );
  const known = new Map<string, readonly Finding[]>();
  return (subject, rules) => {
    const { voice, language, text, image, mentions, slot, notAfter } = subject;
    const labels = mentions.map(({ label }) => label).join('\u0001');
    const when = isDated ? `${slot.due} ${notAfter}` : '';
    const key = [rules.platform, voice, language, text, image?.alt, labels, when].join('\u0000');
    const before = known.get(key);
    if (before) return before;
    if (known.size >= REMEMBERED) known.clear();
    const found = judgePost(subject, { ...facts, rules }, isHeldBackHere);
    const distinct = [...new Map(found.map((finding) => [keyOfFinding(finding), finding])).values()];
    known.set(key, distinct);
    return distinct;
  };
}

/** Texts whose findings are kept for the same facts: a rotation says the same few again and again. */
const REMEMBERED = 500;

function isHeldBackHere(rule: RuleId, severity: Severity): boolean {
  return severity !== 'warn' && !isHeldElsewhere(rule);
}

/** The name under which a finding's reason is asked for: the same for the same words, however often they stand there. */
export function keyOfFinding({ rule, field, words = '' }: Overridden): string {
  return `${rule} ${field} ${words.replaceAll(/\s+/g, ' ')}`;
}

/** Why a post waits, in sentences for whoever reads it. */
export function describeHeldBack(findings: readonly Finding[]): string {
  return findings.map(({ message }) => message).join(' ');
}
