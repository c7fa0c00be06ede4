import * as z from 'zod';
import { Actor, type Subject } from './audit.ts';
import type { Digest } from './digest.ts';
import { MemberId } from './ids.ts';
import { Grant } from './member.ts';
import { DAY, Instant } from './time.ts';

/** SHA-256 of the invited address in one spelling: it finds an invitation and tells no address. */
export const InvitationId = z
  .string()
  .regex(/^[0-9a-f]{64}$/)
  .brand<'InvitationId'>();
export type InvitationId = z.infer<typeof InvitationId>;

/**
 * Roles in one office or association that wait for whoever signs in with this address. It holds no secret: what counts
 * is that the sign-in provider has verified the address.
 */
export const Invitation = z.object({
  id: InvitationId,
  /** In one spelling: see `foldEmail`. */
  email: z.email(),
  grant: Grant,
  by: Actor,
  at: Instant,
  /** From then on nobody can take it. */
  endsAt: Instant,
});
export type Invitation = z.infer<typeof Invitation>;

/** How long an invitation can be taken: long enough for a holiday, too short to be forgotten. Our own choice. */
export const INVITATION_LENGTH = 14 * DAY;

/** The one spelling of an address: no provider that offices use tells two people apart by capitals. */
export function foldEmail(email: string): string {
  return email.trim().toLowerCase();
}

/** By what the invitations of an address are found, in whichever office or association. */
export function invitationIdOf(email: string, digest: Digest): InvitationId {
  return InvitationId.parse(digest(`invitation ${foldEmail(email)}`));
}

/** Whether somebody can take it now. */
export function isOpen({ endsAt }: Pick<Invitation, 'endsAt'>, now: Instant): boolean {
  return endsAt > now;
}

/** Whom a history's entry about an invitation is about: nobody knows yet by which id they will sign in. */
export function subjectOfInvitation({ id }: Pick<Invitation, 'id'>): Subject {
  return { kind: 'member', id: MemberId.parse(`invited-${id}`) };
}
