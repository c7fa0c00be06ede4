import * as z from 'zod';
import type { Campaign } from '#core/campaign.ts';
import { answerField } from '#core/check-answers.ts';
import type { Answers } from '#core/compose-post.ts';
import type { FieldProblem } from '#core/field-problem.ts';
import { answerFrom, type Office } from '#core/office.ts';
import type { Claim, Companion } from './companion.ts';
import type { CompanionField, CompanionTemplate } from './companion-template.ts';

/** What is known without asking: what the campaign was launched with, then what the office's records hold. */
export function knownAnswers(
  { fields }: CompanionTemplate,
  campaign: Pick<Campaign, 'answers'>,
  office: Office,
): Answers {
  return Object.fromEntries(
    fields.map(({ key, from }) => {
      const told = Object.hasOwn(campaign.answers, key) ? (campaign.answers[key] ?? '').trim() : '';
      return [key, told || (from ? answerFrom(office, from) : '')];
    }),
  );
}

/** The answers that the document is filled with. An answer that was emptied on purpose stays empty. */
export function answersOf(
  template: CompanionTemplate,
  campaign: Pick<Campaign, 'answers'>,
  office: Office,
  companion: Pick<Companion, 'answers'> | undefined,
): Answers {
  return { ...knownAnswers(template, campaign, office), ...companion?.answers };
}

/** Of what was typed, that which is not known already: what the records say later is then taken over again. */
export function ownAnswers(template: CompanionTemplate, typed: Answers, known: Answers): Answers {
  return Object.fromEntries(
    template.fields.flatMap(({ key }) => {
      const answer = (Object.hasOwn(typed, key) ? (typed[key] ?? '') : '').trim();
      return answer === (known[key] ?? '') ? [] : [[key, answer] as const];
    }),
  );
}

/** How many claims a workbook holds, and how long each part of one may be, in code points. */
export const CLAIM_LIMITS = { claims: 20, evidence: 5, sentence: 500, source: 500 } as const;

/** What keeps answers from being kept. What is missing is not among it: a document may stay unfinished for a while. */
export function checkCompanionAnswers(
  { fields }: CompanionTemplate,
  answers: Answers,
  claims: readonly Claim[],
): readonly FieldProblem[] {
  const problems = fields.flatMap((field) => {
    const message = checkAnswer(field, (answers[field.key] ?? '').trim());
    return message === undefined ? [] : [{ field: answerField(field.key), message }];
  });
  return [...problems, ...checkClaims(claims)];
}

function checkAnswer({ label, type, max_length: max, example }: CompanionField, answer: string) {
  if (answer === '') return undefined;
  const over = [...answer].length - max;
  if (over > 0) return `${label}: this is ${over} characters too long; ${max} are allowed.`;
  // biome-ignore lint/suspicious/noControlCharactersInRegex: control characters are what it looks for.
  if (/[\u0000-\u0008\u000b-\u001f\u007f]/.test(answer))
    return `${label} holds a sign that no document can show.`;
  if (type !== 'long' && /[\n\u2028\u2029]/.test(answer)) return `${label}: write it in one line.`;
  switch (type) {
    case 'url':
      return isWebAddress(answer)
        ? undefined
        : `${label} has to be a whole web address that begins with https://, for example: ${example}.`;
    case 'email':
      return z.email().safeParse(answer).success
        ? undefined
        : `${label} has to be an email address, for example: ${example}.`;
    case 'date':
      return z.iso.date().safeParse(answer).success
        ? undefined
        : `${label} has to be a date as year-month-day, for example: ${example}.`;
    case 'text':
    case 'long':
      return undefined;
  }
}

export function isWebAddress(text: string): boolean {
  return z.url({ protocol: /^https$/ }).safeParse(text).success;
}

function checkClaims(claims: readonly Claim[]): readonly FieldProblem[] {
  const problems: FieldProblem[] = [];
  if (claims.length > CLAIM_LIMITS.claims) {
    const message = `${CLAIM_LIMITS.claims} claims are the most that are kept. An op-ed has room for a few.`;
    problems.push({ field: 'claim.0', message });
  }
  for (const [at, { sentence, evidence }] of claims.entries()) {
    if (sentence === '') {
      problems.push({ field: `claim.${at}`, message: 'Write the claim that this evidence is for.' });
    } else if ([...sentence].length > CLAIM_LIMITS.sentence) {
      const message = `A claim is one sentence of at most ${CLAIM_LIMITS.sentence} characters.`;
      problems.push({ field: `claim.${at}`, message });
    }
    if (
      evidence.length > CLAIM_LIMITS.evidence ||
      evidence.some((source) => [...source].length > CLAIM_LIMITS.source)
    ) {
      const { evidence: most, source } = CLAIM_LIMITS;
      const message = `Name at most ${most} sources, one on each line, each of at most ${source} characters.`;
      problems.push({ field: `evidence.${at}`, message });
    }
  }
  return problems;
}
