import type { Answers } from '#core/compose-post.ts';
import { countWords, type WordLimits } from '#core/count-words.ts';
import type { Finding } from '#core/guardrails/guardrail.ts';
import { notesOnWording } from '#core/guardrails/notes-on-wording.ts';
import { type Score, scoreText } from '#core/guardrails/readability.ts';
import { readText } from '#core/guardrails/reading.ts';
import { Platform } from '#core/ids.ts';
import type { Office } from '#core/office.ts';
import { slotAt } from '#core/slot.ts';
import type { TextRules } from '#core/text-rules.ts';
import { type Instant, later } from '#core/time.ts';
import type { Claim } from './companion.ts';
import type { CompanionField, CompanionTemplate } from './companion-template.ts';
import { documentText, type FilledDocument } from './fill-document.ts';

/** How long the office's own text is, and how long its template wants it. */
export interface Length {
  readonly words: number;
  readonly limits: WordLimits;
}

/** A claim that somebody who reads the piece may ask about. */
export interface WeakClaim {
  readonly claim: Claim;
  /** Where it stands in the list, counted from 0. */
  readonly at: number;
  readonly why: 'no-evidence' | 'little-evidence' | 'not-in-text';
}

/** What is worth a second look before a document leaves the office. Nothing of it holds the document back. */
export interface Review {
  readonly missing: readonly CompanionField[];
  readonly length: Length | undefined;
  readonly score: Score | undefined;
  readonly weakClaims: readonly WeakClaim[];
  readonly notes: readonly Finding[];
}

export interface Reviewed {
  readonly template: CompanionTemplate;
  readonly document: FilledDocument;
  readonly answers: Answers;
  readonly claims: readonly Claim[];
}

type OfficeFacts = Pick<Office, 'website' | 'zone' | 'official'>;

/** Looks a document over as one that goes out at `now`. */
export function reviewDocument(reviewed: Reviewed, office: OfficeFacts, now: Instant): Review {
  const { template, document, answers, claims } = reviewed;
  const own = ownText(template, answers);
  const whole = documentText(document);
  const read = template.words ? own : whole;
  return {
    missing: document.missing,
    length: template.words && { words: countWords(own), limits: template.words },
    score: read === '' ? undefined : scoreText(readText(read, NOBODY), document.language),
    weakClaims: template.evidence === undefined ? [] : findWeakClaims(claims, own, template.evidence),
    notes: noteWording(whole, document, office, now),
  };
}

/** What the office writes in its own words: the long answers, in the order of the form. */
export function ownText({ fields }: CompanionTemplate, answers: Answers): string {
  return fields
    .filter(({ type }) => type === 'long')
    .map(({ key }) => (Object.hasOwn(answers, key) ? (answers[key] ?? '').trim() : ''))
    .filter((text) => text !== '')
    .join('\n\n');
}

function findWeakClaims(claims: readonly Claim[], text: string, wanted: number): readonly WeakClaim[] {
  const plain = flatten(text);
  return claims.flatMap((claim, at): readonly WeakClaim[] => {
    const { sentence, evidence } = claim;
    if (evidence.length === 0) return [{ claim, at, why: 'no-evidence' }];
    if (evidence.length < wanted) return [{ claim, at, why: 'little-evidence' }];
    return plain.includes(flatten(sentence)) ? [] : [{ claim, at, why: 'not-in-text' }];
  });
}

/** Without what typing it twice changes: capitals, quotation marks, spaces and the mark at the end. */
function flatten(text: string): string {
  return text
    .normalize('NFC')
    .toLowerCase()
    .replaceAll(/[“”"‘’']/g, '')
    .replaceAll(/\s+/g, ' ')
    .trim()
    .replace(/[.!?]+$/, '');
}

/** How long a sentence is and how hard the words are is told by the score, for the whole text. */
function noteWording(
  text: string,
  { language }: FilledDocument,
  office: OfficeFacts,
  now: Instant,
): readonly Finding[] {
  const slot = slotAt(now, office.zone);
  const subject = {
    platform: PAPER.platform,
    voice: 'office' as const,
    language,
    text,
    mentions: [],
    slot,
    notAfter: later(now, 0),
  };
  return notesOnWording(subject, office, PAPER).filter(({ rule }) => rule !== 'plain-language');
}

/** No platform's: a document can be as long as it needs to be. */
const PAPER: TextRules = {
  platform: Platform.parse('paper'),
  name: 'Paper',
  text: { max: Number.MAX_SAFE_INTEGER, unit: 'code-points' },
  links: { clickable: false },
  hashtags: {},
  mentions: { syntax: 'none' },
  image: { required: false, mimeTypes: [], maxBytes: 0, maxAlt: 0 },
};

/** One and the same, since what is read of a text is remembered by it. */
const NOBODY = { parties: [], candidates: [] };
