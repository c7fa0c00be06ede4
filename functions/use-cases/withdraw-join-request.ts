import type { Actor } from '#core/audit.ts';
import { type InvitationId, subjectOfInvitation } from '#core/invitation.ts';
import { isWaiting } from '#core/join-request.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { Clock } from '#ports/clock.ts';

/** Withdraws a request to join. `false` where none waits any more: it was answered or withdrawn, or has ended. */
export async function withdrawJoinRequest(
  { clock }: { readonly clock: Clock },
  association: AssociationStore,
  { id, by }: { readonly id: InvitationId; readonly by: Actor },
): Promise<boolean> {
  const request = await association.readJoinRequest(id);
  if (!request || !isWaiting(request, clock.now())) return false;
  const written = await association.removeJoinRequest(request, {
    subject: subjectOfInvitation(request),
    action: 'office.join-request-withdrawn',
    summary: `${by.name} withdrew what ${request.email} was asked: to let an office join.`,
  });
  return written === 'written';
}
