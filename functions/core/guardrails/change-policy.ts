import type { Actor } from '#core/audit.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { Instant } from '#core/time.ts';
import {
  type AssociationPolicy,
  MOST_CHANGES,
  mergePolicies,
  type StoredChange,
} from './association-policy.ts';
import { isHeldElsewhere } from './data/held-elsewhere.ts';
import { RULE_TITLES, SEVERITY_TEXTS } from './data/rule-titles.ts';
import { THRESHOLD_TITLES, WORD_LIST_TITLES } from './data/threshold-titles.ts';
import { parsePolicy } from './merge-policy.ts';
import { PolicyChange } from './policy-change.ts';

/**
 * A policy with one change more, as a person typed it, and the change in a sentence. It is refused where it would change
 * nothing or make rules that cannot be followed; all that is wrong is told by the change's own fields.
 */
export function addChange(
  policy: AssociationPolicy,
  raw: Readonly<Record<string, unknown>>,
  { id, by, at }: { readonly id: string; readonly by: Actor; readonly at: Instant },
): Result<{ readonly policy: AssociationPolicy; readonly change: PolicyChange }, readonly FieldProblem[]> {
  const parsed = PolicyChange.safeParse(raw);
  if (!parsed.success) {
    return err(
      parsed.error.issues.map(({ path, message }) => ({
        field: String(path[0] ?? ''),
        message: MISSING[String(path[0])] ?? `${message.charAt(0).toUpperCase()}${message.slice(1)}.`,
      })),
    );
  }
  const change = parsed.data;
  if (change.kind === 'set-severity' && isHeldElsewhere(change.rule)) {
    return err([
      { field: 'rule', message: 'This is always held back and cannot be changed. Choose another.' },
    ]);
  }
  if (policy.changes.length >= MOST_CHANGES) {
    const message = `An association has ${MOST_CHANGES} changes at most. Take one back first.`;
    return err([{ field: '', message }]);
  }
  const merged = parsePolicy([change], mergePolicies([policy]));
  if (!merged.ok) {
    return err(merged.error.map(({ message }) => ({ field: FIELDS[change.kind], message })));
  }
  return ok({ policy: { ...policy, changes: [...policy.changes, { id, change, by, at }] }, change });
}

/** A policy without one of its changes, and that change; nothing where it is not there. */
export function takeBackChange(
  policy: AssociationPolicy,
  id: string,
): { readonly policy: AssociationPolicy; readonly taken: StoredChange } | undefined {
  const taken = policy.changes.find((each) => each.id === id);
  return taken && { taken, policy: { ...policy, changes: policy.changes.filter((each) => each !== taken) } };
}

/** A stored change in words for people, without a full stop. */
export function describeChange(stored: Readonly<Record<string, unknown>>): string {
  const parsed = PolicyChange.safeParse(stored);
  if (!parsed.success) return 'A change that this Clarion no longer knows. It counts for nothing';
  const change = parsed.data;
  switch (change.kind) {
    case 'set-severity':
      return `${RULE_TITLES[change.rule]}: ${SEVERITY_TEXTS[change.severity].toLowerCase()}`;
    case 'put-words':
      return `${WORD_LIST_TITLES[change.list]}: “${change.words}” is ${change.use === 'report' ? 'reported' : 'let pass'} (${change.language})`;
    case 'drop-words':
      return `${WORD_LIST_TITLES[change.list]}: without “${change.id}”`;
    case 'set-threshold':
      return `${THRESHOLD_TITLES[change.threshold]}: ${change.value}`;
    case 'set-hashtag':
      return change.association === undefined
        ? `#${change.tag} belongs to no side`
        : `#${change.tag} belongs to ${change.association}`;
    case 'allow-host':
      return `Posts may link to ${change.host}`;
  }
}

/** Where it is told that a change cannot stand beside the others. */
const FIELDS: Readonly<Record<PolicyChange['kind'], string>> = {
  'set-severity': 'rule',
  'put-words': 'words',
  'drop-words': 'id',
  'set-threshold': 'value',
  'set-hashtag': 'tag',
  'allow-host': 'host',
};

/** Plainer than what a schema says of a field that was left empty. */
const MISSING: Readonly<Record<string, string>> = {
  rule: 'Choose a rule.',
  severity: 'Choose what becomes of a post.',
  list: 'Choose a list.',
  threshold: 'Choose a number of the rules.',
  value: 'Write a number.',
  on: 'Choose the day from which it holds.',
  citation: 'Name the law or policy that asks for this, in at most 300 characters.',
};
