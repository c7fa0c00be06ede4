import * as z from 'zod';
import { Actor } from './audit.ts';
import { AssociationId } from './ids.ts';
import { InvitationId, isOpen } from './invitation.ts';
import { Instant } from './time.ts';

/**
 * An association asks an office that is in Clarion already to join, at the address of one of its owners. It is a row of
 * another kind than an invitation, since nobody takes it by signing in: an owner with this address answers for their
 * office. The association learns from it neither whose address it is, nor which office.
 */
export const JoinRequest = z.object({
  /** By what its address is found: see `invitationIdOf`. */
  id: InvitationId,
  /** In one spelling: see `foldEmail`. */
  email: z.email(),
  associationId: AssociationId,
  by: Actor,
  at: Instant,
  /** From then on nobody can accept it. */
  endsAt: Instant,
  /** Since when it is declined. One that is accepted is gone: there is a membership instead. */
  declinedAt: Instant.optional(),
});
export type JoinRequest = z.infer<typeof JoinRequest>;

/** Whether it can be answered now. */
export function isWaiting(request: Pick<JoinRequest, 'endsAt' | 'declinedAt'>, now: Instant): boolean {
  return request.declinedAt === undefined && isOpen(request, now);
}
