import * as z from 'zod';
import { PostId } from '#core/ids.ts';

export const PROPOSAL_LISTS = ['take', 'attested'];

/** What an office takes of a revised campaign. What is not ticked stays as it is. */
export const ProposalForm = z.object({
  seen: z
    .string()
    .regex(/^\d{1,9}$/)
    .transform(Number)
    .catch(-1),
  take: z.array(PostId),
  attested: z.array(z.literal('yes')).min(1, 'Compare the posts, then tick the box to say that you have.'),
});
