import type { AssociationId, OfficeId } from '#core/ids.ts';
import type { InvitationId } from '#core/invitation.ts';
import { associationPath } from './association-paths.ts';
import { consentsPath } from './offer-paths.ts';

/** Where an association asks offices to join and sees what became of it. */
export function askOfficePath(associationId: AssociationId): string {
  return associationPath(associationId, '/offices/ask');
}

/** Where a request to join is withdrawn. */
export function withdrawRequestPath(associationId: AssociationId, id: InvitationId): string {
  return `${askOfficePath(associationId)}/${id}/withdraw`;
}

/** Where an owner reads what an association asks the office, and accepts it, or the step below that declines it. */
export function joinPath(officeId: OfficeId, associationId: AssociationId, step?: 'decline'): string {
  return `${consentsPath(officeId)}/join/${associationId}${step === undefined ? '' : `/${step}`}`;
}
