import { FEDERAL_HOSTS, TOOLKIT_PAGES } from './data/link-hosts.ts';
import { PARTISAN_HASHTAGS } from './data/partisan-hashtags.ts';
import { type RuleId, SEVERITIES, type Severity } from './data/severities.ts';
import type { ThresholdId } from './data/thresholds.ts';
import { THRESHOLDS } from './data/thresholds.ts';
import type { WordEntry } from './data/word-entry.ts';
import { WORD_LISTS, type WordListId } from './data/word-lists.ts';
import type { PolicyChange } from './policy-change.ts';

/** What rules go by: the data as shipped, with what an association's counsel has changed. */
export interface GuardrailPolicy {
  readonly severities: Readonly<Record<RuleId, Severity | 'off'>>;
  readonly words: Readonly<Record<WordListId, readonly WordEntry[]>>;
  readonly thresholds: Readonly<Record<ThresholdId, number>>;
  /** By the hashtag in small letters: with whom it is associated. */
  readonly hashtags: Readonly<Record<string, string>>;
  readonly hosts: readonly string[];
  /** What was changed, on whose authority and when, for the record. */
  readonly changes: readonly PolicyChange[];
}

export const DEFAULT_POLICY: GuardrailPolicy = {
  severities: SEVERITIES,
  words: WORD_LISTS,
  thresholds: Object.fromEntries(
    Object.entries(THRESHOLDS).map(([id, { value }]) => [id, value]),
  ) as Readonly<Record<ThresholdId, number>>,
  hashtags: PARTISAN_HASHTAGS,
  hosts: [...FEDERAL_HOSTS, ...TOOLKIT_PAGES],
  changes: [],
};
