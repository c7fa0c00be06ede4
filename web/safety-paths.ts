import type { Blackout, StopScope } from '#core/gate.ts';
import type { OfficeId } from '#core/ids.ts';
import { writeScopeKey } from './forms/stop-forms.ts';
import { officePath } from './paths.ts';

export function safetyPath(officeId: OfficeId): string {
  return officePath(officeId, '/safety');
}

/** Where the stop of a scope is given; without one, where the form for any is sent to. */
export function stopPath(officeId: OfficeId, scope?: StopScope): string {
  return withScope(officePath(officeId, '/safety/stop'), scope);
}

/** Where the stop of a scope is lifted; without one, where the form for any is sent to. */
export function liftPath(officeId: OfficeId, scope?: StopScope): string {
  return withScope(officePath(officeId, '/safety/lift'), scope);
}

export function heldPostsPath(officeId: OfficeId): string {
  return officePath(officeId, '/safety/held');
}

export function blackoutsPath(officeId: OfficeId): string {
  return officePath(officeId, '/safety/blackouts');
}

export function newBlackoutPath(officeId: OfficeId): string {
  return `${blackoutsPath(officeId)}/new`;
}

export function removeBlackoutPath(officeId: OfficeId, id: Blackout['id']): string {
  return `${blackoutsPath(officeId)}/${id}/remove`;
}

function withScope(path: string, scope: StopScope | undefined): string {
  return scope ? `${path}?${new URLSearchParams({ scope: writeScopeKey(scope) })}` : path;
}
