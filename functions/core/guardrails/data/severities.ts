/** A finding that blocks is mended; one with override is mended or overridden with a reason; a warning is read. */
export type Severity = 'block' | 'block-with-override' | 'warn';

/** Every rule with the severity it ships with, in the order in which people see them. */
export const SEVERITIES = {
  'unresolved-placeholder': 'block',
  limits: 'block',
  'missing-handle': 'block',
  'missing-alt': 'block',
  'missing-image': 'block',
  'results-before-close': 'block-with-override',
  blackout: 'block-with-override',
  dates: 'block-with-override',
  'relative-day': 'block-with-override',
  'link-shape': 'block-with-override',
  'link-off-list': 'block-with-override',
  'link-dead': 'block-with-override',
  'vote-for-against': 'block-with-override',
  'measure-advocacy': 'block-with-override',
  'candidate-official': 'block-with-override',
  'party-names': 'warn',
  'candidate-names': 'warn',
  'partisan-tag': 'warn',
  'tag-consent': 'warn',
  'partisan-hashtag': 'warn',
  guarantees: 'warn',
  'uncited-research': 'warn',
  'bare-deadline': 'warn',
  'valid-relative-day': 'warn',
  'link-not-gov': 'warn',
  'plain-language': 'warn',
  'hashtag-case': 'warn',
  emoji: 'warn',
  capitals: 'warn',
  'stale-year': 'warn',
} as const satisfies Readonly<Record<string, Severity>>;

export type RuleId = keyof typeof SEVERITIES;

export const RULE_IDS = Object.keys(SEVERITIES) as readonly RuleId[];
