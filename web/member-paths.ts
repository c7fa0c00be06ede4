import type { MemberId } from '#core/ids.ts';
import type { InvitationId } from '#core/invitation.ts';
import type { Scope } from '#core/member.ts';
import { associationPath } from './association-paths.ts';
import { officePath } from './paths.ts';

/** The page of an office's or association's members, or one below it. */
export function membersPath(scope: Scope, rest = ''): string {
  const path = `/members${rest}`;
  return 'officeId' in scope ? officePath(scope.officeId, path) : associationPath(scope.associationId, path);
}

/** A member's page, or one of the steps below it. Their id is the sign-in provider's: it may hold any sign. */
export function memberPath(scope: Scope, id: MemberId, step?: 'roles' | 'off-board'): string {
  return membersPath(scope, `/${encodeURIComponent(id)}${step === undefined ? '' : `/${step}`}`);
}

export function invitePath(scope: Scope): string {
  return membersPath(scope, '/invite');
}

export function withdrawPath(scope: Scope, id: InvitationId): string {
  return membersPath(scope, `/invitations/${id}/withdraw`);
}
