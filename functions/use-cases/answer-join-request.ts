import type { Association } from '#core/association.ts';
import type { AssociationId } from '#core/ids.ts';
import type { Member } from '#core/member.ts';
import type { Office } from '#core/office.ts';
import { ok, type Result } from '#core/result.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { OfficeStore, Written } from '#ports/store.ts';
import {
  type FindingJoinRequests,
  type FoundRequest,
  findJoinRequest,
  type JoinRefusal,
} from './find-join-requests.ts';
import { writeAnew } from './write-anew.ts';

/** What an owner of an office says to an association that asked it to join. */
export interface JoinAnswer {
  readonly associationId: AssociationId;
  readonly profile: Office;
  readonly owner: Member;
}

/** Writes an owner's answer to the request as it stands in that very moment. */
export function answerJoinRequest(
  parts: FindingJoinRequests,
  office: OfficeStore,
  { associationId, owner }: JoinAnswer,
  write: (association: AssociationStore, found: FoundRequest) => Promise<Written>,
): Promise<Result<Association, JoinRefusal>> {
  const { id, name } = owner;
  const store = parts.store.forAssociation(associationId, { kind: 'member', id, name });
  return writeAnew(async () => {
    const found = await findJoinRequest(parts, office, owner, associationId);
    if (!found.ok) return found;
    const written = await write(store, found.value);
    return written === 'written' ? ok(found.value.association) : 'conflict';
  });
}
