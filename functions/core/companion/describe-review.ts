import type { Score } from '#core/guardrails/readability.ts';
import { LIMITS } from '#core/guardrails/rules/plain-language.ts';
import type { WeakClaim } from './review-document.ts';

/** How hard a text is to read, with what such a number does not say. */
export function describeScore({ kind, value }: Score, gradeMax: number | undefined): string {
  const rounded = Math.round(value * 10) / 10;
  if (kind === 'perspicuity') {
    return `This Spanish text scores about ${rounded} of 100 for ease of reading (Flesch–Szigriszt; not a grade). ${LIMITS}`;
  }
  const aim = gradeMax === undefined ? '' : `; grade ${gradeMax} or lower is the aim`;
  return `This text reads at about grade ${rounded} (Flesch–Kincaid)${aim}. ${LIMITS}`;
}

/** What a claim lacks. */
export function describeWeakClaim({ why, claim }: WeakClaim, wanted: number): string {
  const count = claim.evidence.length;
  switch (why) {
    case 'no-evidence':
      return 'No evidence is named. Name a source or a link, or leave the claim out.';
    case 'little-evidence':
      return `It has ${count} ${count === 1 ? 'source' : 'sources'}; ${wanted} or more convince better.`;
    case 'not-in-text':
      return 'Your text does not say it in these words.';
  }
}
