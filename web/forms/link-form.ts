import * as z from 'zod';

/** A short link as it was typed: `checkShortLink` reads it. */
export const LinkForm = z.object({
  title: z.string().default(''),
  target: z.string().default(''),
  campaign: z.string().default(''),
});
