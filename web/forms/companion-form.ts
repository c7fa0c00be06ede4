import * as z from 'zod';
import { answerField } from '#core/check-answers.ts';
import type { Claim } from '#core/companion/companion.ts';
import type { Answers } from '#core/compose-post.ts';
import type { Language } from '#core/ids.ts';
import type { CompanionReading } from '#use-cases/read-companion.ts';
import type { FormValues } from './form-state.ts';

/** What a person has written at a companion, as it was sent: what it may hold is checked when it is kept. */
export const CompanionForm = z
  .looseObject({
    language: z.string().default(''),
    /** The version that the page showed. */
    seen: z.coerce.number().int().nonnegative(),
  })
  .transform((form) => ({
    language: form.language,
    seen: form.seen,
    answers: Object.fromEntries(textsAt(form, answerField(''))),
    claims: readClaims(form),
  }));
export type CompanionForm = z.infer<typeof CompanionForm>;

/** Where a piece was published, as it was typed. */
export const PublicationForm = z.object({ url: z.string().default(''), day: z.string().default('') });

export const claimField = (at: number): string => `claim.${at}`;
export const evidenceField = (at: number): string => `evidence.${at}`;

function textsAt(form: Readonly<Record<string, unknown>>, prefix: string): readonly [string, string][] {
  return Object.entries(form).flatMap(([field, value]) =>
    field.startsWith(prefix) && typeof value === 'string'
      ? [[field.slice(prefix.length), value.trim()] satisfies [string, string]]
      : [],
  );
}

/** Claims in the order of the form. A row of which nothing was filled in is none. */
function readClaims(form: Readonly<Record<string, unknown>>): readonly Claim[] {
  const sentences = new Map(textsAt(form, 'claim.'));
  const sources = new Map(textsAt(form, 'evidence.'));
  const rows = [...new Set([...sentences.keys(), ...sources.keys()])].toSorted(
    (a, b) => Number(a) - Number(b),
  );
  return rows.flatMap((row) => {
    const sentence = sentences.get(row) ?? '';
    const evidence = (sources.get(row) ?? '')
      .split('\n')
      .map((line) => line.trim())
      .filter((line) => line !== '');
    return sentence === '' && evidence.length === 0 ? [] : [{ sentence, evidence }];
  });
}

/** The fields that show a companion as it is stored, or as it was typed. */
export function valuesOfCompanion(shown: {
  readonly language: Language | string;
  readonly seen: number;
  readonly answers: Answers;
  readonly claims: readonly Claim[];
}): FormValues {
  const claims = shown.claims.flatMap(({ sentence, evidence }, at) => [
    [claimField(at), sentence],
    [evidenceField(at), evidence.join('\n')],
  ]);
  return {
    language: shown.language,
    seen: String(shown.seen),
    ...Object.fromEntries(Object.entries(shown.answers).map(([key, answer]) => [answerField(key), answer])),
    ...Object.fromEntries(claims),
  };
}

/** The form as it is drawn first: what is stored, and what is taken over where nothing is. */
export function freshCompanion({ companion, answers, document }: CompanionReading): FormValues {
  const { language } = document;
  return valuesOfCompanion({
    language,
    seen: companion?.version ?? 0,
    answers,
    claims: companion?.claims ?? [],
  });
}
