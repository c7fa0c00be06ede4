import type { Association } from '#core/association.ts';
import { subjectOfInvitation } from '#core/invitation.ts';
import type { Result } from '#core/result.ts';
import type { OfficeStore } from '#ports/store.ts';
import { answerJoinRequest, type JoinAnswer } from './answer-join-request.ts';
import type { FindingJoinRequests, JoinRefusal } from './find-join-requests.ts';

/** Declines for an office what an association asked its owner. The association learns that, and not by which office. */
export function declineToJoin(
  parts: FindingJoinRequests,
  office: OfficeStore,
  answer: JoinAnswer,
): Promise<Result<Association, JoinRefusal>> {
  const { associationId, profile, owner } = answer;
  const { officeId } = office;
  const action = 'office.join-declined';
  return answerJoinRequest(parts, office, answer, (store, { request, association }) =>
    store.declineJoinRequest({
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
    }),
  );
}
