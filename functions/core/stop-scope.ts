import type { Subject } from './audit.ts';
import type { Stop, StopScope } from './gate.ts';
import type { OfficeId } from './ids.ts';

/** Whose history an office's stop belongs to. */
export function subjectOf(scope: StopScope, officeId: OfficeId): Subject {
  if (scope.kind === 'message') return { kind: 'campaign', id: scope.campaignId };
  return scope.kind === 'office' ? { kind: 'office', id: officeId } : scope;
}

/** What a stop covers, as the histories say it. */
export function describeScope({ kind }: StopScope): string {
  switch (kind) {
    case 'association':
      return 'all posts of all offices of the association';
    case 'office':
      return 'all posts of this office';
    case 'campaign':
      return 'all posts of this campaign';
    case 'channel':
      return 'all posts of this channel';
    case 'message':
      return 'all posts of this message';
  }
}

/** Whether an office gave a stop itself, so that it is its own to lift. */
export function isOwn({ associationId }: Stop): boolean {
  return associationId === undefined;
}

export function isSameScope(one: StopScope, other: StopScope): boolean {
  return keyOfScope(one) === keyOfScope(other);
}

/** The same for the same scope of one office or association, such as `channel#x`. */
export function keyOfScope(scope: StopScope): string {
  if (scope.kind === 'office') return scope.kind;
  return scope.kind === 'message' ? `message#${scope.campaignId}#${scope.id}` : `${scope.kind}#${scope.id}`;
}
