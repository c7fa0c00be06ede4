import type { Actor } from '#core/audit.ts';
import type { Digest } from '#core/digest.ts';
import {
  foldEmail,
  INVITATION_LENGTH,
  type Invitation,
  invitationIdOf,
  subjectOfInvitation,
} from '#core/invitation.ts';
import type { Member, Role } from '#core/member.ts';
import { err, ok, type Result } from '#core/result.ts';
import { describeRoles, tidyRoles } from '#core/roles.ts';
import type { Zone } from '#core/slot.ts';
import { later } from '#core/time.ts';
import { writeInvitation } from '#core/write-invitation.ts';
import type { Clock } from '#ports/clock.ts';
import type { Mailer } from '#ports/mail.ts';
import type { Roster } from '#ports/roster.ts';

export interface Inviting {
  readonly clock: Clock;
  readonly digest: Digest;
  readonly mailer: Mailer;
  /** The whole address of the page at which people sign in. */
  readonly signInUrl: string;
}

export interface InvitationOrder {
  readonly email: string;
  readonly roles: readonly Role[];
  /** What the office or association is called, and the zone in which it reads times. */
  readonly place: { readonly name: string; readonly zone: Zone };
  readonly by: Actor;
}

export interface Invited {
  readonly invitation: Invitation;
  /** Whether the mail is on its way. The invitation stands in any case. */
  readonly told: boolean;
}

export type InvitationRefusal =
  | { readonly kind: 'member-already'; readonly member: Member }
  | { readonly kind: 'changed-meanwhile' };

/**
 * Invites whoever signs in with an address to roles in an office or association, and tells them by mail. An invitation
 * that the address has there already is replaced: its roles and its time begin anew.
 */
export async function inviteMember(
  { clock, digest, mailer, signInUrl }: Inviting,
  roster: Roster,
  order: InvitationOrder,
): Promise<Result<Invited, InvitationRefusal>> {
  const { place, by } = order;
  const email = foldEmail(order.email);
  const id = invitationIdOf(email, digest);
  const [members, before] = await Promise.all([roster.listMembers(), roster.readInvitation(id)]);
  const member = members.find((known) => foldEmail(known.email) === email);
  if (member) return err({ kind: 'member-already', member });
  const at = clock.now();
  const roles = [...tidyRoles(order.roles)];
  const invitation: Invitation = {
    id,
    email,
    grant: { ...roster.scope, roles },
    by,
    at,
    endsAt: later(at, INVITATION_LENGTH),
  };
  const written = await roster.writeInvitation(invitation, before, {
    subject: subjectOfInvitation(invitation),
    action: 'member.invited',
    summary: `${by.name} invited ${email} ${before ? 'again ' : ''}as ${describeRoles(roles)}.`,
    details: { email, roles: roles.join(), endsAt: invitation.endsAt },
  });
  if (written === 'conflict') return err({ kind: 'changed-meanwhile' });
  const words = writeInvitation(invitation, { place, link: signInUrl });
  const mailed = await mailer.send({ to: { name: email, email }, ...words });
  return ok({ invitation, told: mailed === 'sent' });
}
