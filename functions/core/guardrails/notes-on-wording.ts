import type { Office } from '#core/office.ts';
import type { TextRules } from '#core/text-rules.ts';
import { NOBODY } from './context.ts';
import { isHeldElsewhere } from './data/held-elsewhere.ts';
import type { RuleId } from './data/severities.ts';
import type { Finding, GuardrailSubject } from './guardrail.ts';
import type { GuardrailFacts } from './held-back.ts';
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
  'bare-deadline',
  'valid-relative-day',
  'link-not-gov',
  'plain-language',
  'hashtag-case',
  'emoji',
  'capitals',
  'stale-year',
]);

/**
 * What a person should look at once more before this goes out in the office's name. Where `facts` of the office are at
 * hand, what its names, links, consents and associations have to say is among it.
 */
export function notesOnWording(
  subject: GuardrailSubject,
  office: Pick<Office, 'website' | 'zone' | 'official'>,
  rules: TextRules,
  facts?: GuardrailFacts,
): readonly Finding[] {
  return facts
    ? judgePost(subject, { ...facts, rules }, (rule) => !isHeldElsewhere(rule))
    : judgePost(subject, { ...plainFacts(office), rules }, (rule) => WORDING.has(rule));
}

/** What is known of an office without asking its store. */
function plainFacts(office: Pick<Office, 'website' | 'zone' | 'official'>): GuardrailFacts {
  return {
    policy: DEFAULT_POLICY,
    zone: office.zone,
    names: NOBODY,
    official: { name: office.official.name, candidacies: [] },
    links: { domain: new URL(office.website).hostname, allowed: [], verdicts: new Map() },
    tags: [],
    hashtags: [],
    blackouts: [],
  };
}
