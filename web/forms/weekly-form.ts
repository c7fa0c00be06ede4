import * as z from 'zod';

/** What a member wants, and the choice as the page showed it. What cannot be read is no version that was ever shown. */
export const WeeklyForm = z.object({
  wanted: z.enum(['on', 'off']),
  seen: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .catch(-1),
});
