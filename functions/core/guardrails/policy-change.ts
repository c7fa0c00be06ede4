import * as z from 'zod';
import { Day } from '#core/election/day.ts';
import { Language } from '#core/ids.ts';
import { RULE_IDS, type RuleId } from './data/severities.ts';
import { THRESHOLDS, type ThresholdId } from './data/thresholds.ts';
import { WORD_LISTS, type WordListId } from './data/word-lists.ts';

/** Every change says on what authority it is made, and since when. */
const basis = {
  citation: z.string().trim().min(1, 'Name the law or policy that asks for this.').max(300),
  on: Day,
};

const entryId = z.string().regex(/^[a-z0-9-]{1,64}$/, 'use lower-case letters, digits and hyphens');

/** Plain words, since a pattern that somebody types could match everything, or take for ever. */
const plainWords = z
  .string()
  .trim()
  .max(100)
  .regex(
    /^[\p{L}\p{N}][\p{L}\p{M}\p{N} '’&%.,-]*[\p{L}\p{N}%]$/u,
    'write plain words, at least two letters, without signs such as * or #',
  );

/** One change that an association makes for its offices. Entries of word lists are changed by their own names. */
export const PolicyChange = z.discriminatedUnion('kind', [
  z.strictObject({
    kind: z.literal('set-severity'),
    rule: z.enum([...RULE_IDS] as [RuleId, ...RuleId[]]),
    severity: z.enum(['off', 'warn', 'block-with-override']),
    ...basis,
  }),
  /** Adds words, or takes the place of the entry of that name. */
  z.strictObject({
    kind: z.literal('put-words'),
    list: z.enum(Object.keys(WORD_LISTS) as [WordListId, ...WordListId[]]),
    id: entryId,
    language: Language,
    use: z.enum(['report', 'excuse']),
    words: plainWords,
    ...basis,
  }),
  z.strictObject({
    kind: z.literal('drop-words'),
    list: z.enum(Object.keys(WORD_LISTS) as [WordListId, ...WordListId[]]),
    id: entryId,
    ...basis,
  }),
  z.strictObject({
    kind: z.literal('set-threshold'),
    threshold: z.enum(Object.keys(THRESHOLDS) as [ThresholdId, ...ThresholdId[]]),
    value: z.number(),
    ...basis,
  }),
  /** Without "association", the hashtag is struck from the list. */
  z.strictObject({
    kind: z.literal('set-hashtag'),
    tag: z.string().regex(/^[\p{L}\p{N}_]{1,100}$/u, 'write the hashtag without #'),
    association: z.string().trim().min(1).max(200).optional(),
    ...basis,
  }),
  /** Such as `example.gov`, or one page such as `bit.ly/49dCnuR`. */
  z.strictObject({
    kind: z.literal('allow-host'),
    host: z.string().regex(/^[a-z0-9-]+(\.[a-z0-9-]+)+(\/\S*)?$/i, 'write a host such as example.gov'),
    ...basis,
  }),
]);
export type PolicyChange = z.infer<typeof PolicyChange>;
