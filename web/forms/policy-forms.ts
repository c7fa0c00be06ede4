import * as z from 'zod';
import type { PolicyChange } from '#core/guardrails/policy-change.ts';

export type PolicyKind = PolicyChange['kind'];

/** Where none is named, the change that is made most. */
export const PolicyKindForm = z
  .enum(['set-severity', 'put-words', 'drop-words', 'set-threshold', 'set-hashtag', 'allow-host'])
  .default('set-severity');

/** The version of the policy that the page showed. What cannot be read is no version that was ever shown. */
const seen = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .catch(-1);

export const TakeBackForm = z.object({ seen, id: z.string().default('') });

/** What is wrong with a change is told when it is added, by its own fields. */
export const PolicyForm = z.object({ seen, kind: PolicyKindForm }).catchall(z.string());
export type PolicyForm = z.infer<typeof PolicyForm>;

/** The change that a form asks for: of each kind its own fields. */
export function readPolicyChange({ kind, ...form }: PolicyForm): Readonly<Record<string, unknown>> {
  const field = (name: string) => String((form as Record<string, unknown>)[name] ?? '').trim();
  const basis = { kind, citation: field('citation'), on: field('on') };
  switch (kind) {
    case 'set-severity':
      return { ...basis, rule: field('rule'), severity: field('severity') };
    case 'put-words': {
      const [words, language] = [field('words'), field('language')];
      return {
        ...basis,
        list: field('list'),
        language,
        use: field('use'),
        words,
        id: nameWords(language, words),
      };
    }
    case 'drop-words': {
      const [list = '', id = ''] = field('id').split(' ');
      return { ...basis, list, id };
    }
    case 'set-threshold':
      return { ...basis, threshold: field('threshold'), value: Number(field('value') || Number.NaN) };
    case 'set-hashtag': {
      const association = field('association');
      return { ...basis, tag: field('tag').replace(/^#/, ''), ...(association !== '' && { association }) };
    }
    case 'allow-host':
      return {
        ...basis,
        host: field('host')
          .replace(/^https?:\/\//i, '')
          .replace(/\/$/, ''),
      };
  }
}

/** The name under which words are found in their list: the same words take each other's place. */
function nameWords(language: string, words: string): string {
  const plain = words
    .normalize('NFD')
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, '-');
  return `own-${language}-${plain}`.replaceAll(/^-+|-+$/g, '').slice(0, 64);
}
