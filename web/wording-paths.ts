import type { AssociationId, OfficeId } from '#core/ids.ts';
import { associationPath } from './association-paths.ts';
import { officePath } from './paths.ts';

/** Where an office keeps what its posts are read with; with a step, where one part of it is changed. */
export function wordingPath(officeId: OfficeId, step?: string): string {
  return officePath(officeId, `/wording${step === undefined ? '' : `/${step}`}`);
}

/** Where an association changes the rules for its offices. */
export function policyPath(associationId: AssociationId, step?: string): string {
  return associationPath(associationId, `/wording${step === undefined ? '' : `/${step}`}`);
}
