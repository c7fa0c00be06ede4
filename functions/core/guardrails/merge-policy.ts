import * as z from 'zod';
import { plain } from '#core/election/find-words.ts';
import { err, ok, type Result } from '#core/result.ts';
import { SEVERITIES } from './data/severities.ts';
import { THRESHOLDS } from './data/thresholds.ts';
import type { WordEntry } from './data/word-entry.ts';
import { escapePattern } from './escape-pattern.ts';
import { DEFAULT_POLICY, type GuardrailPolicy } from './policy.ts';
import { PolicyChange } from './policy-change.ts';

/** Why a change cannot stand, and which: its place in the list, from 0. */
export interface PolicyProblem {
  readonly change: number;
  readonly message: string;
}

/**
 * The policy that an association's changes make of the data as shipped, in the order in which they are given. All
 * problems are reported at once; one of them refuses the whole, since half of a policy is nobody's.
 */
export function parsePolicy(
  raw: unknown,
  base: GuardrailPolicy = DEFAULT_POLICY,
): Result<GuardrailPolicy, readonly PolicyProblem[]> {
  const list = z.array(z.unknown()).safeParse(raw);
  if (!list.success) return err([{ change: 0, message: 'A policy is a list of changes.' }]);
  const problems: PolicyProblem[] = [];
  let policy = base;
  list.data.forEach((each, place) => {
    const parsed = PolicyChange.safeParse(each);
    if (!parsed.success) {
      problems.push({ change: place, message: describeIssues(parsed.error) });
      return;
    }
    const refusal = refuse(parsed.data, policy);
    if (refusal !== undefined) problems.push({ change: place, message: refusal });
    else policy = { ...apply(parsed.data, policy), changes: [...policy.changes, parsed.data] };
  });
  return problems.length > 0 ? err(problems) : ok(policy);
}

/** What the schema cannot know about a change. */
function refuse(change: PolicyChange, { words }: GuardrailPolicy): string | undefined {
  switch (change.kind) {
    case 'set-severity':
      return SEVERITIES[change.rule] === 'block'
        ? `“${change.rule}” always blocks: a post that breaks it cannot go out properly. Leave it as it is.`
        : undefined;
    case 'set-threshold': {
      const { min, max } = THRESHOLDS[change.threshold];
      return change.value < min || change.value > max
        ? `“${change.threshold}” may be ${min} to ${max}, not ${change.value}. Choose a number in between.`
        : undefined;
    }
    case 'drop-words':
      return words[change.list].some(({ id }) => id === change.id)
        ? undefined
        : `The list “${change.list}” has no entry “${change.id}”. Choose one that it has.`;
    case 'put-words':
    case 'set-hashtag':
    case 'allow-host':
      return undefined;
  }
}

function apply(change: PolicyChange, policy: GuardrailPolicy): GuardrailPolicy {
  switch (change.kind) {
    case 'set-severity':
      return { ...policy, severities: { ...policy.severities, [change.rule]: change.severity } };
    case 'set-threshold':
      return { ...policy, thresholds: { ...policy.thresholds, [change.threshold]: change.value } };
    case 'drop-words':
    case 'put-words': {
      const others = policy.words[change.list].filter(({ id }) => id !== change.id);
      const entries = change.kind === 'put-words' ? [...others, entryOf(change)] : others;
      return { ...policy, words: { ...policy.words, [change.list]: entries } };
    }
    case 'set-hashtag': {
      const tag = plain(change.tag);
      const { [tag]: _, ...others } = policy.hashtags;
      const { association } = change;
      return {
        ...policy,
        hashtags: association === undefined ? others : { ...others, [tag]: association },
      };
    }
    case 'allow-host':
      return { ...policy, hosts: [...policy.hosts, change.host] };
  }
}

function entryOf(change: PolicyChange & { readonly kind: 'put-words' }): WordEntry {
  const { id, language, use, words, citation } = change;
  const pattern = escapePattern(words.replaceAll(/\s+/g, ' '));
  return { id, language, use, pattern, citation };
}

function describeIssues(error: z.ZodError): string {
  return error.issues
    .map(({ path, message }) => [path.join('.'), message].filter(Boolean).join(': '))
    .join('; ');
}
