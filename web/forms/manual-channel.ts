import * as z from 'zod';

const required = (message: string) => z.string({ error: message }).trim().min(1, message);

const ADDRESS =
  'Give the whole address of the page, as copied from the browser; it begins with https://. For example https://www.example.gov/page.';

/** A page or profile that a person posts to by hand. */
export const ManualChannel = z.object({
  name: required('Give the name of the page or profile, as the public sees it.').max(
    100,
    'Use at most 100 characters for the name.',
  ),
  address: z
    .string({ error: ADDRESS })
    .trim()
    .max(500, 'This address is too long. Copy the address of the page itself.')
    .refine((text) => /^https:\/\/[^\s/]+\.[^\s/]+(\/\S*)?$/.test(text) && URL.canParse(text), ADDRESS),
  poster: required('Say who posts there, such as “the county’s web team”.').max(
    100,
    'Use at most 100 characters to say who posts there.',
  ),
  attested: z.literal('yes', {
    error: 'Tick the box if your office may have its posts put there. If it may not, do not set it up.',
  }),
});
export type ManualChannel = z.infer<typeof ManualChannel>;
