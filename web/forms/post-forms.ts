import * as z from 'zod';

/**
 * The version of the post that the person's page showed. One that cannot be read is none that was ever stored, so the
 * change is refused as based on an outdated page.
 */
const seen = z
  .string()
  .regex(/^\d{1,9}$/)
  .transform(Number)
  .catch(-1);

/** A decision that needs nothing but the post as it was seen. */
export const DecisionForm = z.object({ seen });

export const APPROVE_LISTS = ['attested'];
/** The reasons for what a rule holds back are read by `readReasons`. */
export const ApproveForm = z.looseObject({
  seen,
  attested: z.array(z.literal('yes')).min(1, 'Read the text, then tick the box to say that you have.'),
});

export const EDIT_LISTS = ['image'];
export const EditForm = z.object({
  seen,
  text: z.string('Write what should be posted.'),
  alt: z.string().default(''),
  image: z.array(z.literal('keep')),
  picture: z.string().default(''),
});

export const MoveForm = z.object({ seen, date: z.string().default(''), time: z.string().default('') });

export const ConfirmForm = z.object({ seen, permalink: z.string().default('') });
