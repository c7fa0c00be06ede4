import type { RuleId } from './severities.ts';

/**
 * The rules whose matter was held back before there was a registry, and where: there is one way for each, and whoever
 * reads a post is told once. Their severity is no association's to change. The rules themselves stay in the registry,
 * for a text that is judged as a whole, such as a pack's.
 */
export const HELD_ELSEWHERE = {
  'unresolved-placeholder': 'A text with a gap is not saved (check-post.ts).',
  limits: 'A text that its platform would refuse is not saved (check-post.ts).',
  'missing-alt': 'An image without a description is not saved (check-post.ts).',
  'missing-image': 'A post that needs an image is not saved without one (check-post.ts).',
  'results-before-close':
    'Held against the calendar on saving, on approval and before it is sent (check-by-calendar.ts, judge-by-calendar.ts).',
  dates: 'Held against the calendar on saving and on approval (check-by-calendar.ts, judge-by-calendar.ts).',
  'relative-day':
    'Held against the calendar on saving and on approval (check-by-calendar.ts, judge-by-calendar.ts).',
  blackout: 'Times of silence are entered under Safety, and asked before a post is sent (gate.ts).',
} as const satisfies Partial<Readonly<Record<RuleId, string>>>;

export function isHeldElsewhere(rule: RuleId): boolean {
  return Object.hasOwn(HELD_ELSEWHERE, rule);
}
