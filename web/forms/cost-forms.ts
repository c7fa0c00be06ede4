import * as z from 'zod';

/** The cap as the page showed it. What cannot be read is no version that was ever shown. */
export const CapForm = z.object({
  amount: z.string().default(''),
  seen: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .catch(-1),
});
