import * as z from 'zod';

/** Which of the presences that the platform named is the office's own, and the word of a person for it. */
export const ChoosePresence = z.object({
  accountId: z.string({ error: 'Choose the channel to connect.' }).min(1, 'Choose the channel to connect.'),
  attested: z.literal('yes', {
    error: 'Tick the box if this is an official channel of your office. If it is not, do not connect it.',
  }),
});
export type ChoosePresence = z.infer<typeof ChoosePresence>;
