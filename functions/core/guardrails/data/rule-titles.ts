import type { RuleId } from './severities.ts';

/** What a rule looks for, as a list of rules names it. */
export const RULE_TITLES: Readonly<Record<RuleId, string>> = {
  'unresolved-placeholder': 'Gaps that are not filled in',
  limits: 'What a platform would refuse',
  'missing-handle': 'Handles of another platform',
  'missing-alt': 'Images without a description',
  'missing-image': 'Posts that need an image',
  'results-before-close': 'Results before the polls close',
  blackout: 'Times of silence',
  dates: 'Dates that the calendar contradicts',
  'relative-day': '“Today” where it is not true',
  'link-shape': 'Links that lead nowhere or hide where they lead',
  'link-off-list': 'Links to addresses that are on no list',
  'link-dead': 'Links that do not open',
  'vote-for-against': 'Calls to vote for or against',
  'measure-advocacy': 'Taking a side on a measure',
  'candidate-official': 'The official’s own voice or name while a candidate',
  'party-names': 'Names of parties',
  'candidate-names': 'Names of candidates',
  'partisan-tag': 'Mentions of people with a partisan role',
  'tag-consent': 'Mentions without consent on record',
  'partisan-hashtag': 'Hashtags that belong to one side',
  guarantees: 'Guarantees such as “100% secure”',
  'uncited-research': 'Research without a source',
  'bare-deadline': 'Deadlines without a date or an official page',
  'valid-relative-day': '“Today” that is read later',
  'link-not-gov': 'Links to addresses other than .gov',
  'plain-language': 'Long sentences and hard words',
  'hashtag-case': 'Hashtags of several words in small letters',
  emoji: 'Many emoji, or emoji in place of words',
  capitals: 'Words in capitals',
  'stale-year': 'Years that have passed',
};

/** What a severity means for a post. */
export const SEVERITY_TEXTS = {
  block: 'Not saved',
  'block-with-override': 'Waits for a reason',
  warn: 'A hint',
  off: 'Not looked for',
} as const;
