import type { Association } from '#core/association.ts';
import type { Result } from '#core/result.ts';
import type { OfficeStore } from '#ports/store.ts';
import { answerJoinRequest, type JoinAnswer } from './answer-join-request.ts';
import type { FindingJoinRequests, JoinRefusal } from './find-join-requests.ts';

/**
 * Accepts for an office what an association asked its owner: the office is a member from then on, and lets the
 * association do nothing in its name.
 */
export function joinAssociation(
  parts: FindingJoinRequests,
  office: OfficeStore,
  answer: JoinAnswer,
): Promise<Result<Association, JoinRefusal>> {
  const { associationId, profile, owner } = answer;
  const { officeId } = office;
  return answerJoinRequest(parts, office, answer, (store, { request, association }) => {
    const membership = { associationId, officeId, joinedAt: parts.clock.now() };
    return store.takeJoinRequest(request, membership, {
      subject: { kind: 'office', id: officeId },
      action: 'office.joined',
      summary: `${owner.name} let ${profile.name} join ${association.name}, as ${request.by.name} had asked.`,
      details: { association: associationId },
    });
  });
}
