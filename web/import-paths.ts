import type { AssociationId, OfficeId } from '#core/ids.ts';
import type { ImportId } from '#core/import-offices/stored-import.ts';
import { associationPath } from './association-paths.ts';

/** The form to which a file of offices or of members is given. */
export function newImportPath(associationId: AssociationId, kind: 'offices' | 'members'): string {
  return associationPath(associationId, kind === 'offices' ? '/import' : '/import/members');
}

/** A file that was checked, or one of the steps below it. */
export function importPath(
  associationId: AssociationId,
  id: ImportId,
  step?: 'confirm' | 'progress',
): string {
  return associationPath(associationId, `/import/${id}${step === undefined ? '' : `/${step}`}`);
}

/** A file of all offices or members, to keep or to change and import again. */
export function exportPath(associationId: AssociationId, kind: 'offices' | 'members'): string {
  return associationPath(associationId, `/export/${kind}.csv`);
}

/** The association's offices, or one of the steps below them. */
export function memberOfficesPath(associationId: AssociationId, step?: 'new'): string {
  return associationPath(associationId, `/offices${step === undefined ? '' : `/${step}`}`);
}

/** Where an office's membership is ended. */
export function endMembershipPath(associationId: AssociationId, officeId: OfficeId): string {
  return associationPath(associationId, `/offices/${officeId}/end-membership`);
}

/** Whether a file may come with a form that is sent to this path: such a form may be larger than others. */
export function takesFile(path: string): boolean {
  return /^\/associations\/[^/]+\/import(\/members)?$/.test(path);
}
