import * as z from 'zod';
import { pickedPosts } from './release-form.ts';

export const APPROVAL_LISTS = ['posts', 'attested'];
export const ApprovalForm = z.object({
  posts: pickedPosts('Choose at least one post to approve. What should not go out stays as it is.'),
  attested: z
    .array(z.literal('yes'))
    .min(1, 'Read every text that you have chosen, then tick the box to say that you have.'),
});
