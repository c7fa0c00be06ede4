import * as z from 'zod';
import { Language, MessageId } from '#core/ids.ts';
import { PlaceholderSource } from '#core/pack.ts';

/** What an office publishes beside its posts. A pack has at most one of each kind. */
export const CompanionKind = z.enum(['press-release', 'op-ed', 'proclamation', 'card']);
export type CompanionKind = z.infer<typeof CompanionKind>;

const key = z.string().regex(/^[a-z][a-z0-9_]{0,39}$/, 'use a lower-case letter, then letters, digits or _');
const sentence = z.string().trim().min(1).max(500);
const passage = z.string().trim().min(1).max(2_000);

/** One thing that an office fills in. */
export const CompanionField = z.strictObject({
  key,
  label: sentence,
  hint: sentence.optional(),
  /** `long` takes line breaks, and an empty line begins a new paragraph. */
  type: z.enum(['text', 'long', 'date', 'url', 'email']),
  /** Whether the document is unfinished without it. What asks for an optional answer that is missing is left out. */
  required: z.boolean(),
  aliases: z.array(sentence).default([]),
  /** Code points. */
  max_length: z.int().min(1).max(6_000),
  from: PlaceholderSource.optional(),
  /** A part of a workbook: questions that help to write it. */
  prompts: z.array(sentence).min(1).optional(),
  example: sentence.optional(),
});
export type CompanionField = z.infer<typeof CompanionField>;

/** A part of the document, with tokens as in messages: `{key}` and `{link:key}`. */
export const CompanionBlock = z.union([
  z.strictObject({ heading: passage }),
  z.strictObject({ subheading: passage }),
  z.strictObject({ paragraph: passage }),
  z.strictObject({ quote: passage }),
  z.strictObject({ list: z.array(passage).min(1) }),
  z.strictObject({ points: z.array(z.strictObject({ lead: passage, text: passage })).min(1) }),
]);
export type CompanionBlock = z.infer<typeof CompanionBlock>;

export const CompanionWording = z.strictObject({
  language: Language,
  /** The document's own title. */
  title: passage,
  /** What stands above the sources of an op-ed's claims. */
  sources: sentence.optional(),
  blocks: z.array(CompanionBlock).min(1),
});
export type CompanionWording = z.infer<typeof CompanionWording>;

/** A companion as a pack offers it: what an office fills in, and the texts around it. See `templates/README.md`. */
export const CompanionTemplate = z.strictObject({
  kind: CompanionKind,
  title: sentence,
  summary: sentence,
  /** How many words the office's own text should have, both included. */
  words: z.strictObject({ min: z.int().min(1), max: z.int().min(1) }).optional(),
  /** The highest grade of school that it should ask of a reader. */
  grade_max: z.int().min(1).max(20).optional(),
  /** Whether claims are written down with their evidence, and at least how much of it each should have. */
  evidence: z.int().min(1).max(5).optional(),
  /** The message that shares the published piece, and the placeholder in which its address stands. */
  share: z.strictObject({ message: MessageId, link: key }).optional(),
  fields: z.array(CompanionField).default([]),
  wordings: z.array(CompanionWording).min(1),
});
export type CompanionTemplate = z.infer<typeof CompanionTemplate>;

/** The wording in a language, or in the first that there is. */
export function wordingIn({ wordings }: CompanionTemplate, language: Language): CompanionWording {
  const wording = wordings.find((each) => each.language === language) ?? wordings[0];
  if (!wording) throw new Error('A companion was read without a wording');
  return wording;
}

/** Everything in a block that can hold tokens. */
export function textsOf(block: CompanionBlock): readonly string[] {
  if ('heading' in block) return [block.heading];
  if ('subheading' in block) return [block.subheading];
  if ('paragraph' in block) return [block.paragraph];
  if ('quote' in block) return [block.quote];
  if ('list' in block) return block.list;
  return block.points.flatMap(({ lead, text }) => [lead, text]);
}
