import type { Association } from '#core/association.ts';
import type { Actor } from '#core/audit.ts';
import { foldEmail, INVITATION_LENGTH, invitationIdOf, subjectOfInvitation } from '#core/invitation.ts';
import { isWaiting, type JoinRequest } from '#core/join-request.ts';
import { err, ok, type Result } from '#core/result.ts';
import { later } from '#core/time.ts';
import { writeJoinRequest } from '#core/write-join-request.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { Inviting } from './invite-member.ts';

export interface JoinOrder {
  readonly email: string;
  readonly profile: Association;
  readonly by: Actor;
}

export interface AskedToJoin {
  readonly request: JoinRequest;
  /** Whether the mail is on its way. The request stands in any case. */
  readonly told: boolean;
}

export type AskRefusal =
  /** The address is asked and has not answered. */
  { readonly kind: 'asked-already'; readonly request: JoinRequest } | { readonly kind: 'changed-meanwhile' };

/**
 * Asks whoever owns an office and has this address to let it join. Nothing is looked up about the address, so that the
 * answer cannot tell whether there is such a person or office. What was declined or has ended can be asked again.
 */
export async function askToJoin(
  { clock, digest, mailer, signInUrl }: Inviting,
  association: AssociationStore,
  { email: typed, profile, by }: JoinOrder,
): Promise<Result<AskedToJoin, AskRefusal>> {
  const email = foldEmail(typed);
  const id = invitationIdOf(email, digest);
  const at = clock.now();
  const before = await association.readJoinRequest(id);
  if (before && isWaiting(before, at)) return err({ kind: 'asked-already', request: before });
  const endsAt = later(at, INVITATION_LENGTH);
  const request: JoinRequest = { id, email, associationId: profile.id, by, at, endsAt };
  const written = await association.writeJoinRequest(request, before, {
    subject: subjectOfInvitation(request),
    action: 'office.asked-to-join',
    summary: `${by.name} asked ${email} ${before ? 'again ' : ''}to let an office join ${profile.name}.`,
    details: { email, endsAt },
  });
  if (written === 'conflict') return err({ kind: 'changed-meanwhile' });
  const words = writeJoinRequest(request, { association: profile, link: signInUrl });
  const mailed = await mailer.send({ to: { name: email, email }, ...words });
  return ok({ request, told: mailed === 'sent' });
}
