import * as z from 'zod';
import type { WordingChange } from '#core/guardrails/change-wording.ts';

/** The version of the lists that the page showed. What cannot be read is no version that was ever shown. */
const seen = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .catch(-1);

const text = z.string().default('');

/** By the step of the address: what is read of its form. What is wrong is told by field when it is changed. */
export const WORDING_FORMS = {
  lists: z.object({ seen, parties: text, candidates: text, hosts: text }),
  'add-candidacy': z.object({
    seen,
    candidacyFrom: text,
    candidacyUntil: text,
    candidacyCitation: text,
  }),
  'remove-candidacy': z.object({ seen, from: text, until: text }),
  'add-consent': z.object({ seen, consentName: text, consentBy: text, consentOn: text }),
  'remove-consent': z.object({ seen, name: text }),
} as const;

export type WordingStep = keyof typeof WORDING_FORMS;

export const WORDING_STEPS = Object.keys(WORDING_FORMS) as readonly WordingStep[];

/** What a form of a step asks for. */
export function readChange(
  kind: WordingStep,
  values: Readonly<Record<string, string | number | undefined>>,
): WordingChange {
  const field = (name: string) => String(values[name] ?? '');
  switch (kind) {
    case 'lists':
      return {
        kind,
        parties: field('parties'),
        candidates: field('candidates'),
        hosts: field('hosts'),
      };
    case 'add-candidacy':
      return {
        kind,
        from: field('candidacyFrom'),
        until: field('candidacyUntil'),
        citation: field('candidacyCitation'),
      };
    case 'remove-candidacy':
      return { kind, from: field('from'), until: field('until') };
    case 'add-consent':
      return { kind, name: field('consentName'), by: field('consentBy'), on: field('consentOn') };
    case 'remove-consent':
      return { kind, name: field('name') };
  }
}
