import type { Association } from '#core/association.ts';
import type { AssociationId } from '#core/ids.ts';
import type { Member } from '#core/member.ts';
import type { Office } from '#core/office.ts';
import { ok, type Result } from '#core/result.ts';
import type { OfficeStore } from '#ports/store.ts';
import { type FindingJoinRequests, findJoinRequest, type JoinRefusal } from './find-join-requests.ts';

export interface JoinAnswer {
  readonly associationId: AssociationId;
  readonly profile: Office;
  readonly owner: Member;
}

/** Each further try means that something was written in the office or about the request in that very moment. */
const TRIES = 8;

/**
 * Accepts for an office what an association asked its owner: the office is a member from then on, and lets the
 * association do nothing in its name.
 */
export async function joinAssociation(
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
    const membership = { associationId, officeId, joinedAt: parts.clock.now() };
    const written = await parts.store.forAssociation(associationId, by).takeJoinRequest(request, membership, {
      subject: { kind: 'office', id: officeId },
      action: 'office.joined',
      summary: `${owner.name} let ${profile.name} join ${association.name}, as ${request.by.name} had asked.`,
      details: { association: associationId },
    });
    if (written === 'written') return ok(association);
  }
  throw new Error(`${officeId} could not join ${associationId}: others write there all the time`);
}
