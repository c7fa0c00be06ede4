import * as z from 'zod';
import { Actor } from '#core/audit.ts';
import { Instant } from '#core/time.ts';

/** What an approver has let through, by name and with a reason: one rule's finding about certain words of a post. */
export const Override = z.object({
  /** Kept as text, so that a post outlives a rule. */
  rule: z.string(),
  field: z.enum(['text', 'image', 'alt', 'slot']),
  /** Absent where the finding was about the post as a whole. */
  words: z.string().optional(),
  reason: z.string().min(1),
  by: Actor,
  at: Instant,
});
export type Override = z.infer<typeof Override>;

/** The overrides whose words still stand in a changed post: what is written anew is judged anew. */
export function overridesLeft(
  overrides: readonly Override[] | undefined,
  content: { readonly text: string; readonly image: { readonly alt: string } | undefined },
): Override[] | undefined {
  const left = (overrides ?? []).filter(({ field, words }) => {
    const said = field === 'text' ? content.text : field === 'alt' ? content.image?.alt : undefined;
    return words !== undefined && said?.includes(words) === true;
  });
  return left.length === 0 ? undefined : left;
}

/** One override in a sentence for the history. It keeps the rule's name, for whoever looks for it later. */
export function describeOverride({
  rule,
  words,
  reason,
}: Pick<Override, 'rule' | 'words' | 'reason'>): string {
  return `${words === undefined ? rule : `“${words}” (${rule})`}: ${reason}`;
}
