import * as z from 'zod';
import { InviteForm } from './member-forms.ts';

/** The address at which an office is asked to join: held to the same check as somebody who is invited. */
export const AskOfficeForm = InviteForm.pick({ email: true });

export const JOIN_LISTS = ['attested'];
export const JoinForm = z.object({
  attested: z
    .array(z.literal('yes'))
    .min(1, 'Read what joining means, then tick the box to say that you may decide it.'),
});
