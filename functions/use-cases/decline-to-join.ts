import type { Association } from '#core/association.ts';
import { subjectOfInvitation } from '#core/invitation.ts';
import { ok, type Result } from '#core/result.ts';
import type { OfficeStore } from '#ports/store.ts';
import { type FindingJoinRequests, findJoinRequest, type JoinRefusal } from './find-join-requests.ts';
import type { JoinAnswer } from './join-association.ts';

/** Each further try means that something was written in the office or about the request in that very moment. */
const TRIES = 8;

/** Declines for an office what an association asked its owner. The association learns that, and not by which office. */
export async function declineToJoin(
  parts: FindingJoinRequests,
  office: OfficeStore,
  { associationId, profile, owner }: JoinAnswer,
): Promise<Result<Association, JoinRefusal>> {
  const { officeId } = office;
  const by = { kind: 'member', id: owner.id, name: owner.name } as const;
  for (let attempt = 1; attempt <= TRIES; attempt += 1) {
    const found = await findJoinRequest(parts, office, owner, associationId);
    if (!found.ok) return found;
    const { request, association } = found.value;
    const action = 'office.join-declined';
    const written = await parts.store.forAssociation(associationId, by).declineJoinRequest({
      request,
      declined: { ...request, declinedAt: parts.clock.now() },
      officeId,
      inOffice: {
        subject: { kind: 'office', id: officeId },
        action,
        summary: `${owner.name} declined that ${profile.name} joins ${association.name}, as ${request.by.name} had asked.`,
        details: { association: associationId },
      },
      inAssociation: {
        subject: subjectOfInvitation(request),
        action,
        summary: `What ${request.email} was asked, to let an office join ${association.name}, was declined.`,
      },
    });
    if (written === 'written') return ok(association);
  }
  throw new Error(`${officeId} could not decline ${associationId}: others write there all the time`);
}
