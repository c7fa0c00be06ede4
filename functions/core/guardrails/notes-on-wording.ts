import type { Office } from '#core/office.ts';
import type { TextRules } from '#core/text-rules.ts';
import type { GuardrailContext } from './context.ts';
import type { RuleId } from './data/severities.ts';
import type { Finding, GuardrailSubject } from './guardrail.ts';
import { judgePost } from './judge-post.ts';
import { DEFAULT_POLICY } from './policy.ts';

/**
 * The rules that need nothing but the words and the office's own website. What the platforms' limits, the calendar and
 * the stops have against a post is told where it is held back.
 */
const WORDING: ReadonlySet<RuleId> = new Set<RuleId>([
  'link-shape',
  'vote-for-against',
  'measure-advocacy',
  'partisan-hashtag',
  'guarantees',
  'uncited-research',
  'valid-relative-day',
  'link-not-gov',
  'plain-language',
  'hashtag-case',
  'emoji',
  'capitals',
  'stale-year',
]);

/** What a person should look at once more before this goes out in the office's name. It keeps nothing back. */
export function notesOnWording(
  subject: GuardrailSubject,
  office: Pick<Office, 'website' | 'zone' | 'official'>,
  rules: TextRules,
): readonly Finding[] {
  const context: GuardrailContext = {
    rules,
    policy: DEFAULT_POLICY,
    zone: office.zone,
    names: NOBODY,
    official: { name: office.official.name, candidacies: [] },
    links: { domain: new URL(office.website).hostname, allowed: [], verdicts: new Map() },
    tags: [],
    hashtags: [],
    blackouts: [],
  };
  return judgePost(subject, context).filter(({ rule }) => WORDING.has(rule));
}

/** One and the same, since what is read of a text is remembered by it. */
const NOBODY: GuardrailContext['names'] = { parties: [], candidates: [] };
