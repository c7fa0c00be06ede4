import type { Association } from '#core/association.ts';
import type { Digest } from '#core/digest.ts';
import type { AssociationId } from '#core/ids.ts';
import { invitationIdOf } from '#core/invitation.ts';
import { isWaiting, type JoinRequest } from '#core/join-request.ts';
import { can, type Member } from '#core/member.ts';
import { err, ok, type Result } from '#core/result.ts';
import type { AssociationStore } from '#ports/association-store.ts';
import type { Clock } from '#ports/clock.ts';
import type { OfficeStore, Store } from '#ports/store.ts';

export interface FindingJoinRequests {
  readonly store: Pick<Store, 'findJoinRequests' | 'forAssociation'>;
  readonly clock: Clock;
  readonly digest: Digest;
}

/** A request that waits for an owner's answer. */
export interface FoundRequest {
  readonly request: JoinRequest;
  readonly association: Association;
}

export type JoinRefusal =
  /** Not asked, or not any more: it was answered or withdrawn, or has ended. */
  | { readonly kind: 'gone' }
  /** The office needs no request any more. */
  | { readonly kind: 'member-already'; readonly association: Association };

/** What associations ask an owner of an office, at the owner's own address. Nobody else finds anything. */
export async function listJoinRequests(
  parts: FindingJoinRequests,
  office: OfficeStore,
  owner: Member,
): Promise<readonly (FoundRequest & { readonly isMember: boolean })[]> {
  if (!isOwner(office, owner)) return [];
  const [found, memberships] = await Promise.all([
    parts.store.findJoinRequests(invitationIdOf(owner.email, parts.digest)),
    office.listMemberships(),
  ]);
  const now = parts.clock.now();
  const listed = await Promise.all(
    found.map(async ({ id, associationId }) => {
      const store = storeFor(parts, owner, associationId);
      // The index by which it was found may be behind: the row says whether it still stands.
      const [request, association] = await Promise.all([store.readJoinRequest(id), store.readAssociation()]);
      if (!request || !association || !isWaiting(request, now)) return undefined;
      const isMember = memberships.some((membership) => membership.associationId === associationId);
      return { request, association, isMember };
    }),
  );
  return listed.filter((each) => each !== undefined);
}

/** The request of one association to this owner, as far as it can be answered for the office. */
export async function findJoinRequest(
  parts: FindingJoinRequests,
  office: OfficeStore,
  owner: Member,
  associationId: AssociationId,
): Promise<Result<FoundRequest, JoinRefusal>> {
  if (!isOwner(office, owner)) return err({ kind: 'gone' });
  const store = storeFor(parts, owner, associationId);
  const [request, association, memberships] = await Promise.all([
    store.readJoinRequest(invitationIdOf(owner.email, parts.digest)),
    store.readAssociation(),
    office.listMemberships(),
  ]);
  if (!association) return err({ kind: 'gone' });
  if (memberships.some((membership) => membership.associationId === associationId)) {
    return err({ kind: 'member-already', association });
  }
  return request && isWaiting(request, parts.clock.now())
    ? ok({ request, association })
    : err({ kind: 'gone' });
}

function isOwner({ officeId }: OfficeStore, member: Member): boolean {
  return can(member, { officeId }, 'manage');
}

function storeFor({ store }: FindingJoinRequests, { id, name }: Member, to: AssociationId): AssociationStore {
  return store.forAssociation(to, { kind: 'member', id, name });
}
