import type { Actor } from '#core/audit.ts';
import { type InvitationId, subjectOfInvitation } from '#core/invitation.ts';
import type { Roster } from '#ports/roster.ts';

/** Withdraws an invitation. `false` where it is gone already: taken, or withdrawn by somebody else. */
export async function withdrawInvitation(
  roster: Roster,
  { id, by }: { readonly id: InvitationId; readonly by: Actor },
): Promise<boolean> {
  const invitation = await roster.readInvitation(id);
  if (!invitation) return false;
  const written = await roster.removeInvitation(invitation, {
    subject: subjectOfInvitation(invitation),
    action: 'member.invitation-withdrawn',
    summary: `${by.name} withdrew the invitation of ${invitation.email}.`,
  });
  return written === 'written';
}
