import * as z from 'zod';
import { optionalReasonField } from './reason-field.ts';

/**
 * The offer as the person's page showed it. What cannot be read is no offer that was ever shown, so the answer is
 * refused as based on an outdated page.
 */
const seen = z.string().catch('');

export const ACCEPT_LISTS = ['attested'];
export const AcceptForm = z.object({
  seen,
  attested: z.array(z.literal('yes')).min(1, 'Read every text, then tick the box to say that you have.'),
});

export const DeclineForm = z.object({ seen, reason: optionalReasonField() });
